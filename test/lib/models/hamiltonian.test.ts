import assert from "node:assert/strict";
import {
  batchGraphs,
  generalizedEigen,
  haarOrthogonal,
  irrepsD,
  type Matrix,
  matvec,
  minibatches,
  random,
  training,
} from "noether";
import { adam, mapTree } from "noether/engine";
import {
  hamiltonianForm,
  hamiltonianGraph,
  hamiltonianLoss,
  labelledHamiltonian,
  matrixOf,
  nequipHamiltonian,
} from "noether/models";
import {
  basis,
  def2Svp,
  elementShells,
  extendedHueckel,
  fitExtendedHueckel,
  hartreeFock,
  inConvention,
  molecule,
  sto3g,
  toConvention,
} from "noether/quantum";
import { largestDifference } from "../quantum/molecules.js";
import {
  basisOf,
  ethanolAtoms,
  ethanolPositions,
  predictedBy,
  stirred,
  turnedMatrix,
  waterAtoms,
  waterPositions,
} from "./hamiltonians.js";

const cutoff = 4;
const shells = elementShells(sto3g, [1, 6, 8]);
const model = nequipHamiltonian({
  ...{ shells, cutoff, features: "4x0e + 4x1o + 4x2e" },
  ...{ layers: 2, functions: 4, hidden: [8], neighbours: 6 },
});
const parameters = stirred(model.init(random(1)), 0.5);
const ethanol = basisOf(ethanolAtoms, ethanolPositions, sto3g);
const predicted = (positions: readonly (readonly number[])[], atoms = ethanolAtoms): number[][] =>
  predictedBy(model, parameters, basisOf(atoms, positions, sto3g), shells, cutoff);
const F = predicted(ethanolPositions);
const known = hartreeFock(basisOf(waterAtoms, waterPositions, sto3g));

/** The first function of each atom, and how many it has. */
const functions = (atoms: readonly number[]): readonly (readonly number[])[] => {
  let at = 0;
  return atoms.map((Z) => Array.from({ length: Z === 1 ? 1 : 5 }, () => at++));
};

describe("nequipHamiltonian", () => {
  it("turns with the molecule, F(R x) = D F D^T below 1e-9, under reflections and translations as well", () => {
    const draw = random(2);
    for (let k = 0; k < 4; k++) {
      const R = haarOrthogonal(3, draw);
      const moved = ethanolPositions.map((x) => matvec(R, x).map((y, axis) => y + [1, -2, 0.5][axis]!));
      const again = predicted(moved);
      const D = irrepsD(ethanol.irreps, R);
      assert.ok(largestDifference(again, turnedMatrix(D, F)) < 1e-9);
      assert.ok(largestDifference(again, F) > 0.1, "a turn is none that changes nothing");
    }
  });

  it("breaks that law where an order, a sign or an l is wrong: the law sees all three", () => {
    const R = haarOrthogonal(3, random(3));
    const again = predicted(ethanolPositions.map((x) => matvec(R, x)));
    const D = irrepsD(ethanol.irreps, R);
    const off = (of: (M: Matrix) => Matrix): number => largestDifference(of(again), turnedMatrix(D, of(F)));
    assert.ok(off((M) => M) < 1e-9);
    // p in the order y, z, x, as "standard" has it, turned as x, y, z.
    assert.ok(off((M) => inConvention(ethanol, M, { to: "standard" })) > 0.1);
    assert.equal(toConvention(1, "standard").flat().filter(Boolean).length, 3);
    // The sign of one function of a shell.
    const signed = (M: Matrix): number[][] =>
      M.map((row, i) => row.map((x, j) => ((i === 3) === (j === 3) ? x : -x)));
    assert.ok(off(signed) > 0.1);
    // Two p shells without the degree 1 between them: not the matrix any more, though it still turns rightly.
    const symmetric = (M: Matrix): number[][] =>
      M.map((row, i) =>
        row.map((x, j) => (i >= 2 && i < 5 && j >= 7 && j < 10 ? (x + M[j - 5]![i + 5]!) / 2 : x)),
      );
    assert.ok(off(symmetric) < 1e-9);
    assert.ok(largestDifference(symmetric(F), F) > 1e-3);
  });

  it("is hermitian to the last digit, and exchanges blocks where atoms are exchanged", () => {
    assert.ok(F.every((row, i) => row.every((x, j) => x === F[j]![i])));
    const order = [2, 0, 5, 1, 8, 4, 3, 7, 6];
    const mixed = order.map((i) => ethanolAtoms[i]!);
    const again = predicted(
      order.map((i) => ethanolPositions[i]!),
      mixed,
    );
    const [from, to] = [functions(ethanolAtoms), functions(mixed)];
    for (const [a, i] of order.entries())
      for (const [b, j] of order.entries())
        for (const [m, row] of to[a]!.entries())
          for (const [n, column] of to[b]!.entries())
            assert.ok(Math.abs(again[row]![column]! - F[from[i]![m]!]![from[j]![n]!]!) < 1e-11);
  });

  it("takes any basis by its shells: def2-SVP with d functions, and hydrogens with p", () => {
    const svp = elementShells(def2Svp, [1, 8]);
    assert.equal(svp.irreps.toString(), "3x0e+2x1o+1x2e");
    const network = nequipHamiltonian({
      ...{ shells: svp, cutoff, features: "2x0e + 2x1o + 2x2e" },
      ...{ layers: 1, functions: 3, hidden: [4] },
    });
    const weights = stirred(network.init(random(1)), 0.2);
    const at = (positions: readonly (readonly number[])[]): number[][] =>
      predictedBy(network, weights, basisOf(waterAtoms, positions, def2Svp), svp, cutoff);
    const R = haarOrthogonal(3, random(4));
    const D = irrepsD(basisOf(waterAtoms, waterPositions, def2Svp).irreps, R);
    const [H, again] = [at(waterPositions), at(waterPositions.map((x) => matvec(R, x)))];
    assert.equal(H.length, 24);
    assert.ok(largestDifference(again, turnedMatrix(D, H)) < 1e-9);
    assert.ok(largestDifference(again, H) > 0.01);
  });

  it("begins as the extended Hueckel form of the overlaps", () => {
    const levels = {
      levels: new Map([
        [1, [-0.5]],
        [6, [-11, -1.4, -0.3]],
        [8, [-20.2, -2.4, -0.6]],
      ]),
      K: 1.8,
    };
    const graph = labelledHamiltonian(known.basis, known.fock, { shells, cutoff: 6 });
    const form = hamiltonianForm(shells, levels, [graph]);
    const network = nequipHamiltonian({
      ...{ shells, form, cutoff: 6, features: "2x0e + 2x1o + 2x2e" },
      ...{ layers: 1, functions: 4, hidden: [8] },
    });
    const first = mapTree(network.init(random(1)) as object, (part) => part.as("float64"));
    const begun = predictedBy(network, first, ethanol, shells, 6);
    assert.ok(largestDifference(begun, extendedHueckel(ethanol, levels)) < 1e-5, "levels are float32");
  });

  it("ends at the cutoff: what is learned of a pair fades away, and atoms without neighbours are blocks alone", () => {
    const pair = (d: number): number[][] =>
      predictedBy(
        model,
        parameters,
        basis(
          molecule({
            ...{ atoms: ["C", "O"], unit: "angstrom", distances: "any" },
            positions: [
              [0, 0, 0],
              [d, 0, 0],
            ],
          }),
          sto3g,
        ),
        shells,
        cutoff,
      );
    // K is 0 here: there is no form.
    const largest = (d: number): number =>
      Math.max(
        ...pair(d)
          .slice(0, 5)
          .flatMap((row) => row.slice(5).map(Math.abs)),
      );
    assert.ok(largest(1.5) > 1e-2);
    assert.ok(largest(3.999) < 1e-6);
    assert.equal(largest(4.1), 0);
  });

  it("learns: a few steps on one water lower the loss tenfold", async () => {
    const own = elementShells(sto3g, [1, 8]);
    const graph = labelledHamiltonian(known.basis, known.fock, { shells: own, cutoff });
    const form = hamiltonianForm(own, fitExtendedHueckel([known]), [graph]);
    const network = nequipHamiltonian({
      ...{ shells: own, form, cutoff, features: "2x0e + 2x1o + 2x2e" },
      ...{ layers: 1, functions: 3, hidden: [4] },
    });
    const run = training({
      model: network,
      loss: (predict, { graphs }: { readonly graphs: readonly (typeof graph)[] }) => {
        const batch = batchGraphs(graphs);
        return hamiltonianLoss(predict(batch.positions, batch), batch, { energies: 0.1 });
      },
      optimizer: adam({ rate: 0.03 }),
      batches: minibatches({ graphs: [graph] }, { size: 1, draw: random(2) }),
      draw: random(1),
      steps: 30,
    });
    const losses: number[] = [];
    for await (const { loss } of run) losses.push(loss);
    assert.ok(losses.at(-1)! < 0.1 * losses[0]!, `${losses[0]} to ${losses.at(-1)}`);
  });

  it("refuses atoms, bases and graphs that are not its own, in one sentence each", () => {
    const nitrogen = basisOf(
      [7, 1, 1, 1],
      [
        [0, 0, 0],
        [1, 0, 0],
        [-0.3, 0.9, 0],
        [-0.3, -0.5, 0.8],
      ],
      sto3g,
    );
    assert.throws(
      () => hamiltonianGraph(nitrogen, { shells, cutoff }),
      /expected atoms of H, C, O, whose shells of STO-3G these are, got N/,
    );
    assert.throws(
      () => hamiltonianGraph(basisOf(waterAtoms, waterPositions, def2Svp), { shells, cutoff }),
      /expected a basis of STO-3G, got one of def2-SVP/,
    );
    assert.throws(
      () =>
        basisOf(
          waterAtoms,
          waterPositions.map((x) => x.map((y) => y * 1.8897)),
          sto3g,
        ),
      /at the distances of molecules/,
    );
    assert.throws(
      () => basisOf(waterAtoms, [waterPositions[0]!, waterPositions[0]!, waterPositions[2]!], sto3g),
      /at one place/,
    );
    const graph = hamiltonianGraph(ethanol, { shells, cutoff, dtype: "float64" });
    const { selfOverlap: _, ...bare } = graph;
    assert.throws(
      () => model.apply(parameters as never, graph.positions, bare as never),
      /expected a graph with the overlaps of its shells, \[nodes, 5, 5\], got none: make it by hamiltonianGraph/,
    );
    assert.throws(
      () =>
        model.apply(
          parameters as never,
          graph.positions,
          hamiltonianGraph(ethanol, { shells, cutoff: 3, dtype: "float64" }),
        ),
      /neighbours reach to its cutoff 4, got one that ends at 3/,
    );
    assert.throws(
      () => nequipHamiltonian({ shells, features: "8x0e + 4x1o" }),
      /as many copies of each irrep/,
    );
    assert.throws(
      () => matrixOf(known.basis, { self: graph.selfOverlap, pairs: graph.pairOverlap }, shells, graph),
      /graph of the 3 atoms of the basis, got one of 9/,
    );
    assert.throws(
      () => labelledHamiltonian(known.basis, F, { shells, cutoff }),
      /expected a matrix of 7 x 7, the functions of STO-3G, got 21 x 21/,
    );
    assert.throws(
      () => labelledHamiltonian(known.basis, known.fock, { shells, cutoff, orbitals: 4 }),
      /room for the 5 occupied orbitals of the molecule, got 4/,
    );
    assert.throws(
      () =>
        hamiltonianForm(shells, { levels: new Map([[1, [-0.5]]]), K: 1.7 }, [
          labelledHamiltonian(known.basis, known.fock, { shells, cutoff }),
        ]),
      /expected a level for each of the 3 shells of C in STO-3G, got none/,
    );
  });
});

describe("hamiltonianLoss", () => {
  const graph = labelledHamiltonian(known.basis, known.fock, {
    shells,
    cutoff,
    dtype: "float64",
    orbitals: 7,
  });
  const draw = random(6);
  const noise = known.fock.map((row) => row.map(() => 1e-5 * draw.normal()));
  const near = known.fock.map((row, i) => row.map((x, j) => x + noise[i]![j]! + noise[j]![i]!));
  const blocks = labelledHamiltonian(known.basis, near, { shells, cutoff, dtype: "float64" });
  const F = { self: blocks.selfFock, pairs: blocks.pairFock };

  it("is the mean square of what entries are off, in mHa", () => {
    const squares = near.flatMap((row, i) => row.map((x, j) => (1000 * (x - known.fock[i]![j]!)) ** 2));
    const mean = squares.reduce((sum, x) => sum + x, 0) / 49;
    assert.ok(Math.abs(hamiltonianLoss(F, graph).item() / mean - 1) < 1e-9);
    const two = batchGraphs([graph, graph]);
    const twice = {
      self: batchGraphs([blocks, blocks]).selfFock,
      pairs: batchGraphs([blocks, blocks]).pairFock,
    };
    assert.ok(
      Math.abs(
        hamiltonianLoss(twice, two, { energies: 1 }).item() /
          hamiltonianLoss(F, graph, { energies: 1 }).item() -
          1,
      ) < 1e-9,
    );
  });

  it("weighs what the occupied energies are off, as the eigenvalues say to first order", () => {
    const { values } = generalizedEigen(near, known.overlap);
    const squares = values.slice(0, 5).map((eps, k) => (1000 * (eps - known.orbitalEnergies[k]!)) ** 2);
    const mean = squares.reduce((sum, x) => sum + x, 0) / 5;
    const [without, weighed] = [0, 3].map((energies) => hamiltonianLoss(F, graph, { energies }).item());
    assert.ok(Math.abs((weighed! - without!) / (3 * mean) - 1) < 0.01);
  });
});
