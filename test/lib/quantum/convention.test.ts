import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { haarRotation, irrepsD, leastSquares, type Matrix, matmul, matvec, random, transpose } from "noether";
import {
  type Basis,
  basis,
  basisValues,
  type Convention,
  def2Svp,
  hartreeFock,
  inConvention,
  molecule,
  overlap,
  toConvention,
} from "noether/quantum";
import { fixture, type Listed, largestDifference, listedBasis, water } from "./molecules.js";

const conventions: readonly Convention[] = ["e3nn", "standard", "pyscf", "orca"];

/** The real harmonics of degrees 0 to 3 with the polar axis z, as chemists write them, by their names. */
const named: Readonly<Record<string, (x: number, y: number, z: number) => number>> = {
  s: () => 1,
  x: (x) => x,
  y: (_, y) => y,
  z: (_, __, z) => z,
  xy: (x, y) => x * y,
  yz: (_, y, z) => y * z,
  z2: (x, y, z) => 2 * z * z - x * x - y * y,
  xz: (x, _, z) => x * z,
  "x2-y2": (x, y) => x * x - y * y,
  "y(3x2-y2)": (x, y) => y * (3 * x * x - y * y),
  xyz: (x, y, z) => x * y * z,
  yz2: (x, y, z) => y * (4 * z * z - x * x - y * y),
  z3: (x, y, z) => z * (2 * z * z - 3 * x * x - 3 * y * y),
  xz2: (x, y, z) => x * (4 * z * z - x * x - y * y),
  "z(x2-y2)": (x, y, z) => z * (x * x - y * y),
  "x(x2-3y2)": (x, y) => x * (x * x - 3 * y * y),
};

/** What the manuals say: PySCF's labels, and ORCA's order and signs. */
const written: Readonly<Record<Exclude<Convention, "e3nn">, readonly (readonly string[])[]>> = {
  standard: [
    ["s"],
    ["y", "z", "x"],
    ["xy", "yz", "z2", "xz", "x2-y2"],
    ["y(3x2-y2)", "xyz", "yz2", "z3", "xz2", "z(x2-y2)", "x(x2-3y2)"],
  ],
  pyscf: [
    ["s"],
    ["x", "y", "z"],
    ["xy", "yz", "z2", "xz", "x2-y2"],
    ["y(3x2-y2)", "xyz", "yz2", "z3", "xz2", "z(x2-y2)", "x(x2-3y2)"],
  ],
  orca: [
    ["s"],
    ["z", "x", "y"],
    ["z2", "xz", "yz", "x2-y2", "xy"],
    ["z3", "xz2", "yz2", "z(x2-y2)", "xyz", "-x(x2-3y2)", "-y(3x2-y2)"],
  ],
};

/** One shell of the degree l at the origin. */
const shellOf = (l: number): Basis =>
  listedBasis([{ element: "H", position: [0, 0, 0], shells: [{ l, exponents: [0.7], coefficients: [1] }] }]);

describe("conventions of basis functions", () => {
  const draw = random(3);
  const points = Array.from({ length: 12 }, () => [draw.normal(), draw.normal(), draw.normal()]);

  it("have the functions in the order, with the signs and about the axis that their names say", () => {
    for (const convention of ["standard", "pyscf", "orca"] as const) {
      for (const l of [0, 1, 2, 3]) {
        const A = toConvention(l, convention);
        const one = shellOf(l);
        const chi = new Float64Array(one.size);
        for (const [k, name] of written[convention][l]!.entries()) {
          const f = named[name.replace(/^-/, "")]!;
          const ratios = points.map(([x, y, z]) => {
            basisValues(one, [x!, y!, z!], chi);
            const radial = Math.exp(-0.7 * (x! * x! + y! * y! + z! * z!));
            return matvec(A, Array.from(chi))[k]! / (f(x!, y!, z!) * radial);
          });
          const sign = name.startsWith("-") ? -1 : 1;
          assert.ok(
            ratios.every((r) => sign * r > 0 && Math.abs(r / ratios[0]! - 1) < 1e-9),
            `${convention} ${name}`,
          );
        }
      }
    }
  });

  it("turn by F(R x) = D F D^T in each of them, s to f, and not without D", () => {
    const R = haarRotation(3, random(5));
    // f functions on oxygen make it larger than def2-SVP.
    const set = {
      ...def2Svp,
      elements: new Map(def2Svp.elements).set(8, [
        ...def2Svp.elements.get(8)!,
        { l: 3, exponents: [1.4], coefficients: [1] },
      ]),
    };
    const turned = molecule({
      atoms: ["O", "H", "H"],
      positions: water.positions.map((r) => matvec(R, r)),
      unit: "bohr",
    });
    const [before, after] = [basis(water, set), basis(turned, set)];
    const [F, G] = [
      hartreeFock(before, { tolerance: 1e-11 }).fock,
      hartreeFock(after, { tolerance: 1e-11 }).fock,
    ];
    for (const convention of conventions) {
      // D by its definition, Y(R r) = D Y(r), from values at points.
      const blocks = new Map([0, 1, 2, 3].map((l) => [l, turnOf(l, convention, R, points)]));
      const D = blockMatrix(before, blocks);
      const [f, g] = [
        inConvention(before, F, { to: convention }),
        inConvention(after, G, { to: convention }),
      ];
      assert.ok(largestDifference(g, matmul(matmul(D, f), transpose(D))) < 1e-10, convention);
      assert.ok(largestDifference(g, f) > 0.1, "a turned molecule has another matrix");
      assert.ok(
        largestDifference(inConvention(before, f, { from: convention }), F) < 1e-12,
        "there and back",
      );
    }
    const D = irrepsD(before.irreps, R);
    assert.ok(largestDifference(G, matmul(matmul(D, F), transpose(D))) < 1e-10, "by the irreps of the basis");
    assert.ok(largestDifference(overlap(after), matmul(matmul(D, overlap(before)), transpose(D))) < 1e-13);
  });

  it("take the blocks of permuted atoms to permuted blocks", () => {
    const [O, H, K] = water.positions;
    const swapped = molecule({ atoms: ["H", "O", "H"], positions: [H!, O!, K!], unit: "bohr" });
    const [F, G] = [water, swapped].map(
      (of) => hartreeFock(basis(of, def2Svp), { tolerance: 1e-10 }).fock,
    ) as [Matrix, Matrix];
    const places = [
      ...Array.from({ length: 5 }, (_, i) => 14 + i),
      ...Array.from({ length: 14 }, (_, i) => i),
      19,
      20,
      21,
      22,
      23,
    ];
    assert.ok(
      largestDifference(
        G,
        places.map((i) => places.map((j) => F[i]![j]!)),
      ) < 1e-9,
    );
  });

  it("refuse a matrix of another size and a convention that nobody has", () => {
    const of = listedBasis(fixture<{ basis: Listed[] }>("pyscf.json").basis);
    assert.throws(
      () => inConvention(of, [[1]], { from: "pyscf" }),
      /a matrix of 33 x 33, the functions of .*got 1 x 1/,
    );
    assert.throws(
      () => toConvention(1, "psi4" as never),
      /the convention to be "e3nn" or "standard" or "pyscf" or "orca", got "psi4"/,
    );
  });
});

function turnOf(
  l: number,
  convention: Convention,
  R: Matrix,
  points: readonly (readonly number[])[],
): number[][] {
  const one = shellOf(l);
  const A = toConvention(l, convention);
  const values = (r: readonly number[]): number[] => {
    const chi = new Float64Array(one.size);
    basisValues(one, r, chi);
    return matvec(A, Array.from(chi));
  };
  return transpose(
    leastSquares(
      points.map(values),
      points.map((r) => values(matvec(R, r))),
    ),
  );
}

function blockMatrix({ shells, size }: Basis, blocks: ReadonlyMap<number, Matrix>): number[][] {
  const D = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const { l, first } of shells)
    for (const [i, row] of blocks.get(l)!.entries())
      for (const [j, entry] of row.entries()) D[first + i]![first + j] = entry;
  return D;
}
