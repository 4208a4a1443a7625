import { norm } from "../algebra/vector.js";
import type { Direction, Mark } from "./panel.js";

/** A point or direction in space. */
export type Point = readonly [x: number, y: number, z: number];

/** The direction from which a surface is seen, and how it is coloured. */
export interface View {
  /** Rotation about the vertical axis z, in radians (default 0.6). */
  readonly azimuth?: number;
  /** Height of the eye above the horizon, in radians (default 0.5). */
  readonly elevation?: number;
  /** A value at every point of the grid, shown by colour; without it the surface is shaded by the light. */
  readonly values?: readonly (readonly number[])[];
  /** The values at the ends of the colours (default: the least and the largest). */
  readonly range?: readonly [number, number];
}

/** The direction of a view, with defaults for omitted angles. */
export function directionOf({ azimuth = 0.6, elevation = 0.5 }: View): Direction {
  return { azimuth, elevation };
}

/**
 * The position of a point p in the picture, seen from far away (orthographic projection):
 *
 *     right = (-sin a, cos a, 0),  up = (-sin e cos a, -sin e sin a, cos e)        a azimuth, e elevation
 *
 * @returns [p . right, p . up, p . towards], the last one growing towards the eye
 */
export function project([x, y, z]: Point, view: View = {}): Point {
  const { azimuth: a, elevation: e } = directionOf(view);
  const along = x * Math.cos(a) + y * Math.sin(a);
  return [
    -x * Math.sin(a) + y * Math.cos(a),
    -Math.sin(e) * along + Math.cos(e) * z,
    Math.cos(e) * along + Math.sin(e) * z,
  ];
}

/**
 * A surface in space, given by a grid of its points, as polygons to paint from back to front.
 *
 * Each cell of the grid is one quadrilateral; its shade in [0, 1] grows with the cosine between its normal and the
 * light (from the upper left behind the eye), or is the mean of `values` at its corners, scaled from `range` to [0, 1].
 *
 * @param points rows of equally many points
 * @throws RangeError if there are fewer than 2 x 2 points, or rows differ in length
 */
export function surface(
  points: readonly (readonly Point[])[],
  view: View = {},
): Extract<Mark, { kind: "polygons" }> {
  const [rows, columns] = [points.length, points[0]?.length ?? 0];
  if (rows < 2 || columns < 2 || points.some((row) => row.length !== columns)) {
    throw new RangeError(
      `expected a grid of at least 2 x 2 points with equal rows, got ${rows} x ${columns}`,
    );
  }
  const seen = points.map((row) => row.map((point) => project(point, view)));
  const level = view.values && stretched(view.values, view.range);
  const cells = Array.from({ length: (rows - 1) * (columns - 1) }, (_, cell) => {
    const [i, j] = [Math.floor(cell / (columns - 1)), cell % (columns - 1)];
    const at: readonly [number, number][] = [
      [i, j],
      [i, j + 1],
      [i + 1, j + 1],
      [i + 1, j],
    ];
    const corners = at.map(([r, c]) => seen[r]![c]!);
    const shade = level ? mean(at.map(([r, c]) => level[r]![c]!)) : light(corners);
    return {
      outline: corners.map(([x, y]) => [x, y] as const),
      shade,
      depth: mean(corners.map(([, , z]) => z)),
    };
  });
  cells.sort((a, b) => a.depth - b.depth);
  return {
    kind: "polygons",
    outlines: cells.map(({ outline }) => outline),
    shades: cells.map(({ shade }) => shade),
  };
}

/** How brightly a quadrilateral is lit: its normal (from its diagonals) against the light, the same for both sides. */
export function light(corners: readonly Point[]): number {
  const [p, q, r, s] = corners as [Point, Point, Point, Point];
  const u = [r[0] - p[0], r[1] - p[1], r[2] - p[2]] as const;
  const v = [s[0] - q[0], s[1] - q[1], s[2] - q[2]] as const;
  const normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
  const size = norm(normal);
  if (size === 0) return 0.5;
  const facing = normal[2] < 0 ? -1 : 1;
  const cosine = (facing * (-0.4 * normal[0] + 0.5 * normal[1] + 0.77 * normal[2])) / size;
  return 0.15 + 0.75 * Math.max(0, cosine);
}

function stretched(
  values: readonly (readonly number[])[],
  range: readonly [number, number] | undefined,
): number[][] {
  const all = values.flat();
  const low = range?.[0] ?? all.reduce((a, b) => Math.min(a, b), Infinity);
  const high = range?.[1] ?? all.reduce((a, b) => Math.max(a, b), -Infinity);
  return values.map((row) => row.map((value) => (high > low ? (value - low) / (high - low) : 0.5)));
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
