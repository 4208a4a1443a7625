import type { Vector } from "noether";
import { tiledCholeskySolve } from "./tiledCholeskySolve.js";

/** A frame of a molecule: where its atoms are, and the forces on them. */
export interface Frame {
  readonly positions: readonly Vector[];
  readonly forces: readonly Vector[];
}

/** The kernel's two settings. */
export interface KernelSettings {
  /** How far it reaches, s. */
  readonly width: number;
  /** What is added to the diagonal, in units of its mean. */
  readonly ridge: number;
}

/**
 * Regression of forces by a kernel of inverse distances, trained on forces alone: with q the inverse distances of all pairs
 * of atoms, J = dq/dx and k a Gaussian,
 *
 *     K_ab = J_a^T (-d^2 k(q_a - q_b) / dq^2) J_b,        (K + r) c = F,        F(x) = sum_b K(x, x_b) c_b
 *
 * Energy is conserved and nothing depends on the pose of the molecule; atoms have to come in one order.
 *
 * @returns what gives the forces at positions, in a row
 * @see Chmiela et al., Machine learning of accurate energy-conserving molecular force fields (2017)
 */
export function forceKernel(
  frames: readonly Frame[],
  { width, ridge }: KernelSettings,
): (positions: readonly Vector[]) => Float64Array {
  const known = frames.map(({ positions }) => inverseDistances(positions));
  const width3 = known[0]!.slope.length / known[0]!.q.length; // three for each atom
  const n = frames.length * width3;
  const K = new Float64Array(n * n);
  for (const [a, first] of known.entries())
    for (const [b, second] of known.slice(0, a + 1).entries())
      fill(K, n, [a * width3, b * width3], first, second, width);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += K[i * n + i]!;
  for (let i = 0; i < n; i++) K[i * n + i]! += (ridge * trace) / n;
  const c = tiledCholeskySolve(
    K,
    frames.flatMap(({ forces }) => forces.flat()),
  );
  const pulls = known.map((frame, b) => pushed(frame, c.subarray(b * width3, (b + 1) * width3)));
  return (positions) => {
    const { q, slope } = inverseDistances(positions);
    const sum = new Float64Array(q.length);
    for (const [b, { q: other }] of known.entries()) {
      const w = pulls[b]!;
      let [square, along] = [0, 0];
      for (let k = 0; k < q.length; k++) {
        const d = q[k]! - other[k]!;
        square += d * d;
        along += d * w[k]!;
      }
      const k2 = Math.exp(-square / (2 * width ** 2)) / width ** 2;
      for (let k = 0; k < q.length; k++) sum[k]! += k2 * (w[k]! - ((q[k]! - other[k]!) * along) / width ** 2);
    }
    const forces = new Float64Array(width3);
    for (let k = 0; k < q.length; k++)
      for (let x = 0; x < width3; x++) forces[x]! += slope[k * width3 + x]! * sum[k]!;
    return forces;
  };
}

/** Inverse distances of all pairs, and their derivatives [pair, 3 atom + xyz]. */
interface Inverses {
  readonly q: Float64Array;
  readonly slope: Float64Array;
}

function inverseDistances(positions: readonly Vector[]): Inverses {
  const atoms = positions.length;
  const pairs = (atoms * (atoms - 1)) / 2;
  const [q, slope] = [new Float64Array(pairs), new Float64Array(pairs * 3 * atoms)];
  let k = 0;
  for (let i = 0; i < atoms; i++)
    for (let j = i + 1; j < atoms; j++, k++) {
      const r = positions[i]!.map((x, axis) => x - positions[j]![axis]!);
      q[k] = 1 / Math.hypot(...r);
      for (let axis = 0; axis < 3; axis++) {
        const by = -r[axis]! * q[k]! ** 3;
        slope[k * 3 * atoms + 3 * i + axis] = by;
        slope[k * 3 * atoms + 3 * j + axis] = -by;
      }
    }
  return { q, slope };
}

/** J c */
function pushed({ q, slope }: Inverses, c: Float64Array): Float64Array {
  return q.map((_, k) => {
    let sum = 0;
    for (let x = 0; x < c.length; x++) sum += slope[k * c.length + x]! * c[x]!;
    return sum;
  });
}

/** J^T v, for a row v of one number a pair. */
function pulled({ q, slope }: Inverses, v: Float64Array): Float64Array {
  const sum = new Float64Array(slope.length / q.length);
  for (let k = 0; k < q.length; k++)
    for (let x = 0; x < sum.length; x++) sum[x]! += slope[k * sum.length + x]! * v[k]!;
  return sum;
}

/** The block of K for two frames, and its mirror image. */
function fill(
  K: Float64Array,
  n: number,
  [row, column]: readonly [number, number],
  a: Inverses,
  b: Inverses,
  width: number,
): void {
  const d = a.q.map((x, k) => x - b.q[k]!);
  const k2 = Math.exp(-d.reduce((sum, x) => sum + x * x, 0) / (2 * width ** 2)) / width ** 2;
  const [left, right] = [pulled(a, d), pulled(b, d)];
  const m = left.length;
  const block = new Float64Array(m * m);
  for (let k = 0; k < d.length; k++)
    for (let x = 0; x < m; x++) {
      const by = a.slope[k * m + x]!;
      if (by === 0) continue; // a pair moves with two atoms only
      for (let y = 0; y < m; y++) block[x * m + y]! += by * b.slope[k * m + y]!;
    }
  for (let x = 0; x < m; x++)
    for (let y = 0; y < m; y++) {
      const value = k2 * (block[x * m + y]! - (left[x]! * right[y]!) / width ** 2);
      K[(row + x) * n + column + y] = value;
      K[(column + y) * n + row + x] = value;
    }
}
