import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Edges, random, randomNormal, setLinear, singleGraph, type Tensor, tensor } from "noether";
import { ones } from "noether/engine";
import { deepSets, egnn, type FeatureGraph, messagePassingNetwork } from "noether/models";
import { gap, isometries, permutation, turned } from "../layers/motions.js";
import { assertLearns, trained } from "../layers/pieceChecks.js";

const double = { dtype: "float64" } as const;
const int = (list: readonly number[]): Tensor => tensor(Int32Array.from(list));
/** Every node sees all others. */
const complete = (n: number): Edges => {
  const pairs = Array.from({ length: n * n }, (_, k) => [k % n, Math.floor(k / n)] as const).filter(
    ([i, j]) => i !== j,
  );
  return { source: int(pairs.map(([i]) => i)), target: int(pairs.map(([, j]) => j)), nodes: n };
};
/** Edges of a graph whose node i is called p[i] now. */
const renamed = ({ source, target, nodes }: Edges, p: Tensor): Edges => ({
  source: p.gather(source),
  target: p.gather(target),
  nodes,
});

describe("deep sets", () => {
  const sets = { graph: int([0, 0, 0, 2, 2, 0]), graphs: 3 };
  const x = randomNormal([6, 2], random(1), double);

  for (const aggregation of ["sum", "mean", "max"] as const)
    it(`do not know an order of the elements, before and after training: ${aggregation}`, () => {
      const model = deepSets({ inputs: 2, hidden: 8, outputs: 3, aggregation });
      const first = model.init(random(2), double);
      let after = first;
      assertLearns(
        trained(first, (at) => {
          after = at;
          return model.apply(at, x, sets).sub(1);
        }),
      );
      for (const theta of [first, after])
        for (let seed = 3; seed < 6; seed++) {
          const [order] = permutation(6, random(seed));
          const mixed = { graph: sets.graph.gather(order), graphs: 3 };
          assert.ok(gap(model.apply(theta, x.gather(order), mixed), model.apply(theta, x, sets)) < 1e-12);
          assert.ok(gap(model.apply(first, x.gather(order), sets), model.apply(first, x, sets)) > 1e-4);
        }
      assert.equal(model.apply(first, x, sets).shape[0], 3);
    });

  it("are rho of the sum of phi", () => {
    const model = deepSets({ inputs: 1, hidden: 1, outputs: 1 });
    const one = (w: number, b: number) => ({ W: tensor([[w]], double), b: tensor([b], double) });
    const theta = { phi: [one(1, 0), one(2, 1)], rho: [one(1, -1), one(3, 0.5)] };
    const silu = (t: number): number => t / (1 + Math.exp(-t));
    const phi = (t: number): number => silu(2 * silu(t) + 1);
    const expected = 3 * silu(phi(0.3) + phi(-2) - 1) + 0.5;
    const y = model.apply(theta, tensor([[0.3], [-2]], double), { graph: int([0, 0]), graphs: 1 });
    assert.ok(Math.abs(y.item() - expected) < 1e-14);
  });

  it("refuse a batch in the form [sets, elements, numbers], and elements that belong to no set", () => {
    const model = deepSets({ inputs: 3, outputs: 2 });
    const at = model.init(random(1), double);
    const batch = ones([2, 4, 3], double);
    assert.throws(() => model.apply(at, batch, { graph: int([0, 1]), graphs: 2 }), {
      name: "RangeError",
      message: /^deepSets: expected elements x \[elements, 3\] and the set of each, .*, got \[2, 4, 3\]: /,
    });
    assert.throws(
      () => model.apply(at, ones([2, 3], double), undefined as never),
      /got \[2, 3\] and no sets/,
    );
  });
});

describe("linear maps of sets", () => {
  it("commute with permutations, set by set", () => {
    const sets = { graph: int([1, 0, 1, 1, 0]), graphs: 2 };
    const [layer, x] = [setLinear(2, 3), randomNormal([5, 2], random(1), double)];
    const theta = layer.init(random(2), double);
    const f = (y: Tensor, of = sets): Tensor => layer.apply(theta, y, of);
    for (let seed = 3; seed < 6; seed++) {
      const [order] = permutation(5, random(seed));
      const mixed = { graph: sets.graph.gather(order), graphs: 2 };
      assert.ok(gap(f(x.gather(order), mixed), f(x).gather(order)) < 1e-14);
    }
    const expected = x.matmul(theta.Lambda).add(x.gather(int([0, 2, 3])).mean(0).reshape([1, 2]).matmul(theta.Gamma)); // biome-ignore format: one formula
    assert.ok(gap(f(x).slice(0, 2, 4), expected.slice(0, 2, 4)) < 1e-14);
    assert.ok(gap(f(x).slice(0, 1, 2), expected.slice(0, 1, 2)) > 1e-3);
  });
});

describe("the plain message-passing network", () => {
  const n = 6;
  const ring = { source: int([1, 2, 3, 4, 5, 0]), target: int([0, 1, 2, 3, 4, 5]), nodes: n };
  const model = messagePassingNetwork({ inputs: 2, edgeInputs: 1, hidden: 8, rounds: 2, outputs: 3 });
  const theta = model.init(random(1), double);
  const graph: FeatureGraph = {
    ...singleGraph(ring),
    features: randomNormal([n, 2], random(2), double),
    edgeFeatures: randomNormal([n, 1], random(3), double),
  };

  it("does not know how nodes are numbered", () => {
    for (let seed = 4; seed < 8; seed++) {
      const [order, inverse] = permutation(n, random(seed));
      const again = { ...graph, ...renamed(ring, inverse), features: graph.features.gather(order) };
      assert.ok(gap(model.apply(theta, again), model.apply(theta, graph)) < 1e-12);
      const wrong = { ...graph, features: graph.features.gather(order) };
      assert.ok(gap(model.apply(theta, wrong), model.apply(theta, graph)) > 1e-4);
    }
  });

  it("learns, with sums, means and maxima", () => {
    for (const aggregation of ["sum", "mean", "max"] as const) {
      const net = messagePassingNetwork({ inputs: 2, edgeInputs: 1, hidden: 8, outputs: 3, aggregation });
      assertLearns(trained(net.init(random(5), double), (at) => net.apply(at, graph).sub(1)));
    }
  });

  it("cannot tell two triangles from a hexagon; with numbers on its nodes it can", () => {
    const undirected = (pairs: readonly (readonly [number, number])[]): Edges => ({
      source: int(pairs.flat()),
      target: int(pairs.flatMap(([a, b]) => [b, a])),
      nodes: n,
    });
    const six = undirected([0, 1, 2, 3, 4, 5].map((i) => [i, (i + 1) % 6]));
    const triangles = undirected([[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3]]); // biome-ignore format: pairs
    const net = messagePassingNetwork({ inputs: 1, hidden: 8, rounds: 5, outputs: 2 });
    const at = net.init(random(6), double);
    const y = (edges: Edges, features: Tensor): Tensor => net.apply(at, { ...singleGraph(edges), features });
    const blank = ones([n, 1], double);
    assert.ok(gap(y(six, blank), y(triangles, blank)) < 1e-13);
    const named = randomNormal([n, 1], random(7), double);
    assert.ok(gap(y(six, named), y(triangles, named)) > 1e-4);
  });

  it("takes graphs without edges and refuses features of another width", () => {
    const empty = { source: int([]), target: int([]), nodes: 2 };
    const bare = messagePassingNetwork({ inputs: 1, hidden: 4, outputs: 2 });
    const at = bare.init(random(8), double);
    const y = bare.apply(at, { ...singleGraph(empty), features: ones([2, 1], double) });
    assert.deepEqual(y.shape, [1, 2]);
    const { edgeFeatures: _, ...less } = graph;
    assert.throws(() => model.apply(theta, less), {
      message: "edgeDense: expected 8 numbers a node and 1 an edge, got [6, 8] and none",
    });
    const given = (features: unknown) => () =>
      bare.apply(at, { ...singleGraph(empty), features: features as Tensor });
    const message = (got: string) =>
      `messagePassingNetwork: expected graph.features as a tensor, a row for each of the 2 nodes, [2, 1], got ${got}`;
    assert.throws(given(undefined), { message: message("none") });
    assert.throws(given([[1], [1]]), { message: message("no tensor") });
    assert.throws(given(ones([3, 1], double)), { message: message("[3, 1]") });
  });
});

describe("EGNN", () => {
  const n = 5;
  const edges = complete(n);
  const model = egnn({ inputs: 1, edgeInputs: 1, hidden: 8, layers: 2 });
  const first = model.init(random(1), double);
  const [x, v] = [randomNormal([n, 3], random(2), double), randomNormal([n, 3], random(3), double)];
  const charges = randomNormal([n, 1], random(4), double);
  const products = (q: Tensor): Tensor => q.gather(edges.source).mul(q.gather(edges.target));
  const move = (at: typeof first, y: Tensor, w: Tensor, q = charges): Tensor =>
    model.apply(at, y, { features: q, velocities: w, edgeFeatures: products(q) }, edges);
  let after = first;
  assertLearns(
    trained(first, (at) => {
      after = at;
      return move(at, x, v).sub(x.mul(1.5));
    }),
  );

  it("commutes with rotations, reflections and translations, before and after training", () => {
    const draw = random(5);
    for (const theta of [first, after])
      for (const Q of isometries(5, draw)) {
        const t = randomNormal([1, 3], draw, double).mul(4);
        const y = move(theta, turned(Q, x).add(t), turned(Q, v));
        assert.ok(gap(y, turned(Q, move(theta, x, v)).add(t)) < 1e-10);
        assert.ok(gap(move(theta, turned(Q, x).add(t), v), turned(Q, move(theta, x, v)).add(t)) > 1e-3);
      }
  });

  it("commutes with permutations of the bodies", () => {
    const [order] = permutation(n, random(6));
    const mixed = move(after, x.gather(order), v.gather(order), charges.gather(order));
    assert.ok(gap(mixed, move(after, x, v).gather(order)) < 1e-10);
    assert.ok(gap(mixed, move(after, x, v)) > 1e-3);
  });

  it("keeps its law in float32, works in the plane, and lets bodies at rest fall by what pulls them", () => {
    const theta = model.init(random(1));
    const single = (list: Tensor): Tensor => list.as("float32");
    const [Q] = isometries(1, random(7));
    const y = (a: Tensor, b: Tensor): Tensor => move(theta, single(a), single(b), single(charges));
    assert.ok(gap(y(turned(Q!, x), turned(Q!, v)), turned(Q!, y(x, v))) < 1e-5);
    const plane = move(after, x.slice(1, 0, 2), v.slice(1, 0, 2));
    assert.deepEqual(plane.shape, [n, 2]);
    assert.throws(
      () => move(after, x.slice(0, 0, 2), v),
      /edgeVectors: expected a position for each of the graph's nodes/,
    );
    const rest = model.apply(after, x, { features: charges, edgeFeatures: products(charges) }, edges);
    assert.ok(gap(rest, move(after, x, v.mul(0))) < 1e-12 && gap(rest, x) > 1e-3);
  });
});
