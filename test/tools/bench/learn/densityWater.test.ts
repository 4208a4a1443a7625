import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { atomicGraph, batchGraphs, irrepsD, type Matrix, matvec, random, type Vector } from "noether";
import { mapTree, readCheckpoint } from "noether/engine";
import { densityInBasis, functionCharges, toConvention } from "noether/quantum";
import {
  cutoff,
  densityError,
  densityGraph,
  functionsOf,
  onGrids,
  repulsionLoss,
} from "../../../../tools/bench/learn/densities.js";
import {
  bestRound,
  freeAtoms,
  meanInFrame,
  roundPart,
} from "../../../../tools/bench/learn/densityBaselines.js";
import { densityRivals, predicted } from "../../../../tools/bench/learn/densityWater.js";
import { trainedWeights } from "../../../../tools/cells/data/trainedWeights.js";
import { type WaterDensities, waterDensities } from "../../../../tools/cells/data/waterDensities.js";
import { isometries } from "../../../lib/layers/motions.js";

describe("the study of densities of water", () => {
  let set: WaterDensities;
  before(async () => {
    set = await waterDensities();
  });

  it("has rivals whose errors are known: round atoms are off by several percent, whatever they are", () => {
    const grids = onGrids({ ...set, grids: set.grids.slice(0, 2) });
    const fit = densityError(grids, (i) => set.frame(i).coefficients);
    for (const [k, { frame }] of grids.entries())
      assert.ok(
        Math.abs(
          densityError([grids[k]!], (i) => set.frame(i).coefficients) / 100 - set.frame(frame).fitError,
        ) < 1e-3,
      );
    assert.ok(fit > 1 && fit < 1.6);
    const of = (baseline: (set: WaterDensities) => (i: number) => Vector) =>
      densityError(grids, baseline(set));
    const [free, part, best] = [freeAtoms, roundPart, bestRound].map(of) as [number, number, number];
    assert.ok(
      free > 12 && part > 7.5 && best > 5.5 && best < part && part < free,
      `${free}, ${part}, ${best}`,
    );
    const few = { ...set, train: set.train.slice(0, 10) };
    const frame = densityError(grids, meanInFrame(few));
    assert.ok(frame > fit && frame < 3.5, `${frame}`);
  });

  it("learns by the self-repulsion of what densities are off, the mean over waters", () => {
    const two = [0, 1].map((i) => densityGraph(set, i));
    const graph = batchGraphs(two);
    const shift = graph.coefficients.reshape([204]).add(0.01);
    const loss = repulsionLoss(() => shift, graph).item();
    const each = two.map(({ metric }) => metric.sum().item() * 1e-4);
    assert.ok(Math.abs(loss / ((each[0]! + each[1]!) / 2) - 1) < 1e-4);
    assert.ok(repulsionLoss(() => graph.coefficients.reshape([204]), graph).item() === 0);
  });
});

describe("densities of water, as the trained network comes with the package", () => {
  const { densityNetwork: model } = densityRivals;
  let [set, stored, parameters]: [WaterDensities, unknown, unknown] = [] as never;
  before(async () => {
    set = await waterDensities();
    stored = readCheckpoint(await trainedWeights("density-water"), model.init(random(1)));
    parameters = mapTree(stored as object, (part) => part.as("float64"));
  });
  const coefficients = (positions: readonly Vector[]): Vector => {
    const graph = atomicGraph({ numbers: [8, 1, 1], positions }, { cutoff, dtype: "float64" });
    return Array.from(model.apply(parameters, graph.positions, graph).values);
  };
  const largest = (a: Vector, b: Vector): number => Math.max(...a.map((x, k) => Math.abs(x - b[k]!)));

  it("are off by less than 1.5 % of the electrons on waters that it has not seen", () => {
    const grids = onGrids({ ...set, grids: set.grids.slice(3, 9) });
    const error = densityError(grids, (i) => predicted(set, (x, graph) => model.apply(stored, x, graph), i));
    assert.ok(error > 1.1 && error < 1.5, `${error}`);
  });

  it("have every electron, and turn with the molecule: rho_gx(g r) = rho_x(r) below 1e-9", () => {
    const i = set.test[0]!;
    const { positions } = set.frame(i);
    const of = functionsOf(set, i);
    const c = coefficients(positions);
    const q = functionCharges(of);
    assert.ok(Math.abs(c.reduce((sum, x, k) => sum + x * q[k]!, 0) - 10) < 1e-12);
    const rho = densityInBasis(of, c);
    const draw = random(5);
    const points = Array.from({ length: 20 }, () => [0, 0, 0].map(() => 1.5 * draw.normal()));
    for (const Q of isometries(3, random(6))) {
      const turned = coefficients(positions.map((x) => matvec(Q, x)));
      const D = irrepsD(of.irreps, Q);
      assert.ok(largest(turned, matvec(D, c)) < 1e-9);
      // The coefficients of p in another order are those of no vector.
      assert.ok(largest(inOrder(turned), matvec(D, inOrder(c))) > 1e-3);
      const after = densityInBasis(turnedBasis(Q), turned);
      for (const r of points) assert.ok(Math.abs(after(matvec(Q, r)) - rho(r)) < 1e-9);
    }

    function turnedBasis(Q: Matrix) {
      const shells = of.shells.map((shell) => ({
        ...shell,
        centre: matvec(Q, shell.centre) as [number, number, number],
      }));
      return { ...of, shells };
    }

    /** p in the order y, z, x. */
    function inOrder(list: Vector): number[] {
      const other = [...list];
      for (const { l, first } of of.shells)
        if (l === 1)
          other.splice(first, 3, ...matvec(toConvention(1, "standard"), list.slice(first, first + 3)));
      return other;
    }
  });
});
