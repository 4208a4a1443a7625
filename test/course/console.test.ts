import assert from "node:assert/strict";
import {
  clebschGordan,
  kronecker,
  type Matrix,
  matmul,
  matvec,
  rotationX,
  trace,
  transpose,
  type Vector,
} from "noether";
import type { Cell } from "../../tools/notebook/notebook.js";
import { runNotebook } from "../../tools/run/runNotebook.js";

// The console session of the slides, with 5.2908 for its misprint 5.2988.
const R = rotationX(3.14 / 3);
const [v1, v2] = [
  [1, 2, 3],
  [1, 5, 1],
] as const;
const column = (v: Vector): Matrix => v.map((x) => [x]);
const prod = kronecker([v1], column(v2));
const prodRot = kronecker([matvec(R, v1)], column(matvec(R, v2)));
const extractVector = (m: Matrix): number[] => [
  m[1]![2]! - m[2]![1]!,
  m[2]![0]! - m[0]![2]!,
  m[0]![1]! - m[1]![0]!,
];
const digits = (x: Vector): string[] => x.map((entry) => (Number(entry.toFixed(4)) + 0).toFixed(4));
const rotX = [
  ["1.0000", "0.0000", "0.0000"],
  ["0.0000", "0.5005", "-0.8658"],
  ["0.0000", "0.8658", "0.5005"],
];

describe("the console session of the slides", () => {
  it("has their rotation about x, by 3.14 / 3 and not by pi / 3", () => {
    assert.deepEqual(R.map(digits), rotX);
    assert.notDeepEqual(rotationX(Math.PI / 3).map(digits), rotX);
  });

  it("has their nine products before the turn, and after it, but for the misprint", () => {
    assert.deepEqual(prod, [
      [1, 2, 3],
      [5, 10, 15],
      [1, 2, 3],
    ]);
    assert.deepEqual(prodRot.map(digits), [
      ["1.0000", "-1.5964", "3.2329"],
      ["1.6365", "-2.6125", "5.2908"],
      ["4.8293", "-7.7092", "15.6125"],
    ]);
  });

  it("keeps the trace, and turns the three numbers like an arrow", () => {
    assert.equal(trace(prod), 14);
    assert.equal(trace(prodRot).toFixed(4), "14.0000");
    assert.deepEqual(extractVector(prod), [13, -2, -3]);
    assert.deepEqual(digits(extractVector(prodRot)), ["13.0000", "1.5964", "-3.2329"]);
    assert.deepEqual(digits(matvec(R, extractVector(prod))), ["13.0000", "1.5964", "-3.2329"]);
    // With the other sign of the angle they do not agree.
    assert.notDeepEqual(digits(matvec(transpose(R), extractVector(prod))), ["13.0000", "1.5964", "-3.2329"]);
  });

  it("is what Clebsch-Gordan reads: the trace is degree 0, the three are degree 1, each up to its factor", () => {
    const read = (l: number): number[] => {
      const C = clebschGordan(1, 1, l);
      return Array.from({ length: 2 * l + 1 }, (_, k) =>
        prodRot.flatMap((row, i) => row.map((x, j) => C[i]![j]![k]! * x)).reduce((sum, x) => sum + x, 0),
      );
    };
    assert.ok(Math.abs(read(0)[0]! * Math.sqrt(3) - 14) < 1e-12);
    assert.deepEqual(digits(read(1).map((x) => x * Math.SQRT2)), digits(extractVector(prodRot)));
    const symmetric = prodRot.map((row, i) =>
      row.map((x, j) => (x + prodRot[j]![i]!) / 2 - (i === j ? 14 / 3 : 0)),
    );
    assert.ok(Math.abs(Math.hypot(...read(2)) - Math.hypot(...symmetric.flat())) < 1e-12);
    assert.ok(Math.abs(trace(symmetric)) < 1e-12);
    const before = prod.map((row, i) => row.map((x, j) => (x + prod[j]![i]!) / 2 - (i === j ? 14 / 3 : 0)));
    const turned = matmul(R, matmul(before, transpose(R)));
    assert.ok(symmetric.every((row, i) => row.every((x, j) => Math.abs(x - turned[i]![j]!) < 1e-12)));
  });

  it("prints the same in the kernel", async () => {
    const source = `import { kronecker, matvec, rotationX, trace } from "noether";
const R = rotationX(3.14 / 3);
const turned = (v: number[]) => matvec(R, v);
const prod = kronecker([turned([1, 2, 3])], turned([1, 5, 1]).map((x) => [x]));
[...prod.map((row) => row.map((x) => x.toFixed(4)).join(" ")), trace(prod).toFixed(4)].join("; ");`;
    const cell: Cell = { type: "code", id: "console", source, metadata: {} };
    const { notebook, failure } = await runNotebook(
      { cells: [cell], metadata: {} },
      { folder: process.cwd() },
    );
    assert.equal(failure, undefined, failure?.ending.message);
    const printed = JSON.stringify(notebook.cells[0]!.outputs);
    assert.ok(
      printed.includes("1.0000 -1.5964 3.2329; 1.6365 -2.6125 5.2908; 4.8293 -7.7092 15.6125; 14.0000"),
      printed,
    );
  });
});
