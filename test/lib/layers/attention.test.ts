import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  attention,
  elementEmbedding,
  radialNetwork,
  random,
  randomNormal,
  type Tensor,
  tensor,
} from "noether";
import { gap, permutation } from "./motions.js";
import { assertLearns, trained } from "./pieceChecks.js";

const double = { dtype: "float64" } as const;
const int = (list: readonly number[]): Tensor => tensor(Int32Array.from(list));
const n = 5;
const all = Array.from({ length: n * n }, (_, k) => k);
/** Every node sees every node, itself too. */
const complete = {
  source: int(all.map((k) => k % n)),
  target: int(all.map((k) => Math.floor(k / n))),
  nodes: n,
};
const h = randomNormal([n, 6], random(1), double);

describe("attention", () => {
  const [features, heads] = [6, 2];
  const model = attention({ features, heads });
  const theta = model.init(random(2), double) as Record<"Q" | "K" | "V" | "O", Tensor>;

  it("is softmax(Q K^T / sqrt d) V of matrices, where every node sees every node", () => {
    const bias = randomNormal([n * n, heads], random(3), double);
    const [q, k, v] = [theta.Q, theta.K, theta.V].map((M) => h.matmul(M)) as [Tensor, Tensor, Tensor];
    const parts: Tensor[] = [0, 1].map((head) => {
      const own = (x: Tensor): Tensor => x.slice(1, 3 * head, 3 * head + 3);
      const logits = own(q)
        .matmul(own(k).transpose())
        .mul(1 / Math.sqrt(3));
      return logits.add(bias.slice(1, head, head + 1).reshape([n, n])).softmax(-1).matmul(own(v)); // biome-ignore format: one formula
    });
    const O = theta.O.split(2, 0);
    const expected = parts[0]!.matmul(O[0]).add(parts[1]!.matmul(O[1]));
    assert.ok(gap(model.apply(theta, h, complete, { bias }), expected) < 1e-13);
    assert.ok(gap(model.apply(theta, h, complete), expected) > 1e-2);
  });

  it("commutes with permutations of the nodes, if edges are renamed", () => {
    const some = { source: int([0, 1, 2, 4, 4]), target: int([1, 0, 0, 2, 1]), nodes: n };
    for (let k = 0; k < 5; k++) {
      const [order, inverse] = permutation(n, random(k));
      const renamed = (ends: Tensor): Tensor => inverse.gather(ends);
      const again = { source: renamed(some.source), target: renamed(some.target), nodes: n };
      const y = model.apply(theta, h, some).gather(order);
      assert.ok(gap(model.apply(theta, h.gather(order), again), y) < 1e-13);
      assert.ok(gap(model.apply(theta, h.gather(order), some), y) > 1e-3);
    }
  });

  it("gives 0 to nodes without neighbours, and loses a neighbour without a jump where its weight goes to 0", () => {
    const one = { source: int([0, 2]), target: int([1, 1]), nodes: n };
    const y = model.apply(theta, h, one);
    assert.ok(
      y
        .gather(int([0, 2, 3, 4]))
        .abs()
        .max()
        .item() === 0 && y.abs().max().item() > 0.1,
    );
    const weighted = (...w: number[]): Tensor =>
      model.apply(theta, h, one, { weight: tensor(w, { ...double, shape: [2, 1] }) });
    const alone = model.apply(theta, h, { source: int([0]), target: int([1]), nodes: n });
    assert.ok(gap(weighted(1, 1e-9), alone) < 1e-8 && gap(weighted(1, 0), alone) < 1e-15);
    assert.ok(weighted(1e-9, 0).abs().max().item() < 1e-8);
    assert.equal(weighted(0, 0).abs().max().item(), 0);
  });

  it("learns, and keeps its law in float32", () => {
    const aim = randomNormal([n, 6], random(5), double);
    assertLearns(trained(theta, (at) => model.apply(at, h, complete).sub(aim)));
    const [order, single] = [permutation(n, random(7))[0], model.init(random(2))];
    const x = h.as("float32");
    assert.ok(gap(model.apply(single, x.gather(order), complete), model.apply(single, x, complete).gather(order)) < 1e-5); // biome-ignore format: one comparison
  });

  it("refuses heads that do not divide the features, and features of other nodes", () => {
    assert.throws(() => attention({ features: 6, heads: 4 }), {
      message: "attention: expected heads that divide the features, got 4 heads for 6 features",
    });
    assert.throws(() => model.apply(theta, h.slice(0, 1), complete), /expected h \[5, 6\], got \[4, 6\]/);
  });
});

describe("the first features of atoms", () => {
  const embed = elementEmbedding([1, 6, 8], 2, "schNet");
  const theta = { E: tensor([[1, 2], [3, 4], [5, 6]]) }; // biome-ignore format: a matrix

  it("are a row for each element", () => {
    assert.deepEqual(embed.apply(theta, int([8, 1, 1, 6])).toArray(), [[5, 6], [1, 2], [1, 2], [3, 4]]); // biome-ignore format: a matrix
  });

  it("are refused for an element that was never seen, and for numbers that are none", () => {
    assert.throws(() => embed.apply(theta, int([8, 1, 7])), {
      name: "RangeError",
      message:
        "schNet: expected atoms of H (1), C (6), O (8), which it was made for, got N (7) for atom 2: it has seen no such element",
    });
    assert.throws(() => embed.apply(theta, tensor([8, 1])), /expected atomic numbers as a tensor of int32/);
    for (const bad of [[], [1, 1], [0], [119], [1.5]])
      assert.throws(() => elementEmbedding(bad, 2), /expected elements by their atomic numbers, each once/);
  });
});

describe("the radial network", () => {
  it("is two dense layers", () => {
    const net = radialNetwork({ functions: 3, hidden: 4, filters: 2, activation: (x) => x.tanh() });
    const theta = net.init(random(1), double);
    const x = randomNormal([5, 3], random(2), double);
    const expected = x.matmul(theta.one.W).add(theta.one.b).tanh().matmul(theta.two.W).add(theta.two.b);
    assert.ok(gap(net.apply(theta, x), expected) < 1e-15);
  });
});
