import assert from "node:assert/strict";
import { claim } from "../../../lib/laws/claim.js";
import { judge } from "../../../lib/laws/judge.js";
import { random } from "../../../lib/numbers/random.js";

describe("a claim about an answer", () => {
  const even = claim<number>("even", "2 | n", (n) =>
    n % 2 === 0 ? undefined : { should: "n should be even.", given: `n = ${n}`, sides: [] },
  );

  it("holds where nothing is wrong", () => {
    assert.equal(judge(even, 4, { random: random(1) }).holds, true);
  });

  it("fails with the words of the fault", () => {
    const verdict = judge(even, 3, { random: random(1) });
    assert.ok(!verdict.holds);
    assert.equal(verdict.explanation.given, "n = 3");
    assert.equal(verdict.residual, Number.POSITIVE_INFINITY);
  });
});
