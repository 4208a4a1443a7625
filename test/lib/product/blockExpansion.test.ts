import assert from "node:assert/strict";
import {
  blockExpansion,
  clebschGordan,
  haarOrthogonal,
  haarRotation,
  irrepsD,
  type Matrix,
  matmul,
  random,
  transpose,
} from "noether";
import { basis, hartreeFock, molecule, sto3g } from "noether/quantum";
import { largestDifference, water } from "../quantum/molecules.js";

const draw = random(3);
const block = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => draw.normal()));
const times = (D: Matrix, h: readonly number[]): number[] =>
  D.map((row) => row.reduce((sum, entry, k) => sum + entry * h[k]!, 0));
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((x, k) => Math.abs(x - b[k]!)));

describe("blockExpansion, the tensor product read backwards", () => {
  it("gives the trace, the axial vector and the symmetric rest of a block of two p shells: 9 = 1 + 3 + 5", () => {
    const { irreps, project } = blockExpansion("1o", "1o");
    assert.equal(irreps.toString(), "1x0e+1x1e+1x2e");
    const H = block(3, 3);
    const h = project(H);
    const trace = H[0]![0]! + H[1]![1]! + H[2]![2]!;
    assert.ok(Math.abs(Math.abs(h[0]!) - Math.abs(trace) / Math.sqrt(3)) < 1e-14);
    const axial = [H[1]![2]! - H[2]![1]!, H[2]![0]! - H[0]![2]!, H[0]![1]! - H[1]![0]!].map(
      (x) => x / Math.SQRT2,
    );
    const sign = Math.sign(h[1]! * axial[0]!);
    assert.ok(
      apart(
        h.slice(1, 4),
        axial.map((x) => sign * x),
      ) < 1e-14,
    );
    const symmetric = H.flatMap((row, i) =>
      row.map((x, j) => (x + H[j]![i]!) / 2 - (i === j ? trace / 3 : 0)),
    );
    assert.ok(Math.abs(Math.hypot(...h.slice(4)) - Math.hypot(...symmetric)) < 1e-14);
  });

  it("is made of Clebsch-Gordan coefficients, up to the sign of each degree", () => {
    const { Q } = blockExpansion("2e", "3o");
    let row = 0;
    for (let L = 1; L <= 5; L++) {
      const C = clebschGordan(2, 3, L);
      const own = Array.from({ length: 2 * L + 1 }, (_, M) => C.flatMap((c) => c.map((entry) => entry[M]!)));
      const [first] = own;
      const sign = Math.sign(Q[row]!.reduce((sum, x, mn) => sum + x * first![mn]!, 0));
      for (const expected of own)
        assert.ok(
          apart(
            Q[row++]!,
            expected.map((x) => sign * x),
          ) < 1e-13,
        );
    }
    assert.equal(row, Q.length);
  });

  for (const [rows, columns] of [
    ["1x0e", "1x1o"],
    ["2x0e + 1o", "2x0e + 1o"],
    ["3x0e + 2x1o + 2e", "2x0e + 1o"],
    ["3o", "4e"],
  ] as const) {
    const expansion = blockExpansion(rows, columns);
    it(`has components that turn as their irreps where blocks of ${rows} by ${columns} turn on both sides`, () => {
      for (let k = 0; k < 4; k++) {
        const R = haarOrthogonal(3, draw);
        const H = block(expansion.rows.dim, expansion.columns.dim);
        const turned = matmul(
          matmul(irrepsD(expansion.rows, R), H),
          transpose(irrepsD(expansion.columns, R)),
        );
        const h = expansion.project(H);
        assert.ok(apart(expansion.project(turned), times(irrepsD(expansion.irreps, R), h)) < 1e-12);
        assert.ok(largestDifference(expansion.expand(h), H) < 1e-13);
        assert.ok(Math.abs(Math.hypot(...h) - Math.hypot(...H.flat())) < 1e-12);
      }
    });
  }

  it("loses what an L that is skipped had: the part of degree 1 of two p shells is the antisymmetric one", () => {
    const { irreps, project, expand } = blockExpansion("1o", "1o");
    const H = block(3, 3);
    const without = project(H).map((x, k) =>
      k >= irreps.slices[1]!.start && k < irreps.slices[1]!.end ? 0 : x,
    );
    const symmetric = H.map((row, i) => row.map((x, j) => (x + H[j]![i]!) / 2));
    assert.ok(largestDifference(expand(without), symmetric) < 1e-13);
    assert.ok(largestDifference(symmetric, H) > 0.1);
  });

  it("tells 1e from 1o: taken for a vector, the part of degree 1 of two p shells is wrong under inversion alone", () => {
    const { project, rows } = blockExpansion("1o", "1o");
    const H = block(3, 3);
    const R = haarRotation(3, draw);
    const off = (Q: Matrix): number => {
      const D = irrepsD(rows, Q);
      const turned = project(matmul(matmul(D, H), transpose(D)));
      return apart(turned, times(irrepsD("0e + 1o + 2e", Q), project(H)));
    };
    assert.ok(off(R) < 1e-13);
    assert.ok(off(R.map((row) => row.map((x) => -x))) > 0.1);
  });

  it("takes a block of a Fock matrix apart, water's oxygen and hydrogen, in the order of the basis", () => {
    const of = basis(water, sto3g);
    const { fock } = hartreeFock(of);
    const { irreps, project, expand } = blockExpansion("2x0e + 1o", "0e");
    assert.equal(irreps.toString(), "2x0e+1x1o");
    const OH = fock.slice(0, 5).map((row) => row.slice(5, 6));
    const h = project(OH);
    assert.ok(largestDifference(expand(h), OH) < 1e-14);
    // The p part lies along the bond and across it, in the plane of the molecule: nothing on the axis z.
    const R = [
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ];
    const moved = molecule({
      atoms: ["O", "H", "H"],
      positions: water.positions.map((r) => times(R, r)),
      unit: "bohr",
    });
    const again = hartreeFock(basis(moved, sto3g))
      .fock.slice(0, 5)
      .map((row) => row.slice(5, 6));
    assert.ok(apart(project(again), times(irrepsD(irreps, R), h)) < 1e-8);
    assert.ok(apart(project(again), h) > 0.1);
  });

  it("refuses blocks and components of other sizes, with both sizes", () => {
    const { expand, project } = blockExpansion("2x0e + 1o", "0e");
    assert.throws(() => expand([1, 2, 3]), /expected h of 5 numbers for 2x0e\+1x1o, got 3/);
    assert.throws(() => project(block(5, 5)), /expected a block of 5 x 1, 2x0e\+1x1o by 1x0e, got 5 x 5/);
    assert.throws(() => blockExpansion("1q" as "1o", "1o"), /'1q' is not an irrep/);
  });
});
