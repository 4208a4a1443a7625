import assert from "node:assert/strict";
import { inWords } from "../../../lib/laws/inWords.js";
import { judge } from "../../../lib/laws/judge.js";
import { show } from "../../../lib/laws/show.js";
import { sides } from "../../../lib/laws/sides.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { random } from "../../../lib/numbers/random.js";

type OfVector = (x: readonly number[]) => number;

describe("a law with two sides", () => {
  let told = 0;
  const even = sides("evenness", "f(-x) = f(x)", vectorInstances(2), (f: OfVector, [x]) => ({
    should: "The sign of x should not matter.",
    get given() {
      told++;
      return `x = ${show(x)}`;
    },
    left: ["f(x)", f(x)],
    right: ["f(-x)", f(x.map((entry) => -entry))],
  }));

  it("holds if they agree, and says nothing then", () => {
    assert.ok(judge(even, ([x = 0, y = 0]) => x * x + y * y, { random: random(1) }).holds);
    assert.equal(told, 0);
  });

  it("shows them both, distinguishably, at the simplest instance if they do not", () => {
    const verdict = judge(even, ([x = 0]) => 1 + 2e-3 * x, { random: random(1) });
    assert.ok(!verdict.holds);
    assert.equal(
      inWords(verdict.explanation),
      ["The sign of x should not matter.", "  x = [1, 0]", "  f(x):  1.002", "  f(-x): 0.998"].join("\n"),
    );
  });

  it("has their relative error as its residual, infinite if one is not finite", () => {
    assert.equal(even.try(([x = 0]) => 3 + x, [[1, 0]]).residual, 0.5);
    assert.equal(even.try(([x = 0]) => Math.log(x), [[1, 0]]).residual, Number.POSITIVE_INFINITY);
  });

  it("is broken if there is nothing to compare, with words for that", () => {
    const odd = { should: "It should be a number.", given: "", sides: [] };
    const law = sides("number", "", vectorInstances(2), (f: (x: readonly number[]) => unknown, [x]) => {
      const y = f(x);
      return typeof y === "number" ? { should: "", given: "", left: ["y", y], right: ["y", y] } : odd;
    });
    assert.equal(law.try(() => 1, [[1, 0]]).residual, 0);
    const { residual, explain } = law.try(() => "one", [[1, 0]]);
    assert.deepEqual([residual, explain()], [Number.POSITIVE_INFINITY, odd]);
  });

  it("shows something else in their place if told to, texts as they are", () => {
    const law = sides("sum", "", vectorInstances(2), (_: undefined, [x]) => ({
      should: "They should agree.",
      given: "",
      left: ["left", x],
      right: ["right", [0, 0]],
      shown: ["the vector", "zero"],
    }));
    assert.deepEqual(law.try(undefined, [[1, 2]]).explain().sides, [
      ["left", "the vector"],
      ["right", "zero"],
    ]);
  });
});
