import assert from "node:assert/strict";
import { fault } from "../../../lib/laws/fault.js";
import { once } from "../../../lib/laws/instances.js";
import { judge } from "../../../lib/laws/judge.js";
import { random } from "../../../lib/numbers/random.js";

describe("a law whose failures are words", () => {
  const even = fault("even", "2 | n", once, (n: number) =>
    n % 2 === 0 ? undefined : { should: "n should be even.", given: `n = ${n}`, sides: [] },
  );

  it("holds if nothing is wrong", () => {
    assert.equal(judge(even, 4, { random: random(1) }).holds, true);
  });

  it("fails with the words of the fault", () => {
    const verdict = judge(even, 3, { random: random(1) });
    assert.ok(!verdict.holds);
    assert.equal(verdict.explanation.given, "n = 3");
    assert.equal(verdict.residual, 1);
  });

  it("has no words for an instance that obeys it", () => {
    assert.throws(() => even.try(4, []).explain(), { name: "RangeError", message: /got one that obeys it/ });
  });

  it("takes fewer random instances, or a tolerance, if told to", () => {
    assert.equal(judge({ ...even, runs: 3 }, 4, { random: random(1) }).tried, 4);
    const wide = fault("even", "2 | n", once, () => undefined, { runs: 3, tolerance: 2 });
    assert.equal(judge(wide, 4, { random: random(1) }).tried, 4);
    assert.equal(wide.tolerance, 2);
  });
});
