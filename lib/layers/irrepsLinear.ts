import { aliasOf } from "../engine/apply.js";
import { contract } from "../engine/form.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { sameIrrep } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { termName } from "../irreps/mulIrrep.js";
import { checkIrreps } from "./checkIrreps.js";
import { featuresOf, type IrrepsArray, type Written } from "./irrepsArray.js";
import { type LinearPath, linearForm } from "./linearForm.js";

/** A linear map of features that commutes with rotations and reflections, for every W. */
export interface IrrepsLinear<In extends string, Out extends string> {
  readonly in: Irreps;
  readonly out: Irreps;
  /** The number of weights: path after path, each [copy of x, copy of y], row-major, as in e3nn. */
  readonly weightCount: number;
  apply(x: IrrepsArray<In>, W: Tensor): IrrepsArray<Out>;
}

/**
 * The linear maps between features that commute with rotations and reflections: by Schur's lemma they mix copies of the
 * same irrep, and nothing else,
 *
 *     y_wm = sum_paths c sum_u W_uw x_um        c = 1 / sqrt(number of copies of x that are summed)
 *
 * @throws RangeError if no term of x has the irrep of a term of y, which would always be 0
 */
export function irrepsLinear<const A extends string | Irreps, const B extends string | Irreps>(
  input: IrrepsArgument<A>,
  output: IrrepsArgument<B>,
): IrrepsLinear<Written<A>, Written<B>> {
  const [from, to] = [readIrreps(input), readIrreps(output)];
  const { paths, weightCount } = pathsBetween(from, to);
  return {
    in: from,
    out: to,
    weightCount,
    apply(x, W) {
      checkIrreps("linear", x, from);
      if (W.size !== weightCount)
        throw new RangeError(
          `linear: expected ${weightCount} weights for ${from.toString()} -> ${to.toString()}, got ${shapeText(W.shape)}`,
        );
      const n = x.array.size / from.dim;
      const y = contract(linearForm(n, from.dim, to.dim, weightCount, paths), 2, [
        aliasOf(x.array, [n, from.dim]),
        aliasOf(W, [weightCount]),
      ]);
      return featuresOf(to, aliasOf(y, [...x.array.shape.slice(0, -1), to.dim]));
    },
  };
}

function pathsBetween(from: Irreps, to: Irreps): { paths: LinearPath[]; weightCount: number } {
  let weightCount = 0;
  const all = from.terms.flatMap((a, i) =>
    to.terms.flatMap((b, o) => {
      if (!sameIrrep(a.irrep, b.irrep) || a.mul * b.mul === 0) return [];
      const weight = weightCount;
      weightCount += a.mul * b.mul;
      return [{ i, o, weight, step: b.mul, from: a.mul, to: b.mul, dim: 2 * a.irrep.l + 1 }];
    }),
  );
  for (const [o, term] of to.terms.entries()) {
    if (term.mul === 0 || all.some((path) => path.o === o)) continue;
    throw new RangeError(
      `linear: expected a term for ${termName(term)} among ${from.toString()}, got none: a linear map keeps the irrep, so that ${termName(term)} would always be 0`,
    );
  }
  const paths = all.map(({ i, o, ...path }) => {
    const fanIn = all.reduce((sum, other) => (other.o === o ? sum + other.from : sum), 0);
    return { ...path, x: from.slices[i]!.start, y: to.slices[o]!.start, c: 1 / Math.sqrt(fanIn) };
  });
  return { paths, weightCount };
}
