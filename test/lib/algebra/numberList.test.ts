import assert from "node:assert/strict";
import {
  applyIsometry,
  axialVector,
  axisAngle,
  blockDiagonal,
  columnSpace,
  convolve,
  correlate,
  determinant,
  eulerAngles,
  inverse,
  isOrthogonal,
  isRotation,
  kronecker,
  leastSquares,
  lieBracket,
  matmul,
  matrixExponential,
  matvec,
  type NumberList,
  type NumberRows,
  nearestOrthogonal,
  nearestRotation,
  nullSpace,
  rank,
  rigidAlignment,
  rotationExponential,
  rotationLogarithm,
  rotationMatrix,
  shift,
  signedVolume,
  skewSymmetric,
  symmetricEigen,
  trace,
  transpose,
  unitQuaternion,
} from "noether";

const R = rotationMatrix({ axis: [1, 2, 3], angle: 1 });
const A = [
  [2, 1, 0],
  [1, 3, 0.5],
  [0, 0.5, 1],
];
const points = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 2, 0],
  [0, 0, 3],
];
const x = [1, -2, 0.5];

/** Functions of matrices and vectors, given in one form or another. */
const functions: Readonly<
  Record<
    string,
    (rows: (of: readonly number[][]) => NumberRows, list: (of: number[]) => NumberList) => unknown
  >
> = {
  matvec: (rows, list) => matvec(rows(A), list(x)),
  matmul: (rows) => matmul(rows(A), rows(R)),
  transpose: (rows) => transpose(rows(R)),
  trace: (rows) => trace(rows(A)),
  kronecker: (rows) => kronecker(rows(A), rows(R)),
  rank: (rows) => rank(rows(A)),
  nullSpace: (rows) => nullSpace(rows(A.slice(0, 2))),
  columnSpace: (rows) => columnSpace(rows(A)),
  leastSquares: (rows) => leastSquares(rows(A), rows([[1], [2], [3]])),
  inverse: (rows) => inverse(rows(A)),
  symmetricEigen: (rows) => symmetricEigen(rows(A)),
  determinant: (rows) => determinant(rows(A)),
  isOrthogonal: (rows) => [isOrthogonal(rows(R)), isRotation(rows(A))],
  nearestOrthogonal: (rows) => [nearestOrthogonal(rows(R)), nearestRotation(rows(R))],
  axisAngle: (rows) => [axisAngle(rows(R)), eulerAngles(rows(R)), unitQuaternion(rows(R))],
  rotationMatrix: (_, list) => rotationMatrix({ axis: list(x), angle: 2 }),
  lieAlgebra: (rows, list) => [
    skewSymmetric(list(x)),
    axialVector(rows(A)),
    lieBracket(rows(A), rows(R)),
    rotationExponential(list(x)),
    rotationLogarithm(rows(R)),
  ],
  superposition: (rows) => rigidAlignment(rows(points), rows(points.map((p) => matvec(R, p)))),
  signedVolume: (rows) => signedVolume(rows(points)),
  applyIsometry: (_, list) => applyIsometry({ rotation: R, translation: x }, list(x)),
  blockDiagonal: (rows) => blockDiagonal([rows(A), rows([[1]])]),
  signals: (_, list) => [
    convolve(list(x), list([3, 4, 5])),
    correlate(list(x), list([3, 4, 5])),
    shift(list(x), 1),
  ],
  matrixExponential: (rows) => matrixExponential(rows(A)),
};

describe("numbers in typed arrays", () => {
  for (const [name, f] of Object.entries(functions)) {
    it(`are accepted as lists are, and give lists: ${name}`, () => {
      const expected = f(
        (of) => of,
        (of) => of,
      );
      const typed = f(
        (of) => of.map((row) => Float64Array.from(row)),
        (of) => Float64Array.from(of),
      );
      assert.deepEqual(typed, expected);
    });
  }

  it("are accepted in float32 and as whole numbers too, also as a quaternion", () => {
    assert.deepEqual(matvec([Float32Array.of(1, 0.5)], Int16Array.of(2, 4)), [4]);
    assert.deepEqual(rotationMatrix(Float64Array.of(1, 0, 0, 0)), rotationMatrix([1, 0, 0, 0]));
  });
});
