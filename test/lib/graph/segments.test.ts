import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  grad,
  passMessages,
  random,
  randomNormal,
  segmentMean,
  segmentSoftmax,
  type Tensor,
  tensor,
} from "noether";
import { jvp, ones } from "noether/engine";

const double = { dtype: "float64" } as const;
const int = (list: readonly number[]): Tensor => tensor(Int32Array.from(list));
const gap = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();

const segments = int([2, 0, 2, 4, 2, 0, 4]);
const count = 6;
const x = randomNormal([7, 3], random(1), double);

/** A function of each segment by itself, in plain lists. */
const bySegment = (of: (column: readonly number[]) => readonly number[], on: Tensor): number[][] => {
  const rows = on.toArray() as number[][];
  const out = rows.map((row) => row.map(() => 0));
  for (let s = 0; s < count; s++)
    for (let j = 0; j < 3; j++) {
      const places = [...segments.values].flatMap((own, e) => (own === s ? [e] : []));
      for (const [k, value] of of(places.map((e) => rows[e]![j]!)).entries()) out[places[k]!]![j] = value;
    }
  return out;
};
const softmax = (list: readonly number[]): number[] => {
  const e = list.map(Math.exp);
  const total = e.reduce((a, b) => a + b, 0);
  return e.map((value) => value / total);
};

/** That gradients of first and second order are those of differences. */
const assertSlopes = (f: (x: Tensor) => Tensor, at: Tensor): void => {
  const w = randomNormal(f(at).shape, random(8), double);
  const g = grad((z: Tensor) => f(z).mul(w).sum());
  const [u, h] = [randomNormal(at.shape, random(9), double), 1e-5];
  const shifted = (s: number): Tensor => at.add(u.mul(s));
  const value = (s: number): number => f(shifted(s)).mul(w).sum().item();
  const slope = g(at).mul(u).sum().item();
  assert.ok(Math.abs(slope) > 1e-3);
  assert.ok(Math.abs((value(h) - value(-h)) / (2 * h) - slope) < 1e-8);
  const [, pushed] = jvp(g, at, u);
  const second = g(shifted(h))
    .sub(g(shifted(-h)))
    .mul(1 / (2 * h));
  assert.ok(gap(pushed, second) < 1e-8);
};

describe("means by segments", () => {
  it("are sums divided by how many there are, and 0 where there is none", () => {
    const mean = segmentMean(x, segments, count);
    const expected = bySegment((list) => list.map(() => list.reduce((a, b) => a + b, 0) / list.length), x);
    for (const [e, s] of [...segments.values].entries())
      assert.ok(gap(mean.gather(int([s])), tensor([expected[e]!], double)) < 1e-15);
    assert.deepEqual(mean.slice(0, 1, 2).toArray(), [[0, 0, 0]]);
    assert.deepEqual(segmentMean(ones([0, 2]), int([]), 3).toArray(), [[0, 0], [0, 0], [0, 0]]); // biome-ignore format: a matrix
    assert.deepEqual(segmentMean(tensor([1, 2, 6]), int([0, 0, 1]), 2).toArray(), [1.5, 6]);
  });

  it("have gradients of every order", () => {
    assertSlopes((z) => segmentMean(z.square(), segments, count), x);
  });
});

describe("softmax by segments", () => {
  it("is the softmax of each segment by itself", () => {
    const a = segmentSoftmax(x, segments, count);
    assert.ok(gap(a, tensor(bySegment(softmax, x), double)) < 1e-15);
    const whole = x.softmax(0);
    assert.ok(gap(segmentSoftmax(x, int([0, 0, 0, 0, 0, 0, 0]), 1), whole) < 1e-15);
    assert.ok(gap(a, whole) > 0.1);
  });

  it("does not overflow, and does not know an order", () => {
    const large = x.mul(1000);
    assert.ok(gap(segmentSoftmax(large, segments, count), tensor(bySegment((list) => softmax(list.map((v) => v - Math.max(...list))), large), double)) < 1e-15); // biome-ignore format: one comparison
    const order = int([6, 2, 0, 5, 1, 4, 3]);
    const mixed = segmentSoftmax(x.gather(order), segments.gather(order), count);
    assert.ok(gap(mixed, segmentSoftmax(x, segments, count).gather(order)) < 1e-15);
  });

  it("gives shares in proportion to weights, without a jump where a weight goes to 0", () => {
    const w = tensor([1, 2, 0.5, 1, 0, 3, 1], { ...double, shape: [7, 1] });
    const a = segmentSoftmax(x, segments, count, w);
    const e = x.exp().mul(w);
    assert.ok(gap(a, e.div(e.segmentSum(segments, count).gather(segments))) < 1e-14);
    const without = segmentSoftmax(x.gather(int([0, 2])), int([0, 0]), 1, w.gather(int([0, 2])));
    assert.ok(gap(a.gather(int([0, 2])), without) < 1e-15);
    assert.equal(a.values[4 * 3], 0);
    const none = segmentSoftmax(x, segments, count, w.mul(0));
    assert.deepEqual(none.sum().item(), 0);
  });

  it("has gradients of every order", () => {
    assertSlopes((z) => segmentSoftmax(z, segments, count), x);
    const w = tensor([1, 2, 0.5, 1, 0.1, 3, 1], { ...double, shape: [7, 1] });
    assertSlopes((z) => segmentSoftmax(z, segments, count, w), x);
  });

  it("is refused for whole numbers and for segments that are not there", () => {
    assert.throws(
      () => segmentSoftmax(int([1, 2]), int([0, 0]), 1),
      /segmentSoftmax: expected float32 or float64/,
    );
    assert.throws(() => segmentSoftmax(x, segments, 3), /expected rows from 0 to 2, got 4 at place 3/);
  });
});

describe("messages", () => {
  const edges = { source: int([1, 2, 0, 3, 2]), target: int([0, 0, 1, 2, 1]), nodes: 5 };
  const h = randomNormal([5, 3], random(2), double);
  const M = (to: Tensor, from: Tensor): Tensor => to.mul(from).add(from);

  it("are summed, averaged, or their largest taken; nothing comes to a node without neighbours", () => {
    const m = (i: number, j: number): number[] =>
      [0, 1, 2].map((k) => h.values[3 * i + k]! * h.values[3 * j + k]! + h.values[3 * j + k]!);
    const fold = (f: (a: number, b: number) => number): number[][] => [
      m(0, 1).map((a, k) => f(a, m(0, 2)[k]!)),
      m(1, 0).map((a, k) => f(a, m(1, 2)[k]!)),
      m(2, 3),
      [0, 0, 0],
      [0, 0, 0],
    ];
    const near = (found: Tensor, expected: number[][]): void =>
      assert.ok(gap(found, tensor(expected, double)) < 1e-15);
    near(
      passMessages(h, edges, M),
      fold((a, b) => a + b),
    );
    near(
      passMessages(h, edges, M, "mean"),
      fold((a, b) => (a + b) / 2),
    );
    near(passMessages(h, edges, M, "max"), fold(Math.max));
  });

  it("come to the same nodes when these are numbered in another order, for every order", () => {
    const draw = random(3);
    for (let k = 0; k < 5; k++) {
      const p = [0, 1, 2, 3, 4].sort(() => draw.uniform() - 0.5); // node i becomes p[i]
      const renamed = (ends: Tensor): Tensor => int([...ends.values].map((i) => p[i]!));
      const inverse = int(p.map((_, i) => p.indexOf(i)));
      const again = { source: renamed(edges.source), target: renamed(edges.target), nodes: 5 };
      for (const how of ["sum", "mean", "max"] as const) {
        const m = passMessages(h, edges, M, how).gather(inverse);
        assert.ok(gap(passMessages(h.gather(inverse), again, M, how), m) < 1e-14);
      }
      if (p.some((to, i) => to !== i))
        assert.ok(gap(passMessages(h.gather(inverse), edges, M), passMessages(h, edges, M).gather(inverse)) > 1e-3); // biome-ignore format: one comparison
    }
  });

  it("have gradients of every order, of sums, means and maxima", () => {
    for (const how of ["sum", "mean", "max"] as const) assertSlopes((z) => passMessages(z, edges, M, how), h);
  });

  it("are none in a graph without edges or without nodes", () => {
    const empty = { source: int([]), target: int([]), nodes: 2 };
    assert.deepEqual(passMessages(ones([2, 2]), empty, M).toArray(), [[0, 0], [0, 0]]); // biome-ignore format: a matrix
    assert.deepEqual(passMessages(ones([0, 2]), { ...empty, nodes: 0 }, M, "max").shape, [0, 2]);
  });

  it("are refused for nodes that are not there", () => {
    assert.throws(() => passMessages(ones([4, 2]), edges, M), {
      message: "passMessages: expected a row for each of 5 nodes, got 4",
    });
    assert.throws(() => passMessages(h, { ...edges, target: int([0, 0, 1, 2, 5]) }, M), {
      message: "passMessages: expected nodes from 0 to 4 in target, got 5 at edge 4",
    });
    assert.throws(() => passMessages(h, { ...edges, target: int([0, 0]) }, M), {
      message:
        "passMessages: expected target of shape [5] and int32, a node for each edge, got [2] and int32",
    });
    assert.throws(
      () => passMessages(h, edges, M, "median" as never),
      /expected aggregation to be "sum" or "mean" or "max"/,
    );
  });
});
