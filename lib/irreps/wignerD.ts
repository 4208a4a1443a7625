import { listOf } from "../algebra/vector.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { checkDegree } from "./irrep.js";
import { polarAngles } from "./polarAngles.js";
import { type Rotation, rotationOfSpace } from "./rotationOfSpace.js";
import { type TurnBlocks, turnBlocks } from "./turnBlocks.js";

/**
 * The matrix by which a rotation acts on the irrep of degree l, in the basis of the real spherical harmonics:
 *
 *     Y_l(R x) = D_l(R) Y_l(x)        D_l(R S) = D_l(R) D_l(S)        D_1(R) = R
 *
 * D_l is orthogonal. Reflections act by it too, up to a sign given by the irrep's parity: use `irrepsD`.
 *
 * @param R its matrix, an axis and an angle, a quaternion, or Euler angles; in lists or typed arrays
 * @returns (2l + 1) x (2l + 1), m = -l, ..., l
 * @example
 * wignerD(2, rotationX(radians(30)));
 * wignerD(2, { alpha: 0, beta: radians(30), gamma: 0 }); // the same
 * @throws RangeError if l is not a degree or above 2895, or R is not a rotation of space (R^T R = 1, det R = 1)
 */
export function wignerD(l: number, R: Rotation): number[][] {
  const D = wignerDs(l, [R]);
  const size = 2 * l + 1;
  return Array.from({ length: size }, (_, i) => listOf(D, i * size, size));
}

/**
 * The matrices of many rotations on one irrep, computed as fast as possible:
 *
 *     D_l = Z(alpha) X(beta) Z(gamma)        R = R_y(alpha) R_x(beta) R_y(gamma)
 *
 *     Z(a): rows and columns -m, m are  ( cos(m a)  sin(m a))
 *                                       (-sin(m a)  cos(m a))
 *
 * X(beta) has a block for the cosines and one for the sines, computed by a recurrence that is stable for every degree:
 * `turnBlocks`.
 *
 * @returns [rotation, m, m'], row-major: n (2l + 1)^2 numbers
 * @throws RangeError if l is not a degree or above 2895, or one of them is not a rotation of space
 */
export function wignerDs(l: number, rotations: readonly Rotation[]): Float64Array {
  checkDegree(l);
  const size = 2 * l + 1;
  checkMemory(size * size, `the matrix of degree ${l}`, `use a degree up to ${LARGEST}`);
  if (l === 1) return entriesOf(rotations);
  const { angles, cosA, sinA, cosC, sinC, A, B, fillBlocks } = room(l);
  const D = new Float64Array(rotations.length * size * size);
  for (let n = 0; n < rotations.length; n++) {
    polarAngles(rotations[n]!, angles);
    multiples(angles[0]!, angles[1]!, cosA, sinA);
    fillBlocks(angles[2]!, angles[3]!, A, B);
    multiples(angles[4]!, angles[5]!, cosC, sinC);
    const centre = n * size * size + l * size + l;
    for (let a = 0; a <= l; a++) {
      const ca = cosA[a]!;
      const sa = sinA[a]!;
      const above = centre - a * size;
      const below = centre + a * size;
      const row = a * (l + 1);
      for (let b = 0; b <= l; b++) {
        const p = A[row + b]!;
        const q = B[row + b]!;
        const cb = cosC[b]!;
        const sb = sinC[b]!;
        const cq = ca * q;
        const cp = ca * p;
        const sq = sa * q;
        const sp = sa * p;
        // There is no sine for a = 0 or b = 0; its entries are written first and then overwritten.
        // Adding to 0, or subtracting from it, turns -0 into 0.
        D[above - b] = cq * cb - sp * sb + 0;
        D[above + b] = cq * sb + sp * cb + 0;
        D[below - b] = 0 - sq * cb - cp * sb;
        D[below + b] = cp * cb - sq * sb + 0;
      }
    }
  }
  return D;
}

/** D_1(R) = R, to the last digit. */
function entriesOf(rotations: readonly Rotation[]): Float64Array {
  const D = new Float64Array(9 * rotations.length);
  let at = 0;
  for (const rotation of rotations) {
    for (const row of rotationOfSpace(rotation)) for (const entry of row) D[at++] = entry;
  }
  return D;
}

/** The largest degree whose matrix has no more numbers than `checkMemory` allows. */
const LARGEST = 2895;

type Wave = Float64Array;

/** Intermediate results for the matrices of one degree, overwritten for each. */
interface Room {
  readonly angles: Float64Array;
  readonly cosA: Wave;
  readonly sinA: Wave;
  readonly cosC: Wave;
  readonly sinC: Wave;
  readonly A: Float64Array;
  readonly B: Float64Array;
  readonly fillBlocks: TurnBlocks;
}

const rooms: Room[] = [];

/** Rooms are kept up to this degree: for a single rotation, allocating one would take longer than filling it. */
const KEPT = 32;

function room(l: number): Room {
  const known = rooms[l];
  if (known !== undefined) return known;
  const [cosA, sinA, cosC, sinC] = Array.from({ length: 4 }, () => new Float64Array(l + 1)) as Waves;
  const [A, B] = [new Float64Array((l + 1) ** 2), new Float64Array((l + 1) ** 2)];
  const made = { angles: new Float64Array(6), cosA, sinA, cosC, sinC, A, B, fillBlocks: turnBlocks(l) };
  if (l <= KEPT) rooms[l] = made;
  return made;
}

type Waves = [Wave, Wave, Wave, Wave];

/** cos(m a) and sin(m a), m = 0, 1, ..., from those of a: the powers of cos a + i sin a. */
function multiples(c: number, s: number, cosine: Wave, sine: Wave): void {
  cosine[0] = 1;
  sine[0] = 0;
  for (let m = 1; m < cosine.length; m++) {
    cosine[m] = cosine[m - 1]! * c - sine[m - 1]! * s;
    sine[m] = sine[m - 1]! * c + cosine[m - 1]! * s;
  }
}
