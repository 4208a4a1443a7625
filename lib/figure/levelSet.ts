import type { Point } from "./surface.js";

/** A surface of quadrilaterals in space. */
export interface Quads {
  readonly vertices: readonly Point[];
  /** Four vertices each, counter-clockwise for an eye on the side where f is smaller. */
  readonly quads: readonly (readonly [number, number, number, number])[];
}

/**
 * The surface f = level of a function that is known on a grid of cubes, by surface nets: each cube that it passes has one
 * vertex, the mean of where it crosses the cube's edges, and each crossed edge joins the vertices of the four cubes around
 * it. It is closed unless it leaves the grid.
 *
 * @param values n x n x n, the last coordinate fastest
 * @param place of grid coordinates, each from 0 to n - 1
 * @see Gibson, Constrained elastic surface nets (1998)
 */
export function levelSet(
  values: Float64Array,
  n: number,
  level: number,
  place: (i: number, j: number, k: number) => Point,
): Quads {
  const vertices: Point[] = [];
  const vertexOf = new Int32Array(values.length).fill(-1);
  for (const [i, j, k] of corners(n - 1)) {
    const first = (i * n + j) * n + k;
    const middle = crossing(values, n, first, level);
    if (middle === undefined) continue;
    vertexOf[first] = vertices.length;
    vertices.push(place(i + middle[0], j + middle[1], k + middle[2]));
  }
  const strides = [n * n, n, 1] as const;
  const quads: [number, number, number, number][] = [];
  for (const at of corners(n)) {
    const from = (at[0] * n + at[1]) * n + at[2];
    for (const axis of [0, 1, 2] as const) {
      const [u, v] = [(axis + 1) % 3, (axis + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
      // At the rim of the grid there are not four cubes around an edge.
      if (at[axis] === n - 1 || [u, v].some((other) => at[other] === 0 || at[other] === n - 1)) continue;
      const isIn = values[from]! >= level;
      if (isIn === values[from + strides[axis]]! >= level) continue;
      const around = [0, -strides[u], -strides[u] - strides[v], -strides[v]].map(
        (by) => vertexOf[from + by]!,
      );
      quads.push((isIn ? around : around.reverse()) as [number, number, number, number]);
    }
  }
  return { vertices, quads };
}

/** All (i, j, k) from 0 to n - 1. */
function* corners(n: number): Generator<readonly [number, number, number]> {
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) yield [i, j, k];
}

/** The mean of where the surface crosses the edges of a cube, in units of its side; undefined if it crosses none. */
function crossing(values: Float64Array, n: number, first: number, level: number): Point | undefined {
  const value = (c: number): number =>
    values[first + (c & 4 ? n * n : 0) + (c & 2 ? n : 0) + (c & 1 ? 1 : 0)]! - level;
  const sum = [0, 0, 0];
  let count = 0;
  for (let c = 0; c < 8; c++)
    for (const [axis, bit] of [4, 2, 1].entries()) {
      if (c & bit) continue;
      const [a, b] = [value(c), value(c | bit)];
      if (a >= 0 === b >= 0) continue;
      count++;
      for (const [k, other] of [4, 2, 1].entries())
        sum[k]! += k === axis ? a / (a - b) : Number((c & other) > 0);
    }
  return count === 0 ? undefined : (sum.map((x) => x / count) as unknown as Point);
}
