import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  crossProducts,
  gatedVectors,
  innerProducts,
  mixVectors,
  random,
  randomNormal,
  scaleVectors,
  type Tensor,
  tensor,
  vectorNorms,
  vectorsAlong,
} from "noether";
import { gap, reflections, rotations, turned, turnedChannels } from "./motions.js";
import { assertLearns, trained } from "./pieceChecks.js";

const double = { dtype: "float64" } as const;
const draw = random(1);
const numbers = (...shape: number[]): Tensor => randomNormal(shape, draw, double);
const [s, v, w] = [numbers(5, 4), numbers(5, 3, 4), numbers(5, 3, 4)];
const W = numbers(4, 6);
const turns = rotations(6, draw);
const mirrors = reflections(6, draw);

describe("the five primitives of SO(3)", () => {
  it("commute with rotations", () => {
    for (const R of turns) {
      const [Rv, Rw] = [turnedChannels(R, v), turnedChannels(R, w)];
      assert.ok(gap(scaleVectors(s.silu(), Rv), turnedChannels(R, scaleVectors(s.silu(), v))) < 1e-13);
      assert.ok(gap(mixVectors(Rv, W), turnedChannels(R, mixVectors(v, W))) < 1e-13);
      assert.ok(gap(innerProducts(Rv, Rw), innerProducts(v, w)) < 1e-13);
      assert.ok(gap(crossProducts(Rv, Rw), turnedChannels(R, crossProducts(v, w))) < 1e-13);
      assert.ok(gap(vectorNorms(Rv), vectorNorms(v)) < 1e-13);
      const r = numbers(5, 3);
      assert.ok(gap(vectorsAlong(turned(R, r), s), turnedChannels(R, vectorsAlong(r, s))) < 1e-13);
    }
  });

  it("commute with reflections, but for the vector product, which is a pseudovector", () => {
    for (const Q of mirrors) {
      const [Qv, Qw] = [turnedChannels(Q, v), turnedChannels(Q, w)];
      assert.ok(gap(mixVectors(Qv, W), turnedChannels(Q, mixVectors(v, W))) < 1e-13);
      assert.ok(gap(innerProducts(Qv, Qw), innerProducts(v, w)) < 1e-13);
      const cross = turnedChannels(Q, crossProducts(v, w));
      assert.ok(gap(crossProducts(Qv, Qw), cross.neg()) < 1e-13);
      assert.ok(gap(crossProducts(Qv, Qw), cross) > 0.1);
    }
  });

  it("do not include functions of components, or matrices on x, y and z", () => {
    const [R] = turns;
    const M = numbers(3, 3);
    assert.ok(gap(turnedChannels(R!, v).silu(), turnedChannels(R!, v.silu())) > 0.1);
    assert.ok(gap(M.matmul(turnedChannels(R!, v)), turnedChannels(R!, M.matmul(v))) > 0.1);
    const scaled = M.mul(0).add(tensor([[2, 0, 0], [0, 2, 0], [0, 0, 2]], double)); // biome-ignore format: a matrix
    assert.ok(gap(scaled.matmul(turnedChannels(R!, v)), turnedChannels(R!, scaled.matmul(v))) < 1e-13);
  });

  it("are what their formulas say", () => {
    const [a, b] = [v.toArray(), w.toArray()] as [number[][][], number[][][]];
    const cross = crossProducts(v, w).toArray() as number[][][];
    const inner = innerProducts(v, w).toArray() as number[][];
    for (let i = 0; i < 5; i++)
      for (let c = 0; c < 4; c++) {
        const [x, y] = [0, 1, 2].map((k) => [a[i]![k]![c]!, b[i]![k]![c]!]).reduce(
          ([p, q], [xk, yk]) => [[...p!, xk!], [...q!, yk!]],
          [[], []] as number[][],
        ) as [number[], number[]]; // biome-ignore format: two columns
        for (let k = 0; k < 3; k++) {
          const [m, n] = [(k + 1) % 3, (k + 2) % 3];
          assert.ok(Math.abs(cross[i]![k]![c]! - (x[m]! * y[n]! - x[n]! * y[m]!)) < 1e-14);
        }
        assert.ok(Math.abs(inner[i]![c]! - (x[0]! * y[0]! + x[1]! * y[1]! + x[2]! * y[2]!)) < 1e-14);
      }
    const zero = vectorNorms(v.mul(0));
    assert.ok(gap(zero, zero.mul(0).add(1e-4)) < 1e-15);
  });

  it("refuse vectors whose axes stand the other way round", () => {
    assert.throws(() => mixVectors(numbers(5, 4, 3), W), {
      name: "RangeError",
      message:
        "mixVectors: expected vectors [..., 3, channels], got [5, 4, 3]: the axis of x, y, z stands before that of the channels",
    });
    for (const f of [innerProducts, crossProducts, scaleVectors])
      assert.throws(
        () => f(v, numbers(5, 4, 3)),
        /expected vectors \[\.\.\., 3, channels\], got \[5, 4, 3\]/,
      );
    assert.throws(() => vectorsAlong(numbers(5, 4), s), /expected directions \[\.\.\., 3\], got \[5, 4\]/);
  });
});

describe("the gated block", () => {
  const block = gatedVectors({ scalars: 4, vectors: 4 }, { scalars: 3, vectors: 2 });
  const theta = block.init(random(2), double);

  it("leaves scalars and turns vectors, under rotations and reflections, before and after training", () => {
    const aim = numbers(5, 3, 2);
    const loss = (at: typeof theta): Tensor => block.apply(at, s, v)[1].sub(aim);
    let after = theta;
    assertLearns(
      trained(theta, (at) => {
        after = at;
        return loss(at);
      }),
    );
    for (const at of [theta, after])
      for (const Q of [...turns, ...mirrors]) {
        const [a, u] = block.apply(at, s, v);
        const [b, z] = block.apply(at, s, turnedChannels(Q, v));
        assert.ok(gap(a, b) < 1e-12 && gap(z, turnedChannels(Q, u)) < 1e-12);
      }
    const [single, Q] = [block.apply(block.init(random(2)), s.as("float32"), v.as("float32")), turns[0]!];
    const [again, back] = block.apply(block.init(random(2)), s.as("float32"), turnedChannels(Q, v.as("float32"))); // biome-ignore format: one call
    assert.ok(gap(single[0], again) < 1e-5 && gap(turnedChannels(Q, single[1]), back) < 1e-5);
  });

  it("would not if vectors were shifted", () => {
    const shifted = (vectors: Tensor): Tensor => block.apply(theta, s, vectors.add(1))[1];
    assert.ok(gap(shifted(turnedChannels(turns[0]!, v)), turnedChannels(turns[0]!, shifted(v))) > 1e-2);
  });
});
