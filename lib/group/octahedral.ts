import { identityMatrix, type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { finiteGroup } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";
import { rotationX, rotationZ } from "./rotation.js";
import { orthogonalInWords, orthogonalSymbol } from "./rotationWords.js";

/**
 * The octahedral group O of the 24 rotations of the cube whose faces are perpendicular to the axes: the signed
 * permutation matrices of determinant 1. It is isomorphic to S_4, which permutes the four diagonals of the cube.
 *
 * @example
 * const { show, elements } = octahedral();
 * show(elements[1]); // "the turn by 90 degrees about z"
 */
export function octahedral(): FiniteGroup<Matrix> {
  return cubeGroup("O", [rotationZ(Math.PI / 2), rotationX(Math.PI / 2)]);
}

/**
 * The full octahedral group O_h of all 48 symmetries of the cube, reflections included: all signed permutation
 * matrices of space. O_h = O x {I, -I}.
 */
export function fullOctahedral(): FiniteGroup<Matrix> {
  const inversion = identityMatrix(3).map((row) => row.map((entry) => 0 - entry));
  return cubeGroup("Oh", [rotationZ(Math.PI / 2), rotationX(Math.PI / 2), inversion]);
}

function cubeGroup(name: string, generators: readonly Matrix[]): FiniteGroup<Matrix> {
  return finiteGroup<Matrix>({
    name,
    identity: identityMatrix(3),
    multiply: matmul,
    inverse: transpose,
    generators,
    show: orthogonalInWords,
    symbol: orthogonalSymbol,
  });
}
