import assert from "node:assert/strict";
import fc from "fast-check";
import { type Random, type RandomState, random } from "../../../lib/numbers/random.js";

const many = 20_000;
const times = <T>(draw: () => T): T[] => Array.from({ length: many }, draw);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe("a seeded stream of random numbers", () => {
  it("is the same for the same seed and different for another", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [a, b, c] = [random(seed), random(seed), random(seed + 1)];
        const draws = Array.from({ length: 5 }, () => a.uniform());
        assert.deepEqual(
          Array.from({ length: 5 }, () => b.uniform()),
          draws,
        );
        assert.notDeepEqual(
          Array.from({ length: 5 }, () => c.uniform()),
          draws,
        );
      }),
    );
  });

  it("is different for seeds that agree in half of their bits, and as before for those below 2^32", () => {
    const seeds = [
      1,
      2 ** 32,
      2 ** 33,
      2 ** 32 + 1,
      -1,
      2 ** 32 - 1,
      -(2 ** 32),
      2 ** 53 - 1,
      -(2 ** 53 - 1),
    ];
    const firsts = seeds.map((seed) => random(seed).uniform());
    assert.equal(new Set(firsts).size, seeds.length, firsts.join(", "));
    assert.equal(random(7).uniform(), 0.15301031204278548);
    assert.throws(() => random(1).integer(1e300), {
      name: "RangeError",
      message: /integer below n, got 1e\+300/,
    });
    assert.throws(() => random(1).integer(2.5), { name: "RangeError" });
  });

  it("goes on from its state, by all kinds of draws, as if nothing had been between", () => {
    const draws = (draw: Random): unknown[] =>
      Array.from({ length: 20 }, () => [
        draw.uniform(),
        draw.normal(),
        draw.integer(5),
        draw.integer(2 ** 40),
        draw.pick(["a", "b", "c"]),
      ]);
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.constantFrom("uniform" as const, "normal" as const)),
        (seed, before) => {
          const draw = random(seed);
          for (const kind of before) draw[kind]();
          const state = JSON.parse(JSON.stringify(draw.state())) as RandomState;
          assert.deepEqual(draws(random(state)), draws(draw));
          assert.notDeepEqual(draw.state(), state);
        },
      ),
    );
  });

  it("has no state that is none", () => {
    const wrong = [
      [],
      [1, 2, 3],
      [1, 2, 3, 4, 5],
      [0, 0, 0, 0],
      [1, 2, 3, 0.5],
      [1, 2, 3, 2 ** 32],
      ["1", 2, 3, 4],
    ];
    for (const state of wrong)
      assert.throws(() => random(state as number[]), {
        name: "RangeError",
        message: `expected a seed or the state of a stream, four whole numbers of 32 bits, got ${JSON.stringify(state)}`,
      });
    assert.throws(() => random(null as never), /expected a seed or the state of a stream/);
    assert.deepEqual(random([1, 2, 3, 4]).state(), [1, 2, 3, 4]);
  });

  it("is uniform on [0, 1)", () => {
    const draws = times(random(1).uniform);
    assert.ok(draws.every((u) => u >= 0 && u < 1));
    assert.ok(Math.abs(mean(draws) - 1 / 2) < 0.01);
    assert.ok(Math.abs(mean(draws.map((u) => u * u)) - 1 / 3) < 0.01);
  });

  it("begins anywhere: the first numbers of neighbouring seeds are uniform and unlike", () => {
    const firsts = Array.from({ length: 4000 }, (_, seed) => random(seed).uniform());
    assert.ok(Math.abs(mean(firsts) - 1 / 2) < 0.02);
    assert.ok(Math.abs(mean(firsts.map((u) => u * u)) - 1 / 3) < 0.02);
    const steps = mean(firsts.slice(1).map((u, k) => (u - 1 / 2) * (firsts[k]! - 1 / 2)));
    assert.ok(Math.abs(steps) < 0.01);
  });

  it("has normal draws of mean 0 and variance 1", () => {
    const draws = times(random(2).normal);
    assert.ok(draws.every(Number.isFinite));
    assert.ok(Math.abs(mean(draws)) < 0.03);
    assert.ok(Math.abs(mean(draws.map((z) => z * z)) - 1) < 0.05);
    assert.ok(Math.abs(mean(draws.map((z) => z ** 4)) - 3) < 0.3);
  });

  it("takes every integer below n, and every item, equally often", () => {
    const stream = random(3);
    for (const draws of [times(() => stream.integer(5)), times(() => stream.pick([0, 1, 2, 3, 4]))]) {
      for (const k of [0, 1, 2, 3, 4]) {
        assert.ok(Math.abs(draws.filter((draw) => draw === k).length / many - 0.2) < 0.02);
      }
    }
  });

  it("refuses a seed that is not an integer, an empty range and an empty list", () => {
    assert.throws(() => random(0.5), { name: "RangeError", message: /integer seed, got 0.5/ });
    assert.throws(() => random(1).integer(0), { name: "RangeError", message: /n >= 1/ });
    assert.throws(() => random(1).pick([]), { name: "RangeError", message: /non-empty list/ });
  });
});
