import assert from "node:assert/strict";
import { type Expression, expression } from "../../../../lib/engine/expression.js";
import { hasMultiplyAdd, instantiate } from "../../../../lib/engine/wasm/instantiate.js";
import { pointwise, pointwiseScratch } from "../../../../lib/engine/wasm/pointwise.js";
import { random } from "../../../../lib/numbers/random.js";
import { poisonedMemory } from "../../../support/poisonedMemory.js";

const stream = random(63);

/** Results of an expression for arrays of n numbers, between poison, and what the kernel returned. */
function run(
  written: Expression,
  n: number,
  arrays: readonly Iterable<number>[],
  factors: readonly number[],
  fused: boolean,
): { results: Float32Array[]; returned: number } {
  const room = poisonedMemory(Math.ceil((n * 4 * 8) / 65536) + 2);
  const given = arrays.map((x) => room.floats(x));
  room.freeze();
  const results = written.results.map(() => room.floats(n));
  const kernel = pointwise(written);
  const addresses = [...results, ...given].map(({ byteOffset }) => byteOffset);
  const scratch = room.scratch(pointwiseScratch(written));
  const returned = instantiate([kernel], room.memory, { fused })[kernel.name]!(
    ...addresses,
    n,
    scratch,
    ...factors,
  );
  room.check(written.text);
  return { results, returned };
}

/** Every float32 to the next power of two by steps of bits, so that all sizes come, with both signs. */
function ofAllSizes(step: number): Float32Array {
  const bits = new Uint32Array(Math.ceil(0x7f800000 / step) * 2);
  for (let k = 0; k < bits.length / 2; k++) {
    bits[2 * k] = k * step;
    bits[2 * k + 1] = (k * step) | 0x80000000;
  }
  return new Float32Array(bits.buffer);
}

const SPECIAL = [
  0,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  1,
  -1,
  2 ** -149,
  2 ** -126,
];

/** The largest error of a function relative to its value, or to the least normal number if the value is denormal. */
function largestError(
  name: "exp" | "log" | "log1p" | "tanh" | "sin" | "cos",
  x: Float32Array,
  fused: boolean,
): number {
  const written = expression(`${name}(x)`);
  const { results } = run(written, x.length, [x], [], fused);
  let worst = 0;
  x.forEach((entry, i) => {
    const [got, exact] = [results[0]![i]!, Math[name](entry)];
    const rounded = Math.fround(exact);
    if (Object.is(got, rounded) || (got === 0 && rounded === 0)) return;
    const error = Math.abs(got - exact) / Math.max(Math.abs(exact), 2 ** -126);
    // Infinite where it should not be, or the other way round: beyond any bound, unless it is at the end of the range.
    if (!Number.isFinite(got) || !Number.isFinite(rounded))
      assert.fail(`${name}(${entry}) is ${got}, not ${exact}`);
    worst = Math.max(worst, error);
  });
  return worst;
}

const near = (count: number, size: number): Float32Array =>
  Float32Array.from({ length: count }, () => size * (2 * stream.uniform() - 1));

for (const fused of hasMultiplyAdd() ? [false, true] : [false]) {
  describe(`functions in WebAssembly, ${fused ? "with" : "without"} fused additions`, () => {
    const special = Float32Array.from(SPECIAL);
    const sizes = ofAllSizes(65537);

    it("exp, log, log1p and tanh are within 1.5e-7 of Math's for arguments of all sizes", () => {
      for (const name of ["exp", "log", "log1p", "tanh"] as const)
        for (const x of [special, sizes, near(100000, 1), near(100000, 20), near(100000, 104)]) {
          const error = largestError(name, x, fused);
          assert.ok(error < 1.5e-7, `${name}: ${error}`);
        }
    });

    it("sin and cos are within 1.5e-7 of Math's for arguments up to 2^20, next to their zeros too", () => {
      const turns = Float32Array.from({ length: 20000 }, (_, k) => (k * Math.PI) / 2);
      const far = near(100000, 2 ** 20);
      for (const name of ["sin", "cos"] as const)
        for (const x of [
          near(100000, 1),
          near(100000, 20),
          turns,
          far,
          sizes.filter((x) => Math.abs(x) < 2 ** 20),
        ]) {
          const error = largestError(name, x, fused);
          assert.ok(error < 1.5e-7, `${name}: ${error}`);
        }
    });

    it("sin and cos of arguments that are too large are declined, wherever they are", () => {
      for (const name of ["sin", "cos"] as const)
        for (const large of [2 ** 20 + 1, -(2 ** 21), Number.POSITIVE_INFINITY])
          for (const n of [1, 3, 4, 9])
            for (let at = 0; at < n; at++) {
              const x = Array.from({ length: n }, (_, i) => (i === at ? large : 1));
              assert.equal(run(expression(`${name}(x)`), n, [x], [], fused).returned, 1);
            }
      const fine = [0, 1, 2 ** 20, -(2 ** 20), Number.NaN];
      const { returned, results } = run(expression("sin(x)"), 5, [fine], [], fused);
      assert.equal(returned, 0);
      assert.ok(Number.isNaN(results[0]![4]));
    });

    it("have the values of Math at the ends of the range", () => {
      const at = (text: string, ...x: number[]): number[] => [
        ...run(expression(text), x.length, [x], [], fused).results[0]!,
      ];
      const { POSITIVE_INFINITY: INFINITE, NaN: NOT } = Number;
      assert.deepEqual(at("exp(x)", -200, 100, 0, -INFINITE, INFINITE, NOT), [
        0,
        INFINITE,
        1,
        0,
        INFINITE,
        NOT,
      ]);
      assert.deepEqual(at("log(x)", 0, -1, 1, INFINITE, -INFINITE, NOT), [
        -INFINITE,
        NOT,
        0,
        INFINITE,
        NOT,
        NOT,
      ]);
      assert.deepEqual(at("log1p(x)", -1, -2, 0, INFINITE, NOT), [-INFINITE, NOT, 0, INFINITE, NOT]);
      assert.deepEqual(at("tanh(x)", 100, -INFINITE, INFINITE, NOT), [1, -1, 1, NOT]);
      assert.deepEqual(at("1 / (1 + exp(-x))", -200, 200), [0, 1]);
      assert.deepEqual(at("max(x, 0)", -1, 2, NOT), [0, 2, NOT]);
      assert.deepEqual(at("step(x)", -1, 0, 2, 2 ** -149, NOT), [0, 0, 1, 1, 0]);
      assert.deepEqual(at("where(x, 1 / x, 7)", 2, 0, -0, NOT, INFINITE), [0.5, 7, 7, NOT, 0]);
      assert.deepEqual(at("sqrt(x)", 4, -1, INFINITE), [2, NOT, INFINITE]);
    });

    it("of several arrays, factors and results are right for any count, and write nothing else", () => {
      const written = expression(
        "m1 = b * m + (1 - b) * g; v1 = c * v + (1 - c) * g * g; m1, v1, p - rate * m1 / (sqrt(v1) + 1e-8)",
        ["p", "g", "m", "v"],
        ["b", "c", "rate"],
      );
      for (const n of [0, 1, 2, 3, 4, 5, 7, 8, 31, 100]) {
        const [p, g, m, v] = [0, 1, 2, 3].map(() =>
          Float32Array.from({ length: n }, () => stream.uniform()),
        ) as [Float32Array, Float32Array, Float32Array, Float32Array];
        const { results } = run(written, n, [p, g, m, v], [0.9, 0.99, 0.01], fused);
        for (let i = 0; i < n; i++) {
          const m1 = 0.9 * m[i]! + 0.1 * g[i]!;
          const v1 = 0.99 * v[i]! + 0.01 * g[i]! ** 2;
          const expected = [m1, v1, p[i]! - (0.01 * m1) / (Math.sqrt(v1) + 1e-8)];
          // Sums of positive numbers below 1, a few roundings each.
          expected.forEach((value, k) => {
            assert.ok(Math.abs(results[k]![i]! - value) < 8 * 2 ** -24, `result ${k}, number ${i} of ${n}`);
          });
        }
      }
    });
  });
}
