import type { Vector } from "../engine/matrix.js";
import { type Displayable, display } from "../figure/display.js";
import type { Irreps } from "../irreps/irreps.js";
import { applyPath, gradientOfPath } from "./applyPath.js";
import type { Instruction } from "./instruction.js";
import { type Path, type PathOptions, paths } from "./path.js";

/** The gradients of g . z by the factors and the weights. */
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
  apply(x: Vector, y: Vector, weights?: Vector): number[];
  /** The gradients of sum_k g_k z_k, g having out.dim numbers. */
  gradients(x: Vector, y: Vector, weights: Vector, g: Vector): TensorProductGradients;
}

/**
 * A tensor product of features by paths, each from a term of x and a term of y to a term of z:
 *
 *     z_wk += c sum_uv W_uvw sum_ij C_ijk x_ui y_vj        C = wigner3j(l1, l2, l3)
 *
 * with c of `PathOptions` and u, v, w as the path's mode says. Because C commutes with rotations and the parities
 * multiply, z turns by D(Q) where x and y do, whatever the weights.
 *
 * @example
 * const cross = tensorProduct(irreps("1o"), irreps("1o"), irreps("1e"), [{ in1: 0, in2: 0, out: 0, mode: "uuu" }]);
 * cross.apply([1, 0, 0], [0, 1, 0], [1]); // [0, 0, 1 / sqrt 2]
 * @throws RangeError if an instruction does not fit the irreps
 */
export function tensorProduct(
  in1: Irreps,
  in2: Irreps,
  out: Irreps,
  instructions: readonly Instruction[],
  options: PathOptions = {},
): TensorProduct {
  const all = paths(in1, in2, out, instructions, options);
  const weightCount = all.reduce(
    (count, { weighted, weightShape }) =>
      weighted ? count + weightShape.reduce((product, n) => product * n, 1) : count,
    0,
  );
  const check = (x: Vector, y: Vector, weights: Vector): void => {
    fits("x", x, in1);
    fits("y", y, in2);
    if (weights.length === weightCount) return;
    throw new RangeError(
      `expected ${weightCount} weights for the ${all.length} paths of ${name}, got ${weights.length}`,
    );
  };
  const name = `${in1.toString()} x ${in2.toString()} -> ${out.toString()}`;
  return {
    in1,
    in2,
    out,
    paths: all,
    weightCount,
    apply: (x, y, weights = []) => {
      check(x, y, weights);
      const z = new Float64Array(out.dim);
      for (const path of all) applyPath(path, x, y, weights, z);
      return Array.from(z);
    },
    gradients: (x, y, weights, g) => {
      check(x, y, weights);
      fits("g", g, out);
      const into = {
        x: new Float64Array(in1.dim),
        y: new Float64Array(in2.dim),
        weights: new Float64Array(weightCount),
      };
      for (const path of all) gradientOfPath(path, x, y, weights, g, into);
      return { x: Array.from(into.x), y: Array.from(into.y), weights: Array.from(into.weights) };
    },
    [display]: () => ({ "text/plain": `${name}: ${all.length} paths, ${weightCount} weights` }),
  };
}

function fits(name: string, x: Vector, irreps: Irreps): void {
  if (x.length === irreps.dim) return;
  throw new RangeError(
    `expected ${name} of ${irreps.dim} numbers for ${irreps.toString() || "no irreps"}, got ${x.length}`,
  );
}
