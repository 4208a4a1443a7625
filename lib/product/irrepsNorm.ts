import { type NumberList, plain } from "../algebra/numberList.js";
import { norm } from "../algebra/vector.js";
import { type Displayable, shown } from "../display/displayable.js";
import { checkFeature } from "../irreps/checkFeature.js";
import { irrepDimension } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, irrepsOf, readIrreps } from "../irreps/irreps.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { checkOptions } from "../numbers/checkOptions.js";

/** The norms of the copies of irreps in a feature: invariant, one scalar for each copy. */
export interface IrrepsNorm extends Displayable {
  readonly in: Irreps;
  /** Scalars: each term (mul, irrep) becomes (mul, 0e). */
  readonly out: Irreps;
  /** |x_u| for every copy u: out.dim numbers from in.dim. */
  apply(x: NumberList): number[];
  /** The gradient of sum_u g_u |x_u| with respect to x: in.dim numbers. */
  gradient(x: NumberList, g: NumberList): number[];
}

/** Which power of the length is computed. */
export interface IrrepsNormOptions {
  /** |x_u|^2 instead, a polynomial and hence smooth at 0 too (default false). */
  readonly squared?: boolean;
}

/**
 * The norm of each copy of an irrep,
 *
 *     |x_u| = sqrt(sum_m x_um^2)        d|x_u| / dx_um = x_um / |x_u|
 *
 * It is invariant under rotations and reflections, because D(Q) is orthogonal. At x_u = 0 it has a kink and no gradient;
 * every vector of length at most 1 is a subgradient there, and `gradient` returns the shortest, 0. With `squared` it is
 * |x_u|^2, with the gradient 2 x_um everywhere.
 *
 * @example
 * irrepsNorm("2x0e + 1o").apply([-1, 2, 0, 3, 4]); // [1, 2, 5]
 * @throws RangeError if x or g do not fit the irreps
 */
export function irrepsNorm<T extends string | Irreps>(
  given: IrrepsArgument<T>,
  options: IrrepsNormOptions = {},
): IrrepsNorm {
  checkOptions(options, ["squared"]);
  const { squared = false } = options;
  const irreps = readIrreps(given);
  checkMemory(8 * irreps.numIrreps, `${irreps.numIrreps} copies of irreps`, "use fewer");
  const copies = irreps.terms.flatMap(({ mul, irrep }, t) =>
    Array.from({ length: mul }, (_, u) => {
      const dimension = irrepDimension(irrep);
      return { start: irreps.slices[t]!.start + u * dimension, dimension };
    }),
  );
  const out = irrepsOf(irreps.terms.map(({ mul }) => ({ mul, irrep: { l: 0, p: 1 } })));
  const apply = (x: NumberList): number[] => {
    checkFeature("x", x, irreps);
    const entries = plain(x);
    return copies.map(({ start, dimension }) => {
      const length = norm(entries.slice(start, start + dimension));
      return squared ? length * length : length;
    });
  };
  const made: Omit<IrrepsNorm, keyof Displayable> = {
    in: irreps,
    out,
    apply,
    gradient: (x, g) => {
      checkFeature("g", g, out);
      const entries = plain(x);
      const lengths = apply(x);
      return copies.flatMap(({ start, dimension }, u) => {
        const length = lengths[u]!;
        return entries.slice(start, start + dimension).map((entry) => {
          if (squared) return 2 * g[u]! * entry;
          return length === 0 ? 0 : g[u]! * (entry / length);
        });
      });
    },
  };
  return shown(made, () => `norm${squared ? " squared" : ""}: ${irreps.toString()} -> ${out.toString()}`);
}
