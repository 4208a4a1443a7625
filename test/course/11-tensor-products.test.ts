import assert from "node:assert/strict";
import type { Matrix } from "../../lib/index.js";
import { assess } from "../../tools/cells/course/assess.js";
import { findSheet } from "../../tools/cells/course/find.js";
import { sheetVerdicts } from "./sheetVerdicts.js";

const { exercises } = await findSheet("11-tensor-products");
const assessed = (name: string, subject: unknown) => assess<unknown>(name, exercises[name]!, subject);
const first = (name: string, subject: unknown): string =>
  assessed(name, subject).laws.find(({ outcome }) => outcome !== "holds")!.message;

describe("the sheet of chapter 11, in another style", () => {
  it("takes the three and the five on any scale, of either sign", () => {
    const three = (m: Matrix) => [m[2]![1]! - m[1]![2]!, m[0]![2]! - m[2]![0]!, m[1]![0]! - m[0]![1]!];
    const five = (m: Matrix) => [
      -3 * (m[0]![2]! + m[2]![0]!),
      -3 * (m[0]![1]! + m[1]![0]!),
      -Math.sqrt(3) * (2 * m[1]![1]! - m[0]![0]! - m[2]![2]!),
      -3 * (m[1]![2]! + m[2]![1]!),
      -3 * (m[2]![2]! - m[0]![0]!),
    ];
    for (const [name, subject] of Object.entries({
      antisymmetricPart: three,
      symmetricTracelessPart: five,
    })) {
      const { points, outOf } = assessed(name, subject);
      assert.equal(points, outOf, name);
    }
  });

  it("takes a Kronecker product that is filled entry by entry", () => {
    const filled = (a: Matrix, b: Matrix): number[][] => {
      const n = b.length;
      const K = Array.from({ length: a.length * n }, () => new Array<number>(a.length * n).fill(0));
      for (const [r, row] of K.entries())
        for (const c of row.keys()) row[c] = a[Math.floor(r / n)]![Math.floor(c / n)]! * b[r % n]![c % n]!;
      return K;
    };
    const { points, outOf } = assessed("kroneckerAction", filled);
    assert.equal(points, outOf);
  });

  it("says what is not a number, and where a row of the null space was taken for a column", () => {
    assert.match(
      first("anisotropy", () => Number.NaN),
      /a single finite number/,
    );
    const nothing = (l1: number, l2: number, l3: number) =>
      Array.from({ length: 2 * l1 + 1 }, () =>
        Array.from({ length: 2 * l2 + 1 }, () => new Array(2 * l3 + 1).fill(undefined)),
      );
    assert.match(first("clebschGordanByNullSpace", nothing), /space\.map\(\(row\) => row\[0\]\)/);
  });
});

describe("sheets of chapter 11 that students hand in", () => {
  it("give nothing for the library's own answers", async () => {
    const borrowed = await sheetVerdicts("11-tensor-products", "borrowed");
    for (const name of ["kroneckerAction", "clebschGordanByNullSpace", "antisymmetricPart"]) {
      const { points, laws } = borrowed.get(name)!;
      assert.equal(points, 0, name);
      assert.ok(
        laws.some(({ outcome }) => outcome === "withheld"),
        name,
      );
    }
  });
});
