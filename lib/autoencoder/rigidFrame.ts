import { matvec } from "../algebra/matrix.js";
import { subtract, type Vector } from "../algebra/vector.js";
import { applyIsometry, type Isometry, specialEuclidean } from "../group/euclidean.js";
import { translations } from "../group/translations.js";
import { checkVector } from "./checkVector.js";
import type { MovingFrame } from "./movingFrame.js";
import { frameOf } from "./spaceFrame.js";

/**
 * The moving frame of the translations T(n) on the points of R^n: xi(x) = x, the shift that takes 0 to x. For a cloud of
 * points take mu = its centre.
 */
export function centreFrame(n: number): MovingFrame<Vector, Vector> {
  const group = translations(n);
  return {
    name: "the place of a point",
    action: { group, apply: (t, x) => group.multiply(t, x) },
    of(x) {
      checkVector("centreFrame", x, n);
      return x;
    },
  };
}

/** A point with two vectors at it. */
export type PointWithVectors = readonly [x: Vector, v: Vector, w: Vector];

/**
 * The moving frame of SE(3) on points with two vectors, of which a translation moves the point alone:
 *
 *     (R, t)(x, v, w) = (R x + t, R v, R w),    xi(x, v, w) = (Gram-Schmidt of v and w, x)
 */
export function rigidFrame(): MovingFrame<Isometry, PointWithVectors> {
  return {
    name: "a point with Gram-Schmidt of two vectors",
    action: {
      group: specialEuclidean(3),
      apply: (g, [x, v, w]) => [applyIsometry(g, x), matvec(g.rotation, v), matvec(g.rotation, w)],
    },
    of([x, v, w]) {
      checkVector("rigidFrame", x, 3);
      return { rotation: frameOf("rigidFrame", v, w), translation: x };
    },
  };
}

/**
 * The centre of points, their mean: a map mu to the points, equivariant under all isometries and exchanges.
 *
 * @throws RangeError if there are none
 */
export function centreOf(points: readonly Vector[]): Vector {
  if (points.length === 0)
    throw new RangeError("centreOf: expected a point at least, got none: an empty cloud has no centre");
  return points[0]!.map((_, k) => points.reduce((sum, x) => sum + x[k]!, 0) / points.length);
}

/** The points seen from their centre. */
export function centred(points: readonly Vector[]): Vector[] {
  const centre = centreOf(points);
  return points.map((x) => subtract(x, centre));
}
