import { sigmoid, silu } from "../engine/activations.js";
import { aliasOf } from "../engine/apply.js";
import { mul } from "../engine/arithmetic.js";
import { concat } from "../engine/concat.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";
import { type Irreps, type IrrepsArgument, irrepsOf, readIrreps } from "../irreps/irreps.js";
import { checkIrreps } from "./checkIrreps.js";
import { featuresOf, type IrrepsArray, type Written } from "./irrepsArray.js";
import { normalizedActivation } from "./normalizedActivation.js";

/** A nonlinearity of features, with the irreps of its input. */
export interface Gate<Out extends string> {
  /** One term of scalars, first those of the output, then one for each gated copy; then the gated terms. */
  readonly in: Irreps;
  readonly out: Irreps;
  apply(x: IrrepsArray): IrrepsArray<Out>;
}

/** The activations of the scalars of the output, and of those that gate. */
export interface GateActivations {
  /** Default: silu, scaled to second moment 1. */
  readonly scalars?: (x: Tensor) => Tensor;
  /** Default: sigmoid, scaled to second moment 1. */
  readonly gates?: (x: Tensor) => Tensor;
}

const scaledSilu = normalizedActivation(silu);
const scaledSigmoid = normalizedActivation(sigmoid);

/**
 * The gate: scalars go through an activation, and each copy of another irrep is multiplied by the activation of its own
 * scalar, which commutes with rotations because scalars are invariant,
 *
 *     (s, g, v) -> (phi(s), psi(g) v)
 *
 * @param output the irreps of the result, scalars first: "32x0e + 32x1o + 32x2e"
 * @throws RangeError if a scalar is odd (its activation would be neither even nor odd), or follows another irrep
 * @see Weiler et al., 3D Steerable CNNs (2018)
 */
export function gate<const T extends string | Irreps>(
  output: IrrepsArgument<T>,
  { scalars = scaledSilu, gates = scaledSigmoid }: GateActivations = {},
): Gate<Written<T>> {
  const out = readIrreps(output);
  const first = out.terms.findIndex(({ irrep: { l } }) => l > 0);
  const count = first < 0 ? out.terms.length : first;
  const gated = out.terms.slice(count);
  const odd = out.terms.find(({ irrep: { l, p } }, k) => l === 0 && (p === -1 || k >= count));
  if (odd)
    throw new RangeError(
      `gate: expected even scalars 0e, then other irreps, got ${out.toString()}: an activation has no parity, so leave 0o to the gated terms of a product`,
    );
  const scalar = { l: 0, p: 1 } as const;
  const [ends, width] = [out.slices[count - 1]?.end ?? 0, gated.reduce((sum, term) => sum + term.mul, 0)];
  const input = irrepsOf([{ mul: ends + width, irrep: scalar }, ...gated]);
  return {
    in: input,
    out,
    apply(x) {
      checkIrreps("gate", x, input);
      const lead = x.array.shape.slice(0, -1);
      const psi = gates(slice(x.array, -1, ends, ends + width));
      let at = 0;
      const parts = gated.map(({ mul: copies, irrep: { l } }, k) => {
        const own = aliasOf(slice(psi, -1, at, at + copies), [...lead, 1, copies]);
        at += copies;
        const part = x.part(1 + k);
        return aliasOf(mul(part, own), [...lead, (2 * l + 1) * copies]);
      });
      const all = ends > 0 ? [scalars(slice(x.array, -1, 0, ends)), ...parts] : parts;
      return featuresOf(out, concat(all, -1));
    },
  };
}
