import { matvec } from "../algebra/matrix.js";
import { norm, type Vector } from "../algebra/vector.js";
import { rotation2 } from "../group/rotation.js";
import { so2 } from "../group/so2.js";
import { wrapped } from "../numbers/angle.js";
import { checkVector } from "./checkVector.js";
import type { MovingFrame } from "./movingFrame.js";

/**
 * The moving frame of SO(2) on the vectors of the plane: the angle from the x axis,
 *
 *     xi(v) = atan2(v_y, v_x)
 *
 * All rotations fix 0, which has none.
 */
export function planeFrame(): MovingFrame<number, Vector> {
  return {
    name: "the angle of a vector",
    action: { group: so2(), apply: (a, v) => matvec(rotation2(a as number), v) },
    of(v) {
      checkVector("planeFrame", v, 2);
      if (norm(v) === 0)
        throw new RangeError(
          "planeFrame: expected a vector that has a direction, got 0, which all rotations fix: its stabiliser is SO(2)",
        );
      return wrapped(Math.atan2(v[1]!, v[0]!));
    },
  };
}
