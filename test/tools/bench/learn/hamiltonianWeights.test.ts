import assert from "node:assert/strict";
import { haarOrthogonal, irrepsD, type Matrix, matvec, random } from "noether";
import { mapTree, readCheckpoint } from "noether/engine";
import { nequipHamiltonian } from "noether/models";
import { elementShells, extendedHueckel, hartreeFock, inConvention, sto3g } from "noether/quantum";
import { levelsOf } from "../../../../tools/bench/learn/fitHamiltonian.js";
import { fockErrors, fockFrame, predictor } from "../../../../tools/bench/learn/fockFrames.js";
import { evenly } from "../../../../tools/bench/learn/forces.js";
import { hamiltonians } from "../../../../tools/cells/data/hamiltonians.js";
import { trainedWeights } from "../../../../tools/cells/data/trainedWeights.js";
import { basisOf, predictedBy, turnedMatrix } from "../../../lib/models/hamiltonians.js";
import { largestDifference } from "../../../lib/quantum/molecules.js";

const features = "16x0e + 16x1o + 16x2e";

describe("Hamiltonian matrices of ethanol by trained weights, as they come with the package", () => {
  const shells = elementShells(sto3g, [1, 6, 8]);
  const model = nequipHamiltonian({ shells, cutoff: 5, features, layers: 2, hidden: [32], neighbours: 8 });
  let stored: ReturnType<typeof model.init>;
  let exact: unknown;
  before(async () => {
    stored = readCheckpoint(await trainedWeights("ethanol-hamiltonian"), model.init(random(1)));
    exact = mapTree(stored as object, (part) => part.as("float64"));
  });

  it("are off by less than 2 mHa on frames that were not learned, where the Hueckel form is off by 40", async () => {
    const ethanol = await hamiltonians("ethanol");
    const frames = evenly(ethanol.test, 15).map((i) => fockFrame(ethanol.frame(i), random(i)));
    const found = fockErrors(
      predictor((x, graph) => model.apply(stored, x, graph), shells),
      frames,
    );
    assert.ok(found.entries < 2 && found.occupied < 4, JSON.stringify(found));
    const levels = levelsOf(ethanol, 200);
    const form = fockErrors(({ basis, overlap }) => extendedHueckel(basis, levels, overlap), frames);
    assert.ok(form.entries > 35 && form.occupied > 60, JSON.stringify(form));
  });

  it("turn, are mirrored and exchanged with the atoms below 1e-9; a wrong order, sign or parity is seen", async () => {
    const { numbers, positions } = (await hamiltonians("ethanol")).frame(7);
    const of = basisOf(numbers, positions, sto3g);
    const F = predictedBy(model, exact, of, shells, 5);
    const draw = random(4);
    for (let k = 0; k < 3; k++) {
      const R = haarOrthogonal(3, draw);
      const at = positions.map((x) => matvec(R, x));
      const again = predictedBy(model, exact, basisOf(numbers, at, sto3g), shells, 5);
      const D = irrepsD(of.irreps, R);
      const off = (change: (M: Matrix) => Matrix): number =>
        largestDifference(change(again), turnedMatrix(D, change(F)));
      assert.ok(off((M) => M) < 1e-9);
      assert.ok(largestDifference(again, F) > 0.1, "p that is not turned");
      assert.ok(off((M) => inConvention(of, M, { to: "orca" })) > 0.1, "p as z, x, y");
      assert.ok(off((M) => flipped(M, 4)) > 0.05, "the sign of one p function");
    }
    const inversion = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? -1 : 0)));
    const behind = positions.map((x) => x.map((y) => -y));
    const inverted = predictedBy(model, exact, basisOf(numbers, behind, sto3g), shells, 5);
    assert.ok(largestDifference(inverted, turnedMatrix(irrepsD(of.irreps, inversion), F)) < 1e-9);
    assert.ok(largestDifference(inverted, F) > 0.05, "of pseudovectors, p would not change");
    // Hydrogens 3 and 8 change places: their rows and columns do.
    const swapped = positions.map((x, i) => positions[i === 3 ? 8 : i === 8 ? 3 : i] ?? x);
    const mixed = predictedBy(model, exact, basisOf(numbers, swapped, sto3g), shells, 5);
    const [a, b] = [15, 20];
    const order = F.map((_, i) => (i === a ? b : i === b ? a : i));
    const permuted = order.map((i) => order.map((j) => F[i]![j]!));
    assert.ok(largestDifference(mixed, permuted) < 1e-11);
    assert.ok(largestDifference(mixed, F) > 1e-3);
  });
});

describe("Hamiltonian matrices of small molecules by trained weights", () => {
  const shells = elementShells(sto3g, [1, 6, 7, 8, 9]);
  const model = nequipHamiltonian({ shells, cutoff: 5, features, layers: 1, hidden: [32], neighbours: 6.5 });

  it("are three times nearer than the Hueckel form on molecules that were not seen, and start Hartree-Fock better", async () => {
    const stored = readCheckpoint(await trainedWeights("small-hamiltonian"), model.init(random(1)));
    const small = await hamiltonians("small");
    const frames = evenly(small.test, 12).map((i) => fockFrame(small.frame(i)));
    const predict = predictor((x, graph) => model.apply(stored, x, graph), shells);
    const found = fockErrors(predict, frames);
    assert.ok(found.entries < 20, JSON.stringify(found));
    let [atoms, network] = [0, 0];
    for (const frame of frames.slice(0, 3)) {
      atoms += hartreeFock(frame.basis).iterations;
      const solved = hartreeFock(frame.basis, { start: { fock: predict(frame) } });
      network += solved.iterations;
    }
    assert.ok(network < atoms, `${network} and ${atoms}`);
  });
});

/** The matrix in a basis with one function of the opposite sign. */
const flipped = (M: Matrix, k: number): number[][] =>
  M.map((row, i) => row.map((x, j) => ((i === k) === (j === k) ? x : -x)));
