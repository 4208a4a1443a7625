import assert from "node:assert/strict";
import { evaluate } from "../../../lib/engine/evaluate.js";
import { expression } from "../../../lib/engine/expression.js";
import { random } from "../../../lib/numbers/random.js";

const stream = random(62);

/** The results of a text for numbers x. */
function values(text: string, x: readonly number[]): number[] {
  const z = new Float64Array(x.length);
  evaluate(expression(text), x.length, [z], [Float64Array.from(x)]);
  return [...z];
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const FORMULAS: readonly [text: string, f: (x: number) => number][] = [
  ["x", (x) => x],
  ["2 - x - 1", (x) => 2 - x - 1],
  ["8 / x / 2 * 3", (x) => (8 / x / 2) * 3],
  ["1 + 2 * x", (x) => 1 + 2 * x],
  ["(1 + 2) * x", (x) => 3 * x],
  ["-x * -2.5e-1", (x) => x * 0.25],
  ["--x", (x) => x],
  ["-(x - 1)", (x) => 1 - x],
  ["s = 1 / (1 + exp(-x)); x * s", (x) => x * sigmoid(x)],
  ["s = 1 / (1 + exp(-x)); d = s * (1 - s); s + x * d", (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x)))],
  ["max(x, 0) + log1p(exp(-abs(x)))", (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))],
  ["step(x) * min(x, 1)", (x) => (x > 0 ? Math.min(x, 1) : 0)],
  ["where(x, 2 / x, 7)", (x) => (x === 0 ? 7 : 2 / x)],
  ["sin(x) * cos(x) + tanh(x)", (x) => Math.sin(x) * Math.cos(x) + Math.tanh(x)],
  ["sqrt(x * x + 1) - log(abs(x) + 1)", (x) => Math.sqrt(x * x + 1) - Math.log(Math.abs(x) + 1)],
];

describe("expressions", () => {
  it("compute what they say, in any number of blocks", () => {
    for (const count of [0, 1, 255, 256, 257, 1000]) {
      const x = Array.from({ length: count }, (_, k) => (k % 5 === 0 ? 0 : 3 * stream.normal()));
      for (const [text, f] of FORMULAS) {
        const z = values(text, x);
        x.forEach((entry, i) => {
          const isSame = z[i] === f(entry); // infinity too
          assert.ok(
            isSame || Math.abs(z[i]! - f(entry)) <= 1e-15 * (2 + Math.abs(f(entry))),
            `${text} at ${entry}`,
          );
        });
      }
    }
  });

  it("are those of Math to the last bit, in float64, and rounded once in float32", () => {
    for (const name of ["exp", "log", "log1p", "sqrt", "sin", "cos", "tanh", "abs"] as const) {
      const x = [0, -0, 1e-300, -3, 1e6, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 0.3];
      assert.deepEqual(values(`${name}(x)`, x), x.map(Math[name]));
      const z = new Float32Array(x.length);
      const single = Float32Array.from(x);
      evaluate(expression(`${name}(x)`), x.length, [z], [single]);
      assert.deepEqual(z, single.map(Math[name]));
    }
  });

  it("have any number of arrays, factors and results", () => {
    const step = expression("m = b * m0 + (1 - b) * g; m, p - rate * m", ["p", "g", "m0"], ["b", "rate"]);
    const [p, g, m0] = [0, 1, 2].map(() => Float32Array.from({ length: 300 }, () => stream.normal())) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const [m, next] = [new Float32Array(300), new Float32Array(300)];
    evaluate(step, 300, [m, next], [p, g, m0], [0.9, 0.01]);
    for (let i = 0; i < 300; i++) {
      const expected = 0.9 * m0[i]! + (1 - 0.9) * g[i]!;
      assert.equal(m[i], Math.fround(expected));
      assert.equal(next[i], Math.fround(p[i]! - 0.01 * expected));
    }
  });

  it("compute only once what is written twice", () => {
    const { steps } = expression("exp(-x) / (1 + exp(-x)) + 1");
    assert.equal(steps.filter(({ op }) => op === "exp").length, 1);
    assert.equal(steps.filter(({ op }) => op === "number").length, 1);
  });

  it("say what cannot be read", () => {
    const wrong: readonly [text: string, message: string][] = [
      ["", 'expression "": expected a number, x or a function, got its end'],
      ["x +", 'expression "x +": expected a number, x or a function, got its end'],
      ["(x", 'expression "(x": expected ")", got its end'],
      ["x x", 'expression "x x": expected an operator or the end, got x'],
      ["max(x)", 'expression "max(x)": expected ",", got )'],
      ["exp x", 'expression "exp x": expected "(", got x'],
      ["gamma(x)", 'expression "gamma(x)": expected a number, x or a function, got gamma'],
      ["toString(x)", 'expression "toString(x)": expected a number, x or a function, got toString'],
      ["x = 2; x", 'expression "x = 2; x": expected a new name, got x'],
      ["s = x s", 'expression "s = x s": expected ";", got s'],
      ["s = x; t", 'expression "s = x; t": expected a number, x, s or a function, got t'],
    ];
    for (const [text, message] of wrong)
      assert.throws(() => expression(text), { name: "SyntaxError", message });
  });
});
