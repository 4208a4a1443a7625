import { concat } from "../engine/concat.js";
import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { irrepsInProduct, sameIrrep } from "../irreps/irrep.js";
import { type Irreps, irrepsOf } from "../irreps/irreps.js";
import type { Instruction } from "../product/instruction.js";
import { tensorProduct } from "../product/tensorProduct.js";
import { featureProduct } from "./featureProduct.js";
import { gate } from "./gate.js";
import { type IrrepsArray, irrepsArray } from "./irrepsArray.js";
import { linear } from "./linear.js";

/**
 * Features mixed with themselves, as PhiSNet's SelfMix does it, so that degrees speak to one another and higher ones arise,
 *
 *     y = gate( V ( U h (x) U' h,  h ) )
 *
 * with the product channel by channel (mode "uuu"), and V a linear map of both.
 *
 * @param input features of one multiplicity: "16x0e + 16x1o + 16x2e"
 * @param out features of the same multiplicity, scalars first
 * @throws RangeError if multiplicities differ, or a term of `out` is not in the product
 */
export function selfMixing(input: Irreps, out: Irreps): Layer<[h: IrrepsArray], IrrepsArray> {
  oneMultiplicity("selfMixing", input, out);
  const instructions: Instruction[] = [];
  for (const [i, a] of input.terms.entries())
    for (const [j, b] of input.terms.entries())
      for (const [k, c] of out.terms.entries())
        if (irrepsInProduct(a.irrep, b.irrep).some((irrep) => sameIrrep(irrep, c.irrep)))
          instructions.push({ in1: i, in2: j, out: k, mode: "uuu" });
  const product = featureProduct(tensorProduct<Irreps, Irreps, Irreps>(input, input, out, instructions));
  const gating = gate<Irreps>(out);
  const both = irrepsOf([...out.terms, ...input.terms]);
  return layer(
    {
      left: linear<Irreps, Irreps>(input, input),
      right: linear<Irreps, Irreps>(input, input),
      W: parameter([product.weightCount], normal(1)),
      mix: linear<Irreps, Irreps>(both, gating.in),
    },
    ({ left, right, W, mix }, h: IrrepsArray): IrrepsArray => {
      const mixed = product.apply(left(h), right(h), W);
      return gating.apply(mix(irrepsArray<Irreps>(both, concat([mixed.array, h.array], -1))));
    },
  );
}

/**
 * That features have equally many copies of each irrep.
 *
 * @returns how many
 * @throws RangeError if not
 */
export function oneMultiplicity(name: string, ...features: readonly Irreps[]): number {
  const copies = features.flatMap(({ terms }) => terms.map(({ mul }) => mul));
  const [first] = copies;
  if (first !== undefined && first > 0 && copies.every((mul) => mul === first)) return first;
  throw new RangeError(
    `${name}: expected features with as many copies of each irrep, such as "16x0e + 16x1o + 16x2e", got ${features.map(String).join(" and ")}`,
  );
}
