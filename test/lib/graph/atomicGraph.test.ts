import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  atomicGraph,
  batchGraphs,
  edgeVectors,
  energyAndForces,
  grad,
  haarOrthogonal,
  random,
  type Structure,
  singleGraph,
  type Tensor,
  tensor,
} from "noether";
import { jvp, randomNormal } from "noether/engine";

const double = { dtype: "float64" } as const;
const water: Structure = {
  numbers: [8, 1, 1],
  positions: [
    [0, 0, 0.1],
    [0.96, 0, 0],
    [-0.24, 0.93, 0],
  ],
};
const argon: Structure = { numbers: [18], positions: [[5, 5, 5]] };
const crystal: Structure = {
  numbers: [3, 9],
  positions: [
    [0, 0, 0],
    [2, 0.1, 0],
  ],
  cell: [
    [0, 2, 2],
    [2, 0, 2],
    [2, 2, 0],
  ],
};
const options = { cutoff: 3, ...double };

/** A pair potential, E = sum of exp(-r^2) over the edges of each graph. */
const energy =
  (graph: ReturnType<typeof atomicGraph>) =>
  (x: Tensor): Tensor =>
    edgeVectors(x, graph).square().sum(1).neg().exp().segmentSum(graph.target, graph.nodes).segmentSum(graph.graph, graph.graphs); // biome-ignore format: one formula

describe("a graph of atoms", () => {
  it("has atomic numbers, positions and an edge from each atom to its neighbours", () => {
    const graph = atomicGraph(water, options);
    assert.deepEqual(graph.numbers.toArray(), [8, 1, 1]);
    assert.deepEqual(graph.positions.toArray(), water.positions);
    assert.deepEqual([graph.target.toArray(), graph.source.toArray()], [[0, 0, 1, 1, 2, 2], [1, 2, 0, 2, 0, 1]]); // biome-ignore format: pairs
    assert.deepEqual([graph.nodes, graph.graphs, graph.graph.toArray()], [3, 1, [0, 0, 0]]);
    assert.equal(atomicGraph(water, { cutoff: 3 }).positions.dtype, "float32");
  });

  it("has edge vectors from an atom to its neighbour, in a crystal to the image that is near", () => {
    const graph = atomicGraph(water, options);
    const r = edgeVectors(graph.positions, graph).toArray() as number[][];
    assert.deepEqual(r[0], [0.96, 0, -0.1]);
    assert.deepEqual(r[2], [-0.96, 0, 0.1]);
    const solid = atomicGraph(crystal, options);
    const all = edgeVectors(solid.positions, solid).norm(1);
    assert.ok(all.max().item() < 3 && all.min().item() > 1);
    const { shift: _, ...open } = solid;
    assert.ok(edgeVectors(solid.positions, open).norm(1).min().item() < 1e-12);
  });

  it("has vectors that no translation changes, and that turn with the atoms", () => {
    const draw = random(1);
    const graph = atomicGraph(water, options);
    const r = edgeVectors(graph.positions, graph);
    for (let k = 0; k < 5; k++) {
      const Q = tensor(haarOrthogonal(3, draw), double).transpose();
      const moved = graph.positions.matmul(Q).add(randomNormal([1, 3], draw, double).mul(10));
      assert.ok(edgeVectors(moved, graph).sub(r.matmul(Q)).abs().max().item() < 1e-13);
      assert.ok(edgeVectors(moved, graph).sub(r).abs().max().item() > 1e-3);
    }
  });

  it("refuses numbers that are none of an element, and lists that do not fit", () => {
    assert.throws(() => atomicGraph({ ...water, numbers: [8, 1] }, options), {
      message: "atomicGraph: expected an atomic number for each of 3 positions, got 2",
    });
    for (const z of [0, 119, 1.5, Number.NaN])
      assert.throws(() => atomicGraph({ ...water, numbers: [8, z, 1] }, options), {
        message: `atomicGraph: expected atomic numbers from 1 to 118, got ${z} for atom 1`,
      });
    assert.throws(
      () => atomicGraph({ ...argon, positions: [[1, 2]] }, options),
      /expected a row x, y, z for each atom, got 2 numbers for 1 atoms/,
    );
  });
});

describe("graphs joined to one", () => {
  const list = [water, argon, water].map((structure) => atomicGraph(structure, options));
  const all = batchGraphs(list);

  it("have their nodes and edges one after another, and none between them", () => {
    assert.deepEqual([all.nodes, all.graphs], [7, 3]);
    assert.deepEqual(all.graph.toArray(), [0, 0, 0, 1, 2, 2, 2]);
    assert.deepEqual(all.numbers.toArray(), [8, 1, 1, 18, 8, 1, 1]);
    assert.deepEqual([...all.target.values].slice(6), [4, 4, 5, 5, 6, 6]);
    assert.deepEqual([...all.source.values].slice(6), [5, 6, 4, 6, 4, 5]);
  });

  it("have the energies and forces of each by itself", () => {
    const [E, F] = energyAndForces(energy(all), all.positions);
    const each = list.map((graph) => energyAndForces(energy(graph), graph.positions));
    assert.deepEqual(
      E.toArray(),
      each.flatMap(([one]) => one.toArray()),
    );
    assert.deepEqual(
      F.toArray(),
      each.flatMap(([, forces]) => forces.toArray()),
    );
    assert.ok(F.abs().max().item() > 0.1);
  });

  it("may be joined again, and carry whatever has rows", () => {
    const labelled = list.map((graph, k) => ({ ...graph, energy: tensor([k], double) }));
    const twice = batchGraphs([batchGraphs(labelled), batchGraphs(labelled)]);
    assert.deepEqual(twice.energy.toArray(), [0, 1, 2, 0, 1, 2]);
    assert.deepEqual(twice.graph.toArray(), [0, 0, 0, 1, 2, 2, 2, 3, 3, 3, 4, 5, 5, 5]);
    assert.deepEqual(batchGraphs([list[0]!]).source.toArray(), list[0]!.source.toArray());
  });

  it("are refused if there are none, or one of them has what another lacks", () => {
    assert.throws(() => batchGraphs([]), { message: "batchGraphs: expected graphs, got none" });
    assert.throws(() => batchGraphs([list[0]!, atomicGraph(crystal, options)]), {
      message:
        "batchGraphs: expected a tensor shift with rows of one kind in every graph, got rows [3] of float64 in graph 1 and none in graph 0",
    });
    assert.throws(
      () => batchGraphs([list[0]!, atomicGraph(water, { cutoff: 3 })]),
      /rows \[3\] of float64 in graph 0 and rows \[3\] of float32 in graph 1/,
    );
    assert.throws(() => batchGraphs([list[0]!, atomicGraph(water, { ...options, cutoff: 4 })]), {
      message: "batchGraphs: expected graphs of one cutoff, got 3 in graph 0 and 4 in graph 1",
    });
    const one = tensor([0], { dtype: "int32" });
    assert.throws(() => singleGraph({ source: one, target: one, nodes: 0 }), {
      message: "singleGraph: expected no edge, since there are no nodes in source, got 0 at edge 0",
    });
  });
});

describe("forces", () => {
  it("are minus the slope of the energy, by differences, in a crystal as well", () => {
    const draw = random(2);
    for (const structure of [water, crystal]) {
      const graph = atomicGraph(structure, options);
      const [, F] = energyAndForces(energy(graph), graph.positions);
      const [u, h] = [randomNormal([graph.nodes, 3], draw, double), 1e-5];
      const value = (s: number): number => energy(graph)(graph.positions.add(u.mul(s))).item();
      assert.ok(Math.abs(-F.mul(u).sum().item() - (value(h) - value(-h)) / (2 * h)) < 1e-8);
      assert.ok(F.sum(0).abs().max().item() < 1e-14);
    }
  });

  it("have gradients themselves", () => {
    const graph = atomicGraph(water, options);
    const forces = (x: Tensor): Tensor => energyAndForces(energy(graph), x)[1];
    const [u, h] = [randomNormal([3, 3], random(3), double), 1e-5];
    const [, pushed] = jvp(forces, graph.positions, u);
    const ahead = forces(graph.positions.add(u.mul(h)));
    const behind = forces(graph.positions.sub(u.mul(h)));
    assert.ok(ahead.sub(behind).mul(1 / (2 * h)).sub(pushed).abs().max().item() < 1e-8); // biome-ignore format: one comparison
    const loss = grad((x: Tensor) => forces(x).square().sum());
    assert.ok(loss(graph.positions).abs().max().item() > 1e-2);
  });
});
