import { leastSquares } from "../algebra/leastSquares.js";
import { type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { singularValues } from "../algebra/singularValues.js";
import { norm, scaled, subtract, unitVector, type Vector } from "../algebra/vector.js";
import { exponential, type MatrixLieGroup } from "../group/matrixLieGroup.js";
import { alike } from "../numbers/alike.js";
import { largestIn } from "../numbers/numbersIn.js";
import { random } from "../numbers/random.js";
import type { Action } from "../representation/action.js";
import type { MovingFrame } from "./movingFrame.js";
import { coordinates } from "./orbitSelection.js";

/** What a moving frame of a group of matrices is found from. */
export interface NewtonFrameOptions<Y> {
  /** How the group acts on Y; smooth in the group. */
  readonly action: Action<Matrix, Y> & { readonly group: MatrixLieGroup };
  /** Phi: as many numbers of a point as the group has dimensions. The section that is to meet each orbit once is where all are 0. */
  readonly section: (y: Y) => Vector;
  /** Which points of it count, by inequalities (default: all): (y) => y[0] > 0. */
  readonly inside?: (y: Y) => boolean;
  /** How many elements of each component Newton's method starts from (default: 12). */
  readonly starts?: number;
}

/** Derivatives are differences over this step. */
const STEP = 1e-5;

/** Elements that differ by less count as one. */
const SAME = 1e-6;

/**
 * The moving frame of a closed group of matrices that acts freely and properly, found by Newton's method: the element that brings y
 * to a section of the orbits,
 *
 *     xi(y) = g        Phi(g^-1 y) = 0 and g^-1 y inside
 *
 * With u = g^-1 y a step is g -> g exp(sum_k a_k E_k), where a solves Phi(u) + sum_k a_k d/da_k Phi(exp(-a_k E_k) u) = 0. It starts
 * from several elements of each component of the group, because it stays in its component and finds one solution at a time.
 *
 * @example
 * const group = matrixLieGroup({ name: "SO(2)", algebra: [[[0, -1], [1, 0]]] });
 * newtonFrame({ action: { group, apply: matvec }, section: ([, y]) => [y], inside: ([x]) => x > 0 });
 * @throws RangeError from `of`: if a one-parameter subgroup fixes y, if no start leads to the section, if none leads inside, or if
 * several elements lead there: then y has a stabiliser, or the section meets its orbit several times
 * @see Fels and Olver, Moving coframes II (1999), for sections and frames
 */
export function newtonFrame<Y>({
  action,
  section,
  inside = () => true,
  starts = 12,
}: NewtonFrameOptions<Y>): MovingFrame<Matrix, Y> {
  const { group, apply } = action;
  if (!Array.isArray(group?.algebra))
    throw new RangeError(
      `newtonFrame: expected the action of a group of matrices with its Lie algebra, by matrixLieGroup, got ${group?.name}: orbitSelection is for finite groups`,
    );
  const d = group.algebra.length;
  const n = group.identity.length;
  const exp = (a: Vector): Matrix => exponential(group.algebra, n, a);
  /** The derivative of f at exp(s sum_k a_k E_k) u by a, for s = 1 or -1: [number][k]. */
  const derivative = (f: (y: Y) => Vector, u: Y, s: 1 | -1): number[][] =>
    transpose(
      group.algebra.map((_, k) => {
        const at = (h: number): Vector => f(apply(exp(scaled(s * h, unitVector(d, k))), u));
        return scaled(1 / (2 * STEP), subtract(at(STEP), at(-STEP)));
      }),
    );
  const phi = (y: Y): Vector => {
    const values = section(y);
    if (values.length === d && values.every(Number.isFinite)) return values;
    throw new RangeError(
      `newtonFrame: expected a section of ${d} finite numbers, as many as ${group.name} has dimensions, got [${values.join(", ")}]`,
    );
  };
  const landed = (y: Y, from: Matrix): { readonly g: Matrix; readonly off: number } => {
    let g = from;
    let u = apply(group.inverse(g), y);
    let value = phi(u);
    for (let step = 0; step < 60 && norm(value) > 1e-13; step++) {
      const J = derivative(phi, u, -1);
      const a = leastSquares(
        J,
        value.map((entry) => [0 - entry]),
      ).map(([entry]) => entry!);
      const length = Math.min(1, 1 / norm(a));
      let [next, at, reached] = [g, u, value];
      for (let half = 0; half < 12; half++) {
        next = matmul(g, exp(scaled(length / 2 ** half, a)));
        at = apply(group.inverse(next), y);
        reached = phi(at);
        if (norm(reached) < norm(value)) break;
      }
      if (!(norm(reached) < norm(value))) break;
      [g, u, value] = [next, at, reached];
    }
    return { g, off: norm(value) };
  };
  const of = (y: Y): Matrix => {
    checkFree(y);
    const draw = random(1);
    const tolerance = 1e-9 * Math.max(1, largestIn(coordinates(y)));
    const ends = group.components.flatMap((c) =>
      Array.from({ length: starts }, (_, k) =>
        landed(y, k === 0 ? c : matmul(c, exp(group.algebra.map(() => 2 * draw.normal())))),
      ),
    );
    const solutions: Matrix[] = [];
    for (const { g, off } of ends)
      if (off <= tolerance && !solutions.some((other) => alike(other, g, SAME))) solutions.push(g);
    const count = `${ends.length} starts in ${group.components.length} component${group.components.length === 1 ? "" : "s"}`;
    if (solutions.length === 0)
      throw new RangeError(
        `newtonFrame: expected an element of ${group.name} that brings the point to the section, got none from ${count}: the nearest is off by ${Math.min(...ends.map(({ off }) => off)).toPrecision(2)}. Does the section meet every orbit?`,
      );
    const chosen = solutions.filter((g) => inside(apply(group.inverse(g), y)));
    if (chosen.length === 0)
      throw new RangeError(
        `newtonFrame: expected an element of ${group.name} that brings the point inside, got ${solutions.length} from ${count} that bring it to the section, all of them outside`,
      );
    const [g, other] = chosen;
    if (other !== undefined) throw several(y, g!, other, chosen.length);
    return g!;
  };
  /** That no one-parameter subgroup fixes a point: its velocities along the algebra are independent. */
  function checkFree(y: Y): void {
    if (d === 0) return;
    const velocities = derivative((at) => coordinates(at, y), y, 1);
    const { values, right } = singularValues(velocities);
    if (values[d - 1]! > 1e-6 * Math.max(values[0]!, 1e-300)) return;
    const a = right.map((row) => Number(row[d - 1]!.toPrecision(3)) + 0);
    throw new RangeError(
      `newtonFrame: expected a point that only the identity fixes, got one that exp(t sum_k a_k E_k) with a = [${a.join(", ")}] fixes for all t: its stabiliser is not discrete`,
    );
  }
  function several(y: Y, g: Matrix, other: Matrix, count: number): RangeError {
    const h = matmul(other, group.inverse(g));
    const isFixed = alike(apply(h, y), y, SAME * Math.max(1, largestIn(y)));
    return new RangeError(
      isFixed
        ? `newtonFrame: expected a point that only the identity fixes, got one that ${group.symbol(h)} fixes too: its group element is defined up to the stabiliser`
        : `newtonFrame: expected a section that meets the orbit once, got ${count} elements that bring the point there, such as ${group.symbol(g)} and ${group.symbol(other)}: tell their points apart by inside`,
    );
  }
  return { name: `Newton's method in ${group.name}`, action, of };
}
