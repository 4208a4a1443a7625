import {
  atomicGraph,
  type Graph,
  type IrrepsArray,
  irrepsArray,
  type Neighbours,
  type Random,
  type Tensor,
  tensor,
  type Vector,
} from "noether";

/** Points with masses, and what is to be learned of each cloud or point. */
export interface Cloud extends Graph, Neighbours {
  /** [points, 3] */
  readonly positions: Tensor;
  /** [points, 1] */
  readonly masses: Tensor;
  /** [points, 3], or [graphs, 6] */
  readonly wanted: Tensor;
}

/** The graph of points that all see each other. */
export function pointGraph(
  positions: readonly Vector[],
): Graph & Neighbours & { readonly positions: Tensor } {
  return atomicGraph({ numbers: positions.map(() => 1), positions }, { cutoff: 20, mayBeEmpty: true });
}

/** A mass for each point, as irreps. */
export function massesOf(masses: Tensor): IrrepsArray<"1x0e"> {
  return irrepsArray("1x0e", masses);
}

/** Points in a cube of a half side, no two nearer than some distance. */
function points(draw: Random, count: number, half: number, apart: number): Vector[] {
  const found: Vector[] = [];
  while (found.length < count) {
    const x = [0, 1, 2].map(() => half * (2 * draw.uniform() - 1));
    if (found.every((y) => Math.hypot(...y.map((value, k) => value - x[k]!)) >= apart)) found.push(x);
  }
  return found;
}

/** Two to ten masses, and the accelerations a_i = sum_j m_j r_ij / |r_ij|^3 that they give each other. */
export function gravity(draw: Random): Cloud {
  const x = points(draw, 2 + draw.integer(9), 2, 0.5);
  const m = x.map(() => 0.5 + 1.5 * draw.uniform());
  const wanted = x.map((from, i) =>
    [0, 1, 2].map((axis) =>
      x.reduce((sum, to, j) => {
        if (i === j) return sum;
        const r = to.map((value, k) => value - from[k]!);
        return sum + (m[j]! * r[axis]!) / Math.hypot(...r) ** 3;
      }, 0),
    ),
  );
  return { ...pointGraph(x), masses: tensor(m.map((value) => [value])), wanted: tensor(wanted) };
}

/**
 * Fifteen points around the first, which has no mass, and their tensor of inertia about it, sum_j m_j (|r|^2 1 - r r^T), by
 * its parts of degree 0 and 2: the trace over sqrt 3, and the others in the order of harmonics.
 */
export function inertia(draw: Random): Cloud {
  const x = points(draw, 15, 0.5, 0);
  const m = x.map((_, j) => (j === 0 ? 0 : 0.5 + 1.5 * draw.uniform()));
  const I = [0, 1, 2].map((a) =>
    [0, 1, 2].map((b) =>
      x.reduce((sum, y, j) => {
        const r = y.map((value, k) => value - x[0]![k]!);
        return sum + m[j]! * ((a === b ? Math.hypot(...r) ** 2 : 0) - r[a]! * r[b]!);
      }, 0),
    ),
  );
  return { ...pointGraph(x), masses: tensor(m.map((value) => [value])), wanted: tensor([degrees(I)]) };
}

/** A symmetric matrix by its parts of degree 0 and 2, of the same length. */
export function degrees([X, Y, Z]: readonly Vector[]): number[] {
  const [[xx, xy, xz], [, yy, yz], [, , zz]] = [X, Y, Z] as unknown as [number[], number[], number[]];
  const s = Math.SQRT2;
  return [
    (xx! + yy! + zz!) / Math.sqrt(3),
    s * xz!,
    s * xy!,
    (2 * yy! - xx! - zz!) / Math.sqrt(6),
    s * yz!,
    (zz! - xx!) / s,
  ];
}
