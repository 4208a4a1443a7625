import type { Vector } from "../algebra/vector.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Random } from "../numbers/random.js";

/** Bodies of mass 1 at one time. */
export interface ChargedBodies {
  /** +1 or -1. */
  readonly charges: readonly number[];
  readonly positions: readonly Vector[];
  readonly velocities: readonly Vector[];
}

/** How a motion is computed: the defaults are those of EGNN's authors. */
export interface MotionOptions {
  /** How many frames are kept (default: 49). */
  readonly frames?: number;
  /** How many steps lie between two of them, and before the first (default: 100). */
  readonly every?: number;
  /** How long a step is (default: 0.001). */
  readonly dt?: number;
}

/**
 * Charged bodies to begin with, as in the data set "n-body" that networks are compared on: charges +1 or -1 with one chance
 * each, positions of N(0, 1) in each coordinate, velocities of length 1/2 in any direction.
 */
export function chargedBodies(draw: Random, bodies = 5): ChargedBodies {
  checkSize(bodies, "chargedBodies of 1, 2, 3, ... bodies", 10_000);
  const each = <T>(make: () => T): T[] => Array.from({ length: bodies }, make);
  const normal = (): number[] => [draw.normal(), draw.normal(), draw.normal()];
  return {
    charges: each(() => (draw.uniform() < 0.5 ? -1 : 1)),
    positions: each(normal),
    velocities: each(() => {
      const v = normal();
      const length = Math.hypot(...v);
      return v.map((x) => (0.5 * x) / length);
    }),
  };
}

/**
 * How charged bodies move,
 *
 *     a_i = q_i sum_j q_j (x_i - x_j) / |x_i - x_j|^3        v <- v + dt a        x <- x + dt v
 *
 * without walls. As the authors of the data set have it, each component of a is cut off at 100, which happens where two come
 * very near to each other; a rotation does not commute with that, everywhere else it does.
 *
 * @returns the bodies at times every dt, 2 every dt, ...
 * @throws RangeError if there are no frames or steps, or a step is not above 0
 * @see Satorras, Hoogeboom and Welling, E(n) equivariant graph neural networks (2021); Kipf et al., Neural relational
 * inference for interacting systems (2018)
 */
export function motionOf(
  start: ChargedBodies,
  { frames = 49, every = 100, dt = 0.001 }: MotionOptions = {},
): ChargedBodies[] {
  checkSize(frames, "motionOf 1, 2, 3, ... frames", 1e6);
  checkSize(every, "motionOf 1, 2, 3, ... steps between frames", 1e6);
  if (!(dt > 0)) throw new RangeError(`motionOf: expected steps dt above 0, got ${dt}`);
  const q = Float64Array.from(start.charges);
  const n = q.length;
  const [x, v] = [start.positions, start.velocities].map((rows) => Float64Array.from(rows.flat())) as [
    Float64Array,
    Float64Array,
  ];
  const a = new Float64Array(3 * n);
  const rows = (flat: Float64Array): number[][] =>
    Array.from({ length: n }, (_, i) => Array.from(flat.subarray(3 * i, 3 * i + 3)));
  return Array.from({ length: frames }, () => {
    for (let step = 0; step < every; step++) {
      accelerations(a, q, x);
      for (let k = 0; k < 3 * n; k++) {
        v[k]! += dt * Math.max(-100, Math.min(100, a[k]!));
        x[k]! += dt * v[k]!;
      }
    }
    return { charges: start.charges, positions: rows(x), velocities: rows(v) };
  });
}

function accelerations(a: Float64Array, q: Float64Array, x: Float64Array): void {
  a.fill(0);
  for (let i = 0; i < q.length; i++)
    for (let j = 0; j < i; j++) {
      const [dx, dy, dz] = [
        x[3 * i]! - x[3 * j]!,
        x[3 * i + 1]! - x[3 * j + 1]!,
        x[3 * i + 2]! - x[3 * j + 2]!,
      ];
      const square = dx * dx + dy * dy + dz * dz;
      const pull = (q[i]! * q[j]!) / (square * Math.sqrt(square));
      a[3 * i]! += pull * dx;
      a[3 * i + 1]! += pull * dy;
      a[3 * i + 2]! += pull * dz;
      a[3 * j]! -= pull * dx;
      a[3 * j + 1]! -= pull * dy;
      a[3 * j + 2]! -= pull * dz;
    }
}
