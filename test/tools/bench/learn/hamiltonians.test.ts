import assert from "node:assert/strict";
import { haarRotation, irrepsD, matvec, random } from "noether";
import { countParameters } from "noether/engine";
import { basis, type HueckelLevels, hartreeFock, molecule, overlap, sto3g } from "noether/quantum";
import {
  fitHamiltonian,
  hamiltonianNetwork,
  levelsOf,
  shellsOf,
} from "../../../../tools/bench/learn/fitHamiltonian.js";
import {
  cutoff,
  type FockFrame,
  fockErrors,
  fockFrame,
  graphOf,
  predictor,
} from "../../../../tools/bench/learn/fockFrames.js";
import { hamiltonianPlans, hamiltonianRivals } from "../../../../tools/bench/learn/hamiltonians.js";
import { meanIterations } from "../../../../tools/bench/learn/scfIterations.js";
import { hamiltonians } from "../../../../tools/cells/data/hamiltonians.js";
import { predictedBy, stirred, turnedMatrix } from "../../../lib/models/hamiltonians.js";
import { largestDifference } from "../../../lib/quantum/molecules.js";

const plan = hamiltonianPlans.water;
const none = { read: () => undefined, keep: () => {} };

describe("the studies of Hamiltonian matrices", () => {
  let frame: FockFrame;
  let levels: HueckelLevels;
  before(async () => {
    const water = await hamiltonians("water");
    frame = fockFrame(water.frame(3));
    levels = levelsOf(water, 20);
  });

  it("turn stored matrices with their molecules: overlaps of the turned molecule are the turned overlaps", async () => {
    const turned = fockFrame((await hamiltonians("water")).frame(3), random(1));
    assert.ok(largestDifference(turned.overlap, frame.overlap) > 0.1);
    assert.ok(largestDifference(overlap(turned.basis), turned.overlap) < 1e-9);
    assert.deepEqual(turned.orbitalEnergies, frame.orbitalEnergies);
    const exact = fockErrors((each) => each.fock, [turned]);
    assert.ok(exact.entries === 0 && exact.occupied < 1e-6);
  });

  it("compare networks of equal parameters, within 6 %, one of which knows how blocks turn", () => {
    for (const each of Object.values(hamiltonianPlans)) {
      const filled = {
        K: 1.7,
        levels: new Map(each.elements.map((Z) => [Z, Z === 1 ? [-0.5] : [-20, -2, -0.5]])),
      };
      const graphs = [graphOf(frame, shellsOf(each))];
      const [a, b] = hamiltonianRivals.map((rival) =>
        countParameters(hamiltonianNetwork(each, rival, filled, graphs).init(random(1))),
      );
      assert.ok(Math.abs(a! / b! - 1) < 0.06, `${each.set}: ${a} and ${b}`);
    }
    const R = haarRotation(3, random(2));
    const placed = frame.basis.molecule.positions.map((x) => matvec(R, x));
    const moved = basis(molecule({ atoms: [8, 1, 1], positions: placed, unit: "bohr" }), sto3g);
    const shells = shellsOf(plan);
    const [own, plain] = hamiltonianRivals.map((rival) => {
      const network = hamiltonianNetwork(plan, rival, levels, [graphOf(frame, shells)]);
      const parameters = stirred(network.init(random(1)), 0.3);
      const at = (of: typeof moved) => predictedBy(network, parameters, of, shells, cutoff);
      return largestDifference(at(moved), turnedMatrix(irrepsD(moved.irreps, R), at(frame.basis)));
    });
    assert.ok(own! < 1e-9, `${own}`);
    assert.ok(plain! > 1e-2, "the plain one knows no rotations");
  });

  it("train both, from the form on, and count the iterations of Hartree-Fock from what is predicted", async () => {
    const water = await hamiltonians("water");
    for (const rival of hamiltonianRivals) {
      const steps: number[] = [];
      const onStep = (step: number) => steps.push(step);
      const found = await fitHamiltonian(water, { ...plan, steps: 5 }, rival, 5, 1, onStep, none);
      assert.deepEqual(steps, [1, 2, 3, 4, 5]);
      assert.ok(found.validation < 100 && found.validation > 1, `${found.validation}`);
      const F = predictor(found.predict, shellsOf(plan))(frame);
      assert.ok(largestDifference(F, frame.fock) < 1);
    }
    const iterations = (start: "atoms" | { readonly fock: FockFrame["fock"] }): number =>
      meanIterations([frame], () => start);
    assert.equal(iterations("atoms"), hartreeFock(frame.basis).iterations);
    assert.ok(iterations({ fock: frame.fock }) < iterations("atoms") - 2);
  });
});
