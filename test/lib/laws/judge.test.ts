import assert from "node:assert/strict";
import { fault } from "../../../lib/laws/fault.js";
import { judge } from "../../../lib/laws/judge.js";
import type { Law } from "../../../lib/laws/law.js";
import { random } from "../../../lib/numbers/random.js";
import { byResidual } from "../../support/byResidual.js";

/** A law about a bound: n < bound, tried from 0 on; a failing n is made smaller step by step. */
const below: Law<number, readonly [n: number]> = fault(
  "below",
  "n < b",
  {
    examples: [[0]],
    draw: (draw) => [draw.integer(1000)],
    simpler: ([n]) => (n > 0 ? [[n - 1]] : []),
  },
  (bound, [n]) =>
    n < bound
      ? undefined
      : { should: "n should be below the bound.", given: `n = ${n}, bound = ${bound}`, sides: [] },
);

describe("judging a law", () => {
  it("tries the examples and a hundred random instances, and says how many", () => {
    const verdict = judge(below, 1000, { random: random(1) });
    assert.deepEqual([verdict.holds, verdict.tried], [true, 101]);
  });

  it("tries no more random instances than the law asks for", () => {
    assert.equal(judge({ ...below, runs: 3 }, 1000, { random: random(1) }).tried, 4);
  });

  it("goes down to the simplest instance that fails", () => {
    const verdict = judge(below, 5, { random: random(1) });
    assert.ok(!verdict.holds);
    assert.deepEqual(verdict.witness, [5]);
    assert.equal(verdict.explanation.given, "n = 5, bound = 5");
  });

  it("does not drift to the edge of the tolerance while it goes down", () => {
    const drifting = byResidual("drifting", below.instances, (_: number, [n]) => n / 1000);
    const verdict = judge(drifting, 0, { random: random(1) });
    assert.ok(!verdict.holds);
    assert.ok(verdict.residual > 0.01);
  });

  it("ends even if instances get simpler for ever", () => {
    const endless: Law<number, readonly [n: number]> = {
      ...below,
      instances: { ...below.instances, simpler: ([n]) => [[n]] },
    };
    assert.equal(judge(endless, 0, { random: random(1) }).holds, false);
  });

  it("takes NaN for a failure", () => {
    assert.equal(
      judge(
        byResidual("NaN", below.instances, () => Number.NaN),
        0,
        { random: random(1) },
      ).holds,
      false,
    );
  });
});
