import type { Matrix } from "../algebra/matrix.js";
import { inspectable } from "../display/inspectable.js";
import { alike } from "../numbers/alike.js";
import type { CompactGroup } from "./group.js";
import type { GroupHomomorphism } from "./groupHomomorphism.js";
import { haarQuaternion } from "./haar.js";
import { specialOrthogonal } from "./orthogonal.js";
import { normalised, type Quaternion, quaternionConjugate, quaternionProduct } from "./quaternion.js";
import { rotationMatrix } from "./rotation.js";
import { rotationExamples } from "./rotationExamples.js";
import { unitQuaternion } from "./rotationParameters.js";

/**
 * The group Sp(1) = SU(2) of the quaternions of length 1, the sphere S^3:
 *
 *     q^-1 = q*        for |q| = 1
 */
export function unitQuaternions(): CompactGroup<Quaternion> {
  const written = (q: Quaternion): string => `(${q.map((entry) => Number(entry.toFixed(2)) + 0).join(", ")})`;
  const lifted = rotationExamples.map(unitQuaternion);
  const group: CompactGroup<Quaternion> = {
    name: "Sp(1)",
    identity: [1, 0, 0, 0],
    multiply: (p, q) => normalised(quaternionProduct(p, q)),
    inverse: quaternionConjugate,
    equals: (p, q) => alike(p, q),
    generators: lifted.slice(1, 3),
    topologicalGenerators: [
      [Math.cos(1), Math.sin(1), 0, 0],
      [Math.cos(1), 0, Math.sin(1), 0],
    ],
    sample: haarQuaternion,
    haar: haarQuaternion,
    examples: [[1, 0, 0, 0], [-1, 0, 0, 0], ...lifted.slice(1)],
    show: (q) => `the quaternion ${written(q)}`,
    symbol: written,
  };
  return inspectable(group, () => group.name);
}

/**
 * The double cover of SO(3) by the quaternions of length 1, a homomorphism that takes q and -q to the same rotation:
 *
 *     (0, R x) = q (0, x) q^-1
 */
export function doubleCover(): GroupHomomorphism<Quaternion, Matrix> {
  const map = { from: unitQuaternions(), to: specialOrthogonal(3), apply: rotationMatrix };
  return inspectable(map, () => `${map.from.name} -> ${map.to.name}`);
}
