import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  atomicGraph,
  batchGraphs,
  besselBasis,
  energyAndForces,
  gaussianBasis,
  type Matrix,
  random,
  randomNormal,
  type Structure,
  type Tensor,
  tensor,
  zeros,
} from "noether";
import {
  cormorant,
  eqgat,
  eqgatFeatures,
  nequip,
  painn,
  painnDipole,
  painnFeatures,
  schNet,
} from "noether/models";
import {
  gap,
  isometries,
  permutation,
  reflections,
  rotations,
  turned,
  turnedChannels,
} from "../layers/motions.js";
import {
  cutoff,
  double,
  elements,
  graphOf,
  moved,
  type Potential,
  randomMolecule,
  same,
  trained,
} from "./molecules.js";

interface Case {
  readonly name: string;
  readonly model: Potential;
  /** Whether mirror images have one energy. */
  readonly isBlind: boolean;
  /** Whether the energy has no jump where a neighbour comes or leaves. */
  readonly isSmooth: boolean;
}
const sizes = { elements, cutoff, scalars: 6, vectors: 4, layers: 2 };
const few = { elements, cutoff, trigonometric: 1, powers: 1, fading: { radius: 2, width: 0.5 } };
const net = { elements, cutoff, hidden: [8], functions: 5, neighbours: 5 };
const cases: readonly Case[] = [
  {
    name: "SchNet",
    model: schNet({ elements, cutoff, features: 6, interactions: 2 }),
    isBlind: true,
    isSmooth: true,
  },
  {
    name: "PaiNN",
    model: painn({ elements, cutoff, features: 6, interactions: 2 }),
    isBlind: true,
    isSmooth: true,
  },
  {
    name: "NequIP",
    model: nequip({ ...net, features: "4x0e + 3x1o + 2x2e", layers: 2, shifts: [-1, 2, 0.5] }),
    isBlind: true,
    isSmooth: true,
  },
  {
    name: "NequIP with all parities",
    model: nequip({ ...net, features: "3x0e + 2x0o + 2x1o + 2x1e", layers: 3, scales: [1, 2, 0.5] }),
    isBlind: true,
    isSmooth: true,
  },
  {
    name: "Cormorant",
    model: cormorant({ ...few, channels: 3, levels: 2, neighbours: 5 }),
    isBlind: false,
    isSmooth: true,
  },
  { name: "EQGAT", model: eqgat({ ...sizes, layers: 3 }), isBlind: false, isSmooth: false },
  {
    name: "EQGAT without vector products",
    model: eqgat({ ...sizes, cross: false }),
    isBlind: true,
    isSmooth: false,
  },
  {
    name: "EQGAT, smooth",
    model: eqgat({ ...sizes, layers: 3, smooth: true }),
    isBlind: false,
    isSmooth: true,
  },
];

const molecule = graphOf(randomMolecule(7, random(1)));
const x = molecule.positions;

for (const { name, model, isBlind, isSmooth } of cases) {
  describe(`${name}, an energy of molecules`, () => {
    const first = model.init(random(2), double);
    const parameters = trained(model, first, random(3));
    const energy = (y: Tensor, at = parameters): Tensor => model.apply(at, y, moved(molecule, y));
    const forces = (y: Tensor): Tensor =>
      energyAndForces((z) => model.apply(parameters, z, moved(molecule, y)), y)[1];

    it("does not change under rotations and translations, before and after training, and its forces turn", () => {
      const draw = random(4);
      for (const R of rotations(3, draw)) {
        const y = turned(R, x).add(randomNormal([1, 3], draw, double).mul(3));
        for (const at of [first, parameters]) assert.ok(same(energy(y, at), energy(x, at)));
        assert.ok(same(forces(y), turned(R, forces(x))));
        assert.ok(gap(forces(y), forces(x)) > 1e-3);
      }
      const bent = x.mul(tensor([1, 1, 1.1], double));
      assert.ok(gap(energy(bent), energy(x)) > 1e-6);
    });

    it(isBlind ? "does not change under reflections" : "changes under reflections", () => {
      for (const Q of reflections(3, random(5))) {
        const off = gap(energy(turned(Q, x)), energy(x));
        assert.ok(isBlind ? off < 1e-10 : off > 1e-6, `${off}`);
      }
    });

    it("does not depend on the order of the atoms", () => {
      for (let seed = 6; seed < 9; seed++) {
        const [order] = permutation(7, random(seed));
        const mixed = graphOf({
          numbers: Array.from(order.values, (i) => molecule.numbers.values[i]!),
          positions: x.gather(order).toArray() as number[][],
        });
        assert.ok(same(model.apply(parameters, mixed.positions, mixed), energy(x)));
        const wrong = { ...mixed, numbers: molecule.numbers };
        const isMoved = Array.from(order.values).some(
          (i, k) => molecule.numbers.values[i] !== molecule.numbers.values[k],
        );
        if (isMoved) assert.ok(gap(model.apply(parameters, wrong.positions, wrong), energy(x)) > 1e-6);
      }
    });

    it("keeps its laws in float32", () => {
      const single = { ...molecule, positions: x.as("float32") };
      const theta = model.init(random(2));
      const [R] = rotations(1, random(9));
      const E = model.apply(theta, single.positions, single);
      assert.equal(E.dtype, "float32");
      assert.ok(gap(model.apply(theta, turned(R!, single.positions), single), E) < 1e-4);
    });

    it("has forces that are its differences, and add up to 0", () => {
      const [u, h] = [randomNormal([7, 3], random(10), double), 1e-4];
      const at = (s: number): number => model.apply(parameters, x.add(u.mul(s)), molecule).item();
      const slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
      assert.ok(Math.abs(forces(x).mul(u).sum().item() + slope) < 1e-6 * Math.max(1, Math.abs(slope)));
      assert.ok(forces(x).sum(0).abs().max().item() < 1e-12);
    });

    it(
      isSmooth
        ? "has no jump where a neighbour leaves, nor have its forces"
        : "jumps where a neighbour leaves",
      () => {
        const three = (d: number): [number, number] => {
          const graph = graphOf({ numbers: [6, 8, 1], positions: [[0, 0, 0], [0, 1.2, 0], [d, 0, 0]] }); // biome-ignore format: positions
          const [E, F] = energyAndForces((y) => model.apply(parameters, y, graph), graph.positions);
          return [E.item(), F.values[6]!];
        };
        // The last atom leaves the first; it has left the second before.
        const [before, after] = [three(cutoff - 1e-5), three(cutoff + 1e-5)];
        assert.ok(Math.abs(before[0] - three(cutoff - 0.3)[0]) > 1e-5);
        if (isSmooth) {
          assert.ok(Math.abs(before[0] - after[0]) < 1e-6);
          assert.ok(Math.abs(before[1] - after[1]) < 1e-3);
        } else assert.ok(Math.abs(before[0] - after[0]) > 1e-4, `${before[0] - after[0]}`);
      },
    );

    it("is the sum over molecules far from each other, of atoms alone and of no atoms at all", () => {
      const alone = graphOf({ numbers: [8], positions: [[1, 2, 3]] });
      const none = graphOf({ numbers: [], positions: [] });
      const all = batchGraphs([molecule, alone, none, molecule]);
      const E = model.apply(parameters, all.positions, all);
      const [one, two] = [energy(x).item(), model.apply(parameters, alone.positions, alone).item()];
      assert.ok(same(E, tensor([one, two, 0, one], double)));
      const apart = graphOf({
        numbers: [...molecule.numbers.values, 8],
        positions: [...(x.toArray() as number[][]), [50, 0, 0]],
      });
      assert.ok(same(model.apply(parameters, apart.positions, apart), tensor([one + two], double)));
    });

    it("is twice as large for a crystal's cell that is taken twice, smaller than the cutoff or not", () => {
      const cell: Structure = {
        numbers: [6, 8],
        positions: [[0, 0, 0], [0.9, 0.8, 0.7]],
        cell: [[2, 0.1, 0], [0, 1.9, 0.3], [0.2, 0, 2.1]],
      }; // biome-ignore format: matrices
      const double2: Structure = {
        numbers: [...cell.numbers, ...cell.numbers],
        positions: [...cell.positions, ...Array.from(cell.positions, (p) => [p[0]! + 2, p[1]! + 0.1, p[2]!])],
        cell: [[4, 0.2, 0], ...(cell.cell as number[][]).slice(1)],
      };
      const [E, twice] = [cell, double2].map((structure) => {
        const graph = graphOf(structure);
        return model.apply(parameters, graph.positions, graph).item();
      });
      assert.ok(Math.abs(twice! - 2 * E!) < 1e-10 * Math.max(1, Math.abs(E!)));
      assert.ok(Math.abs(E!) > 1e-3);
    });

    it("refuses a graph that ends before its cutoff", () => {
      const { numbers, positions } = molecule;
      const structure = { numbers: [...numbers.values], positions: positions.toArray() as number[][] };
      const short = atomicGraph(structure, { cutoff: 2.5, ...double });
      assert.throws(() => model.apply(parameters, short.positions, short), {
        name: "RangeError",
        message:
          /: expected a graph whose neighbours reach to its cutoff 3, got one that ends at 2\.5: make it by atomicGraph\(structure, \{ cutoff: 3 \}\)$/,
      });
      const wide = atomicGraph(structure, { cutoff: 4, ...double });
      const E = (): Tensor => model.apply(parameters, wide.positions, wide);
      if (name.startsWith("EQGAT")) assert.throws(E, /got one that ends at 4/);
      else assert.ok(same(E(), energy(x)));
      const { cutoff: _, ...byHand } = molecule;
      assert.ok(same(model.apply(parameters, x, byHand), energy(x)));
    });

    it("refuses positions of other atoms, or in the plane, and says what is missing without a graph", () => {
      const at = (x: Tensor, graph?: typeof molecule) => () =>
        model.apply(parameters, x, graph as typeof molecule);
      const message = (got: string) =>
        new RegExp(
          `: expected a position x, y, z for each of the 7 atoms, \\[7, 3\\], got \\[${got}\\]: graph`,
        );
      for (const shape of [[4, 3], [7, 2], [21]] as const) // biome-ignore format: shapes
        assert.throws(at(zeros(shape, double), molecule), {
          name: "RangeError",
          message: message(shape.join(", ")),
        });
      assert.throws(
        at(x),
        /: expected positions and the graph of their atoms, got no graph: make it by atomicGraph/,
      );
      const { source: _, ...less } = molecule;
      assert.throws(at(x, less as typeof molecule), /got a graph without source, target and nodes/);
    });

    it("refuses an element that it has not seen", () => {
      const graph = graphOf({ numbers: [6, 7], positions: [[0, 0, 0], [1, 0, 0]] }); // biome-ignore format: positions
      assert.throws(() => model.apply(parameters, graph.positions, graph), {
        name: "RangeError",
        message:
          /: expected atoms of H \(1\), C \(6\), O \(8\), which it was made for, got N \(7\) for atom 1: it has seen no such element$/,
      });
    });
  });
}

describe("a network of atoms without features", () => {
  it("is refused by the name of what is 0", () => {
    assert.throws(() => painn({ elements, features: 0 }), /expected painn of 1, 2, 3, ... features, got 0/);
    assert.throws(() => painn({ elements, interactions: 0 }), /painn of 1, 2, 3, ... interactions, got 0/);
    assert.throws(() => schNet({ elements, features: 1.5 }), /schNet of 1, 2, 3, ... features, got 1.5/);
    assert.throws(() => eqgat({ elements, vectors: 0 }), /eqgat of 1, 2, 3, ... vectors, got 0/);
    assert.throws(() => eqgat({ elements, layers: -1 }), /eqgat of 1, 2, 3, ... layers, got -1/);
  });
});

describe("the work along a closed path", () => {
  // One atom goes round a circle of an angstrom, on which the last one comes and leaves as its neighbour.
  const near = randomMolecule(5, random(23));
  const [place] = Array.from(near.positions, (row) => Array.from(row));
  const path = {
    numbers: [...near.numbers, 8],
    positions: [...near.positions, [place![0]! - cutoff, place![1]!, place![2]!]],
  };
  const radius = 1 / (2 * Math.PI);
  const basis = besselBasis({ number: 5, end: cutoff });
  /** Where the last atom comes and leaves: forces are continuous there, and have a kink. */
  const kink = Math.acos(-radius / (2 * cutoff));
  /** Integrals over an arc between kinks, by Takahasi and Mori's rule. */
  const integral = (from: number, to: number, f: (t: number) => number): number => {
    const [middle, half, h] = [(from + to) / 2, (to - from) / 2, 1 / 16];
    let sum = 0;
    for (let u = -3; u <= 3; u += h) {
      const v = (Math.PI / 2) * Math.sinh(u);
      sum +=
        ((h * half * Math.PI) / 2) * (Math.cosh(u) / Math.cosh(v) ** 2) * f(middle + half * Math.tanh(v));
    }
    return sum;
  };
  const work = (force: (x: Tensor, graph: ReturnType<typeof graphOf>) => Tensor): number => {
    const edges = new Set<number>();
    const power = (t: number): number => {
      const positions = Array.from(path.positions, (row) => Array.from(row));
      positions[0]![0]! += radius * Math.cos(t);
      positions[0]![1]! += radius * Math.sin(t);
      const graph = graphOf({ ...path, positions });
      edges.add(graph.source.size);
      const F = force(graph.positions, graph).values;
      return radius * (-Math.sin(t) * F[0]! + Math.cos(t) * F[1]!);
    };
    const W = integral(-kink, kink, power) + integral(kink, 2 * Math.PI - kink, power);
    assert.ok(edges.size > 1);
    return W;
  };

  for (const [name, model] of [
    [
      "SchNet",
      schNet({
        elements,
        cutoff,
        features: 6,
        interactions: 1,
        basis: gaussianBasis({ number: 8, end: cutoff }),
      }),
    ],
    ["PaiNN", painn({ elements, cutoff, features: 6, interactions: 1, basis })],
    ["EQGAT", eqgat({ ...sizes, vectors: 2, smooth: true, basis })],
    ["Cormorant", cormorant({ ...few, channels: 2, lmax: 1, levels: 2, neighbours: 5 })],
    ["NequIP", nequip({ ...net, functions: 3, features: "3x0e + 2x1o", layers: 2 })],
  ] as readonly [string, Potential][])
    it(`is 0 for ${name}'s forces`, () => {
      const parameters = model.init(random(22), double);
      const W = work((y, graph) => energyAndForces((z) => model.apply(parameters, z, graph), y)[1]);
      assert.ok(Math.abs(W) < 1e-8, `${W}`);
    });

  it("is not 0 for forces that are vectors of a network, and no gradient", () => {
    const features = painnFeatures({ elements, cutoff, features: 6, interactions: 2 });
    const parameters = features.init(random(22), double);
    const W = work((y, graph) => features.apply(parameters, y, graph)[1].slice(2, 0, 1).reshape([-1, 3]));
    assert.ok(Math.abs(W) > 1e-3, `${W}`);
  });
});

describe("features of atoms", () => {
  const check = (
    model: ReturnType<typeof painnFeatures>,
    motions: readonly Matrix[],
  ): readonly [scalars: number, vectors: number] => {
    const theta = model.init(random(11), double);
    const [s, v] = model.apply(theta, x, molecule);
    const off = motions.map((Q) => {
      const [a, u] = model.apply(theta, turned(Q, x), molecule);
      return [gap(a, s), gap(u, turnedChannels(Q, v))] as const;
    });
    assert.ok(v.abs().max().item() > 1e-2);
    return [Math.max(...off.map(([a]) => a)), Math.max(...off.map(([, u]) => u))];
  };

  it("of PaiNN are scalars and vectors under rotations and reflections", () => {
    const model = painnFeatures({ elements, cutoff, features: 6 });
    const [s, v] = check(model, isometries(6, random(12)));
    assert.ok(s < 1e-10 && v < 1e-10);
  });

  it("of EQGAT are scalars and vectors under rotations, and under reflections only without vector products", () => {
    const draw = random(13);
    const [turns, mirrors] = [rotations(4, draw), reflections(4, draw)];
    const [s, v] = check(eqgatFeatures(sizes), turns);
    assert.ok(s < 1e-10 && v < 1e-10);
    const [a, u] = check(eqgatFeatures({ ...sizes, layers: 3 }), mirrors);
    assert.ok(a > 1e-6 && u > 1e-4, `${a} ${u}`);
    const [b, w] = check(eqgatFeatures({ ...sizes, cross: false }), [...turns, ...mirrors]);
    assert.ok(b < 1e-10 && w < 1e-10);
  });

  it("are vectors that vanish at an atom that looks the same from both sides", () => {
    // Curie: a centre of inversion leaves no direction.
    const graph = graphOf({
      numbers: [6, 8, 8, 1, 1],
      positions: [[0, 0, 0], [1, 0.2, 0], [-1, -0.2, 0], [0, 0.9, 1], [0, -0.9, -1]],
    }); // biome-ignore format: positions
    const model = painnFeatures({ elements, cutoff, features: 6 });
    const v = model.apply(model.init(random(14), double), graph.positions, graph)[1];
    const norms = v.square().sum([1, 2]).toArray() as number[];
    assert.ok(norms[0]! < 1e-28 && norms[1]! > 1e-6);
  });

  it("make a dipole that turns with the molecule and does not move with it", () => {
    const model = painnDipole({ elements, cutoff, features: 6, interactions: 2 });
    const theta = model.init(random(15), double);
    const mu = model.apply(theta, x, molecule);
    assert.deepEqual(mu.shape, [1, 3]);
    const draw = random(16);
    for (const Q of isometries(5, draw)) {
      const y = turned(Q, x).add(randomNormal([1, 3], draw, double).mul(5));
      assert.ok(gap(model.apply(theta, y, molecule), turned(Q, mu)) < 1e-10);
      assert.ok(gap(model.apply(theta, y, molecule), mu) > 1e-3);
    }
    const both = batchGraphs([molecule, molecule]);
    assert.ok(gap(model.apply(theta, both.positions, both), tensor([mu.toArray(), mu.toArray()] as number[][][], double).reshape([2, 3])) < 1e-12); // biome-ignore format: one comparison
  });
});
