import assert from "node:assert/strict";
import { matmul, random, symmetricEigen, transpose } from "../../lib/index.js";
import { assess } from "../../tools/cells/course/assess.js";
import { findSheet } from "../../tools/cells/course/find.js";
import { sheetVerdicts } from "./sheetVerdicts.js";

type Matrices = readonly (readonly (readonly number[])[])[];

const { exercises } = await findSheet("09-irreducible-representations");
const assessed = (name: string, subject: unknown) => assess<unknown>(name, exercises[name]!, subject);
const first = (name: string, subject: unknown): string =>
  assessed(name, subject).laws.find(({ outcome }) => outcome !== "holds")!.message;

/** The largest eigenvalue's eigenspace of an averaged random matrix, in a slanted basis. */
function upperEigenspace(matrices: Matrices): number[][] | null {
  const draw = random(5);
  const A = matrices[0]!.map((row) => row.map(() => draw.normal()));
  const even = A.map((row, i) => row.map((x, j) => x + A[j]![i]!));
  const terms = matrices.map((rho) => matmul(rho, matmul(even, transpose(rho))));
  const mean = even.map((row, i) => row.map((_, j) => terms.reduce((sum, t) => sum + t[i]![j]!, 0)));
  const { values, vectors } = symmetricEigen(
    mean.map((row, i) => row.map((x, j) => (x + mean[j]![i]!) / (2 * terms.length))),
  );
  const k = values.filter((value) => values.at(-1)! - value < 1e-6).length;
  return k === values.length
    ? null
    : vectors.map((row) => row.slice(-k).map((x, j, all) => 3 * x + (j > 0 ? all[0]! : 0)));
}

describe("the sheet of chapter 9, in another style", () => {
  it("takes any matrix with one line and no partner", () => {
    for (const [matrix, line] of [
      [
        [
          [1, 1e6],
          [0, 1],
        ],
        [1, 0],
      ],
      [
        [
          [2, 0],
          [3, 2],
        ],
        [0, -5],
      ],
      [
        [
          [3, 1],
          [-1, 1],
        ],
        [1, -1],
      ],
    ]) {
      const { points, outOf } = assessed("noComplement", () => ({ matrix, line }));
      assert.equal(points, outOf, JSON.stringify(matrix));
    }
  });

  it("takes another invariant subspace in a slanted basis", () => {
    const { points, outOf } = assessed("findInvariantSubspace", upperEigenspace);
    assert.equal(points, outOf);
  });

  it("says what is not a number", () => {
    const blank = (matrices: Matrices) => matrices[0]!.map((row) => row.map(() => Number.NaN));
    assert.match(first("equivariantProjection", blank), /and NaN among them/);
    assert.match(
      first("noComplement", () => [
        [1, 1],
        [0, 1],
      ]),
      /The answer should be \{ matrix, line \}/,
    );
  });
});

describe("sheets of chapter 9 that students hand in", () => {
  it("give nothing for the library's own answers", async () => {
    const borrowed = await sheetVerdicts("09-irreducible-representations", "borrowed");
    for (const name of ["noComplement", "multiplicities"]) {
      const { points, laws } = borrowed.get(name)!;
      assert.equal(points, 0, name);
      assert.ok(
        laws.some(({ outcome }) => outcome === "withheld"),
        name,
      );
    }
  });
});
