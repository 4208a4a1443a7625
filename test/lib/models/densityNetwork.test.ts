import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type AtomicGraph,
  adam,
  atomicGraph,
  batchGraphs,
  irrepsD,
  type Matrix,
  matvec,
  random,
  type Vector,
  valueAndGrad,
} from "noether";
import { mapTree } from "noether/engine";
import { densityNetwork } from "noether/models";
import {
  type Basis,
  basis,
  basisSet,
  basisValues,
  def2UniversalJfit,
  densityInBasis,
  functionCharges,
  molecule,
  sto3g,
  toConvention,
  uncontracted,
} from "noether/quantum";
import { isometries } from "../layers/motions.js";
import { double } from "./molecules.js";

const auxiliary = uncontracted(def2UniversalJfit);
const shared = { elements: [1, 6, 8], auxiliary, orbitals: sto3g, cutoff: 4 };
const features = "4x0e + 4x1o + 4x2e + 2x3o + 2x4e";
const model = densityNetwork({ ...shared, features, layers: 2, functions: 4, hidden: [8], neighbours: 3 });

interface Structure {
  readonly numbers: readonly number[];
  readonly positions: readonly Vector[];
}
const water: Structure = {
  numbers: [8, 1, 1],
  positions: [
    [0, 0, 0.1],
    [0.8, 0.1, 0.6],
    [-0.8, 0.2, 0.5],
  ],
};
const formaldehyde: Structure = {
  numbers: [6, 8, 1, 1],
  positions: [
    [0, 0, 0],
    [0.1, 1.2, 0.1],
    [0.9, -0.6, 0],
    [-0.95, -0.5, 0.1],
  ],
};

const graphOf = (of: Structure): AtomicGraph => atomicGraph(of, { cutoff: 4, ...double });
const basisOf = ({ numbers, positions }: Structure): Basis =>
  basis(molecule({ atoms: numbers, positions, unit: "angstrom" }), auxiliary);
const moved = (Q: Matrix, { numbers, positions }: Structure, by: Vector = [0, 0, 0]): Structure => ({
  numbers,
  positions: positions.map((x) => matvec(Q, x).map((entry, k) => entry + by[k]!)),
});
const largest = (a: Vector, b: Vector): number => Math.max(...Array.from(a, (x, k) => Math.abs(x - b[k]!)));

/** Parameters after some steps towards numbers like any others. */
const parameters = (() => {
  const graph = batchGraphs([graphOf(water), graphOf(formaldehyde)]);
  const optimizer = adam({ rate: 1e-2 });
  let now = model.init(random(1), double);
  let state = optimizer.init(now);
  const gradient = valueAndGrad((at: typeof now) =>
    model.apply(at, graph.positions, graph).sub(1).square().mean(),
  );
  for (let k = 0; k < 5; k++) [now, state] = optimizer.update(now, gradient(now)[1], state);
  return now;
})();
const coefficients = (of: Structure): Vector => {
  const graph = graphOf(of);
  return Array.from(model.apply(parameters, graph.positions, graph).values);
};

/** Points around a molecule, in bohr. */
const draw = random(7);
const points = Array.from({ length: 40 }, () => [0, 0, 0].map(() => 3 * draw.normal()));

describe("the density of electrons by NequIP", () => {
  it("turns with the molecule: coefficients by irrepsD, and rho_gx(g r) = rho_x(r)", () => {
    const [of, c] = [basisOf(formaldehyde), coefficients(formaldehyde)];
    const rho = densityInBasis(of, c);
    for (const Q of isometries(3, random(3))) {
      const other = moved(Q, formaldehyde);
      const turned = coefficients(other);
      assert.ok(largest(turned, matvec(irrepsD(of.irreps, Q), c)) < 1e-11);
      assert.ok(largest(turned, c) > 1e-3);
      const after = densityInBasis(basisOf(other), turned);
      for (const r of points) assert.ok(Math.abs(after(matvec(Q, r)) - rho(r)) < 1e-11);
      // Coefficients of p in the order of another program are no density that turns.
      const wrong = densityInBasis(basisOf(other), inOtherOrder(of, turned));
      const before = densityInBasis(of, inOtherOrder(of, c));
      assert.ok(Math.max(...points.map((r) => Math.abs(wrong(matvec(Q, r)) - before(r)))) > 1e-6);
    }
  });

  it("has every electron, wherever the molecule is, and changes places with atoms", () => {
    for (const of of [water, formaldehyde]) {
      const c = coefficients(of);
      const electrons = of.numbers.reduce((sum, Z) => sum + Z, 0);
      const charges = functionCharges(basisOf(of));
      assert.ok(Math.abs(c.reduce((sum, x, k) => sum + charges[k]! * x, 0) - electrons) < 1e-12);
      const away = moved(
        [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        of,
        [3, -2, 5],
      );
      assert.ok(largest(coefficients(away), c) < 1e-12);
    }
    const c = coefficients(water);
    const [o, h1, h2] = water.positions;
    const swapped = coefficients({ numbers: [1, 8, 1], positions: [h2!, o!, h1!] });
    assert.equal(c.length, 70 + 16 + 16);
    assert.ok(largest(swapped, [...c.slice(86), ...c.slice(0, 86)]) < 1e-12);
  });

  it("gives molecules of a batch what it gives each of them", () => {
    const graph = batchGraphs([water, formaldehyde].map(graphOf));
    const both = Array.from(model.apply(parameters, graph.positions, graph).values);
    assert.ok(largest(both, [...coefficients(water), ...coefficients(formaldehyde)]) < 1e-12);
  });

  it("begins with free atoms: with no change it is their sum", () => {
    const bare = densityNetwork({ ...shared, elements: [8, 1], features: features, layers: 1 });
    const none = mapTree(bare.init(random(1), double), (x, path) =>
      path.startsWith("shells") ? x.mul(0) : x,
    );
    const graph = graphOf(water);
    const of = basisOf(water);
    const c = Array.from(bare.apply(none, graph.positions, graph).values);
    const charges = functionCharges(of);
    const electrons = [8, 1, 1].map((_, atom) =>
      of.shells
        .filter((shell) => shell.atom === atom && shell.l === 0)
        .reduce((sum, { first }) => sum + charges[first]! * c[first]!, 0),
    );
    assert.ok(largest(electrons, [8, 1, 1]) < 1e-12);
    for (const { l, first } of of.shells)
      for (let m = 0; m <= 2 * l; m++) assert.ok(l === 0 || Math.abs(c[first + m]!) < 1e-12);
  });

  it("is smooth at atoms; without |r|^l it turns as well, and jumps there", () => {
    const [of, c] = [basisOf(water), coefficients(water)];
    const rho = densityInBasis(of, c);
    const jump = (density: (r: Vector) => number): number => {
      const [x, y, z] = of.molecule.positions[0]!;
      return Math.abs(density([x, y, z + 1e-7]) - density([x, y, z - 1e-7]));
    };
    assert.ok(jump(rho) < 1e-3 * rho(of.molecule.positions[0]!));
    const wrong = withoutPowers(of, c);
    assert.ok(jump(wrong) > 0.05, `${jump(wrong)}`);
    const Q = isometries(1, random(4))[0]!;
    const other = moved(Q, water);
    const after = withoutPowers(basisOf(other), coefficients(other));
    for (const r of points) assert.ok(Math.abs(after(matvec(Q, r)) - wrong(r)) < 1e-11);
  });

  it("refuses what is no model, or no molecule that it knows", () => {
    const wrong: readonly (readonly [Partial<Parameters<typeof densityNetwork>[0]>, RegExp])[] = [
      [
        { features: "4x0e + 4x1o + 4x2e" },
        /^densityNetwork: expected features with the irreps of all shells of C, \S+, got 4x0e\+4x1o\+4x2e: add some of 8x3o$/,
      ],
      [
        { elements: [1, 16] },
        /^expected an element of def2-universal-JFIT, uncontracted, H, C, N, O, F, got S: read a basis set/,
      ],
      [
        { orbitals: basisSet("mine", [[1, [{ l: 0, exponents: [1], coefficients: [1] }]]]) },
        /^expected an element of mine, H, got C/,
      ],
      [{ elements: [] }, /^densityNetwork: expected elements by their atomic numbers/],
    ];
    for (const [options, message] of wrong)
      assert.throws(() => densityNetwork({ ...shared, features, ...options }), {
        name: "RangeError",
        message,
      });
    const ammonia = {
      numbers: [7, 1],
      positions: [
        [0, 0, 0],
        [0, 0, 1],
      ],
    };
    assert.throws(() => coefficients(ammonia), {
      message:
        /^nequip: expected atoms of H \(1\), C \(6\), O \(8\), which it was made for, got N \(7\) for atom 0/,
    });
    const near = atomicGraph(water, { cutoff: 2, ...double });
    assert.throws(() => model.apply(parameters, near.positions, near), {
      message: /^nequip: expected a graph whose neighbours reach to its cutoff 4, got one that ends at 2/,
    });
  });
});

/** Coefficients of p in the order y, z, x in place of x, y, z. */
function inOtherOrder({ shells }: Basis, c: Vector): number[] {
  const other = Array.from(c);
  for (const { l, first } of shells)
    if (l === 1)
      for (const [m, x] of matvec(toConvention(1, "standard"), c.slice(first, first + 3)).entries())
        other[first + m] = x;
  return other;
}

/** The density as the formula reads that leaves |v|^l out: c_k Y_lm(v / |v|) exp(-alpha |v|^2). */
function withoutPowers(of: Basis, c: Vector): (r: Vector) => number {
  const chi = new Float64Array(of.size);
  return (r) => {
    basisValues(of, r, chi);
    let rho = 0;
    for (const { l, first, centre } of of.shells) {
      const length = Math.hypot(...r.map((x, k) => x - centre[k]!));
      for (let m = 0; m <= 2 * l; m++) rho += (c[first + m]! * chi[first + m]!) / length ** l;
    }
    return rho;
  };
}
