import type { NumberList } from "../algebra/numberList.js";
import { type Displayable, shown } from "../display/displayable.js";
import { checkFeature } from "../irreps/checkFeature.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { applyPath } from "./applyPath.js";
import { gradientOfPath } from "./gradientOfPath.js";
import type { Instruction } from "./instruction.js";
import { type Path, type PathOptions, paths } from "./path.js";
import { pathPlan } from "./pathPlan.js";
import { unreached } from "./unreached.js";

/** The gradients of g . z with respect to the factors and the weights. */
export interface TensorProductGradients {
  readonly x: number[];
  readonly y: number[];
  readonly weights: number[];
}

/** A weighted tensor product of features: linear in x, in y and in the weights, and equivariant for all weights. */
export interface TensorProduct extends Displayable {
  readonly in1: Irreps;
  readonly in2: Irreps;
  readonly out: Irreps;
  readonly paths: readonly Path[];
  /** How many weights there are: path after path, each row-major. */
  readonly weightCount: number;
  /** z, out.dim numbers, from x (in1.dim), y (in2.dim) and the weights. */
  apply(x: NumberList, y: NumberList, weights?: NumberList): number[];
  /**
   * z for n pairs at once, the same numbers as `apply` gives pair by pair.
   *
   * @param x [pair, component], n times in1.dim numbers; y likewise, n times in2.dim
   * @param weights the same for all pairs, or [pair, weight]
   * @param into where the result is written (default: a new array)
   * @returns [pair, component], n times out.dim numbers
   */
  applyAll(x: NumberList, y: NumberList, weights?: NumberList, into?: Float64Array): Float64Array;
  /** The gradients of sum_k g_k z_k, g having out.dim numbers. */
  gradients(x: NumberList, y: NumberList, weights: NumberList, g: NumberList): TensorProductGradients;
}

/**
 * A tensor product of features by paths, each from a term of x and a term of y to a term of z:
 *
 *     z_wk += c sum_uv W_uvw sum_ij C_ijk x_ui y_vj        C = wigner3j(l1, l2, l3)
 *
 * with c of `PathOptions` and u, v, w as the path's mode says. Because C commutes with rotations and the parities
 * multiply, z transforms by D(Q) if x and y do, whatever the weights.
 *
 * @example
 * const cross = tensorProduct("1o", "1o", "1e", [{ in1: 0, in2: 0, out: 0, mode: "uuu" }]);
 * cross.apply([1, 0, 0], [0, 1, 0], [1]); // [0, 0, 1 / sqrt 2]
 * @throws RangeError if an instruction does not fit the irreps, or no instruction leads to some term of the result
 */
export function tensorProduct<
  A extends string | Irreps,
  B extends string | Irreps,
  C extends string | Irreps,
>(
  first: IrrepsArgument<A>,
  second: IrrepsArgument<B>,
  result: IrrepsArgument<C>,
  instructions: readonly Instruction[],
  options: PathOptions = {},
): TensorProduct {
  const [in1, in2, out] = [first, second, result].map(readIrreps) as [Irreps, Irreps, Irreps];
  const lost = out.terms.filter(({ mul }, k) => mul > 0 && !instructions.some((path) => path.out === k));
  if (lost.length > 0) throw unreached(in1, in2, lost);
  const all = paths(in1, in2, out, instructions, options);
  const weightCount = all.reduce(
    (count, { weighted, weightShape }) =>
      weighted ? count + weightShape.reduce((product, n) => product * n, 1) : count,
    0,
  );
  const plans = all.map((path) => pathPlan(path));
  const check = (x: NumberList, y: NumberList, weights: NumberList): void => {
    checkFeature("x", x, in1);
    checkFeature("y", y, in2);
    if (weights.length === weightCount) return;
    throw new RangeError(
      `expected ${weightCount} weights for the ${all.length} paths of ${name}, got ${weights.length}`,
    );
  };
  const name = `${in1.toString()} x ${in2.toString()} -> ${out.toString()}`;
  const made: Omit<TensorProduct, keyof Displayable> = {
    in1,
    in2,
    out,
    paths: all,
    weightCount,
    apply: (x, y, weights = []) => {
      check(x, y, weights);
      const z = new Float64Array(out.dim);
      const [a, b, c] = [floats(x), floats(y), floats(weights)];
      for (const plan of plans) applyPath(plan, a, 0, b, 0, c, 0, z, 0);
      return Array.from(z);
    },
    applyAll: (x, y, weights = [], into) => {
      const n = countOfPairs(x, y, in1, in2);
      const own = weights.length !== weightCount;
      if (own && weights.length !== n * weightCount) {
        throw new RangeError(
          `expected ${weightCount} weights for all ${n} pairs, or ${n} x ${weightCount} = ${n * weightCount}, got ${weights.length}`,
        );
      }
      if (into !== undefined && into.length !== n * out.dim) {
        throw new RangeError(
          `expected room for ${n} x ${out.dim} = ${n * out.dim} numbers in "into", got ${into.length}`,
        );
      }
      const z = into?.fill(0) ?? new Float64Array(n * out.dim);
      const [a, b, c] = [floats(x), floats(y), floats(weights)];
      for (let pair = 0; pair < n; pair++) {
        const [atX, atY, atW] = [pair * in1.dim, pair * in2.dim, own ? pair * weightCount : 0];
        for (const plan of plans) applyPath(plan, a, atX, b, atY, c, atW, z, pair * out.dim);
      }
      return z;
    },
    gradients: (x, y, weights, g) => {
      check(x, y, weights);
      checkFeature("g", g, out);
      const [dx, dy] = [new Float64Array(in1.dim), new Float64Array(in2.dim)];
      const dW = new Float64Array(weightCount);
      const [a, b, c, d] = [floats(x), floats(y), floats(weights), floats(g)];
      for (const plan of plans) gradientOfPath(plan, a, 0, b, 0, c, 0, d, 0, dx, dy, dW);
      return { x: Array.from(dx), y: Array.from(dy), weights: Array.from(dW) };
    },
  };
  return shown(made, () => `${name}: ${counted(all.length, "path")}, ${counted(weightCount, "weight")}`);
}

function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}

function floats(numbers: NumberList): Float64Array {
  return numbers instanceof Float64Array ? numbers : new Float64Array(numbers);
}

/** How many pairs there are: x and y have to agree. */
function countOfPairs(x: NumberList, y: NumberList, in1: Irreps, in2: Irreps): number {
  const n = in1.dim > 0 ? x.length / in1.dim : y.length / in2.dim;
  if (Number.isInteger(n) && x.length === n * in1.dim && y.length === n * in2.dim) return n;
  throw new RangeError(
    `expected n times ${in1.dim} numbers of ${in1.toString()} and n times ${in2.dim} of ${in2.toString()}, got ${x.length} and ${y.length}`,
  );
}
