import { determinant } from "../algebra/determinant.js";
import { identityMatrix, type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { inspectable } from "../display/inspectable.js";
import { alike } from "../numbers/alike.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Random } from "../numbers/random.js";
import type { CompactGroup } from "./group.js";
import { haarOrthogonal, haarRotation } from "./haar.js";
import { orthogonalExamplesOf, rotationExamplesOf, turnsByOneRadian } from "./rotationExamples.js";
import { orthogonalInWords, orthogonalSymbol } from "./rotationWords.js";

/**
 * The orthogonal group O(n) of the n x n matrices that preserve lengths, Q^T Q = I: the rotations, with det Q = 1, and
 * those with det Q = -1, which reverse handedness.
 *
 *     Q^-1 = Q^T
 *
 * @example
 * orthogonal(3).haar(random(1)); // a random rotation or reflection
 * @throws RangeError if n is not one of 1, 2, ..., 100
 */
export function orthogonal(n: number): CompactGroup<Matrix> {
  return matrixGroup(`O(${n})`, n, orthogonalExamplesOf, haarOrthogonal);
}

/**
 * The special orthogonal group SO(n) of the rotations of R^n: R^T R = I and det R = 1.
 *
 *     R^-1 = R^T
 *
 * The elements of `specialOrthogonal(2)` are matrices; `so2()` is the same group given by angles.
 *
 * @example
 * specialOrthogonal(3).show(rotationX(1)); // "the turn by 57.3 degrees about x"
 * @throws RangeError if n is not one of 1, 2, ..., 100
 */
export function specialOrthogonal(n: number): CompactGroup<Matrix> {
  return matrixGroup(`SO(${n})`, n, rotationExamplesOf, haarRotation);
}

function matrixGroup(
  name: string,
  n: number,
  examplesOf: (n: number) => readonly Matrix[],
  draw: (n: number, random: Random) => Matrix,
): CompactGroup<Matrix> {
  checkSize(n, `${name.replace(String(n), "n")} with n = 1, 2, 3, ...`, 100);
  const examples = examplesOf(n);
  const quarterTurns = rotationExamplesOf(n).slice(1, n === 2 ? 2 : 3);
  const reflections = examples.slice(1, 2).filter((q) => determinant(q) < 0);
  const group: CompactGroup<Matrix> = {
    name,
    identity: identityMatrix(n),
    multiply: matmul,
    inverse: transpose,
    equals: (a, b) => alike(a, b),
    generators: [...quarterTurns, ...reflections],
    topologicalGenerators: [...turnsByOneRadian(n), ...reflections],
    sample: (random) => draw(n, random),
    haar: (random) => draw(n, random),
    examples,
    show: orthogonalInWords,
    symbol: orthogonalSymbol,
  };
  return inspectable(group, () => group.name);
}
