import assert from "node:assert/strict";
import {
  type AtomicGraph,
  atomicGraph,
  batchGraphs,
  energyAndForces,
  random,
  type Tensor,
  tensor,
} from "noether";
import {
  atomicMass,
  energyDrift,
  type ForceField,
  maxwellBoltzmann,
  molecularDynamics,
  networkForces,
} from "noether/dynamics";
import { mapTree, readCheckpoint } from "noether/engine";
import { ethanolNequip } from "../../../../tools/bench/learn/ethanolDegrees.js";
import { ethanolPainn } from "../../../../tools/bench/learn/ethanolForces.js";
import { evenly, forceError, framesOf } from "../../../../tools/bench/learn/forces.js";
import { mdEthanol } from "../../../../tools/cells/data/molecule.js";
import { trainedWeights } from "../../../../tools/cells/data/trainedWeights.js";
import { gap, isometries, permutation, turned } from "../../../lib/layers/motions.js";

/** The potentials, how far their atoms see, and between what their forces are off on frames they have not seen, in meV/A. */
const shipped = [
  { name: "ethanol-painn", model: ethanolPainn.model, cutoff: 5, off: [20, 40] },
  { name: "ethanol-nequip", model: ethanolNequip.model, cutoff: 4, off: [20, 35] },
] as const;

for (const { name, model, cutoff, off } of shipped) {
  describe(`${name}, as it comes with the package`, () => {
    const numbers = [6, 6, 8, 1, 1, 1, 1, 1, 1];
    let stored: unknown;
    let parameters: unknown;
    let x: number[][];
    before(async () => {
      stored = readCheckpoint(await trainedWeights(name), model.init(random(1)));
      parameters = mapTree(stored as object, (part) => part.as("float64"));
      x = (await mdEthanol()).positions(7).map((row) => [...row]);
    });
    const graphOf = (
      positions: readonly (readonly number[])[],
      kinds: readonly number[] = numbers,
    ): AtomicGraph => atomicGraph({ numbers: kinds, positions }, { cutoff, dtype: "float64" });
    const at = (positions: readonly (readonly number[])[], kinds = numbers): [E: Tensor, F: Tensor] => {
      const graph = graphOf(positions, kinds);
      return energyAndForces((y) => model.apply(parameters, y, graph), graph.positions);
    };

    it(`has forces that are off by ${off[0]} to ${off[1]} meV/A on frames it has not seen, where the kernel is off by 72`, async () => {
      const ethanol = await mdEthanol();
      const frames = evenly(ethanol.train, 100);
      const origin = frames.reduce((sum, i) => sum + ethanol.energy(i), 0) / frames.length;
      const test = framesOf(ethanol, evenly(ethanol.test, 100), origin);
      const error = forceError((y, graph) => model.apply(stored, y, graph), test);
      assert.ok(error > off[0] && error < off[1], String(error));
    });

    it("turns its forces with the molecule and keeps its energy, below 1e-9, mirror images and exchanged atoms too", () => {
      const [E, F] = at(x);
      const draw = random(2);
      for (const Q of isometries(4, draw)) {
        const moved = turned(Q, tensor(x, { dtype: "float64" })).add(
          tensor([[1, -2, 0.5]], { dtype: "float64" }),
        );
        const [turnedE, turnedF] = at(moved.toArray() as number[][]);
        assert.ok(gap(turnedE, E) < 1e-9);
        assert.ok(gap(turnedF, turned(Q, F)) < 1e-9);
        assert.ok(gap(turnedF, F) > 0.1, "a turn is none that changes nothing");
      }
      const [order] = permutation(numbers.length, draw);
      const mixed = Array.from(order.values, (i) => x[i]!);
      const [mixedE, mixedF] = at(
        mixed,
        Array.from(order.values, (i) => numbers[i]!),
      );
      assert.ok(gap(mixedE, E) < 1e-9);
      assert.ok(gap(mixedF, F.gather(order)) < 1e-9);
      assert.ok(gap(at(mixed)[0], E) > 1e-3, "other elements at these places are another molecule");
    });

    it("has forces that are its differences, below 1e-6", () => {
      const F = at(x)[1].toArray() as number[][];
      for (const [atom, axis] of [
        [0, 0],
        [2, 1],
        [8, 2],
      ] as const) {
        const by = (step: number): number => {
          const moved = x.map((row) => [...row]);
          moved[atom]![axis]! += step;
          return at(moved)[0].item();
        };
        const h = 1e-3;
        const slope = (8 * (by(h) - by(-h)) - (by(2 * h) - by(-2 * h))) / (12 * h);
        assert.ok(Math.abs(F[atom]![axis]! + slope) < 1e-6, `${F[atom]![axis]!} and ${-slope}`);
      }
    });

    it("does no work along a closed angstrom, below 1e-6 eV; forces with a curl would", () => {
      // The hydrogen of OH goes round a circle. A sum over even steps of a smooth periodic function is nearly exact.
      const [radius, steps] = [1 / (2 * Math.PI), 48];
      const angles = Array.from({ length: steps }, (_, k) => (2 * Math.PI * k) / steps);
      const places = angles.map((t) => {
        const place = x.map((row) => [...row]);
        place[8]![0]! += radius * Math.cos(t);
        place[8]![1]! += radius * Math.sin(t);
        return graphOf(place);
      });
      const path = batchGraphs(places);
      const [, F] = energyAndForces((y) => model.apply(parameters, y, path), path.positions);
      const rows = F.toArray() as number[][];
      let [work, curled] = [0, 0];
      for (const [k, t] of angles.entries()) {
        const [fx, fy] = rows[numbers.length * k + 8]!;
        const [dx, dy] = [radius * Math.cos(t), radius * Math.sin(t)];
        work += ((fy! * dx - fx! * dy) * 2 * Math.PI) / steps;
        curled += (((fy! + 0.01 * dx) * dx - (fx! - 0.01 * dy) * dy) * 2 * Math.PI) / steps;
      }
      assert.ok(Math.abs(work) < 1e-6, String(work));
      assert.ok(curled > 1e-3);
    });

    it("is smooth where an atom leaves another's sight", () => {
      // The hydrogen of OH is pulled away from the carbon that it is farthest from, along the line between them.
      const [from, to] = [x[0]!, x[8]!];
      const line = to.map((value, k) => value - from[k]!);
      const d = Math.hypot(...line);
      const pulled = (distance: number): [number, number] => {
        const place = x.map((row) => [...row]);
        place[8] = from.map((value, k) => value + (line[k]! * distance) / d);
        const [E, F] = at(place);
        return [E.item(), F.abs().max().item()];
      };
      const [inside, outside, near] = [pulled(cutoff - 1e-5), pulled(cutoff + 1e-5), pulled(cutoff - 0.5)];
      const seen = (distance: number): number =>
        Array.from(
          graphOf(
            [
              [0, 0, 0],
              [0, 0, 1],
              [0, 0, distance],
            ],
            [6, 8, 1],
          ).source.values,
        ).length;
      assert.equal(seen(cutoff - 1e-5) - seen(cutoff + 1e-5), 2);
      assert.ok(Math.abs(inside[0] - outside[0]) < 1e-4);
      assert.ok(Math.abs(inside[1] - outside[1]) < 1e-3);
      assert.ok(Math.abs(near[0] - outside[0]) > 1e-3, "it is not flat there");
    });

    it("keeps its energy in motion at 500 K; with a force that is no gradient it does not", () => {
      const field = networkForces({ numbers, positions: x }, (y, graph) => model.apply(stored, y, graph), {
        cutoff,
      });
      const masses = numbers.map(atomicMass);
      const drift = (forceField: ForceField): number => {
        const velocities = maxwellBoltzmann(x, masses, 500, random(1));
        const run = molecularDynamics({ forceField, positions: x, velocities, masses, dt: 0.5, steps: 60 });
        return energyDrift(run).largest;
      };
      assert.ok(drift(field) < 1e-3);
      const curled: ForceField = (positions) => {
        const { energy, forces } = field(positions);
        return {
          energy,
          forces: forces.map(([fx, fy, fz], i) => [fx! - positions[i]![1]!, fy! + positions[i]![0]!, fz!]),
        };
      };
      assert.ok(drift(curled) > 3e-3);
    });
  });
}
