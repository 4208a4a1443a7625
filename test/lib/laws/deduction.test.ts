import assert from "node:assert/strict";
import { type Deduction, type DeductiveProof, deduced, statementsHold } from "../../../lib/laws/deduction.js";
import { judge } from "../../../lib/laws/judge.js";
import { random } from "../../../lib/numbers/random.js";

type Card = "even" | "square" | "odd" | "claim";
type Reason = "given" | "multiply" | "add";

/** n is even, so n^2 is even, so n^2 + 1 is odd. */
const deduction: Deduction<Card, Reason, readonly [n: number]> = {
  statements: {
    even: { text: "n is even", holds: (n) => n % 2 === 0, from: [[[], "given"]] },
    square: { text: "n^2 is even", holds: (n) => n ** 2 % 2 === 0, from: [[["even"], "multiply"]] },
    odd: { text: "n^2 is 0", holds: (n) => n === 0, from: [], against: "2^2 is 4" },
    claim: { text: "n^2 + 1 is odd", holds: (n) => n ** 2 % 2 === 0, from: [[["square"], "add"]] },
  },
  reasons: { given: "n is even", multiply: "n n is a multiple of n", add: "even and one is odd" },
  claim: "claim",
  settings: {
    examples: [[0], [2]],
    draw: (draw) => [2 * draw.integer(50)],
    *simpler([n]) {
      if (n > 2) yield [2];
    },
  },
  inWords: (n) => `n = ${n}`,
};
const [holds, follows] = [statementsHold(deduction), deduced(deduction)];
type Lines = ReturnType<DeductiveProof<Card, Reason>>;

/** The messages of the two laws about a proof; empty if they accept it. */
function said(...lines: readonly unknown[]): readonly (string | undefined)[] {
  const proof: DeductiveProof<Card, Reason> = () => lines as unknown as Lines;
  return [judge(holds, proof, { random: random(1) }), judge(follows, proof, { random: random(1) })].map(
    (verdict) => {
      if (verdict.holds) return undefined;
      const { should, given, sides, look } = verdict.explanation;
      return [should, given, ...sides.flat(), look].join(" | ");
    },
  );
}

describe("a proof by deduction", () => {
  it("is accepted if every statement follows and the last is the claim", () => {
    assert.deepEqual(said(["even", "given"], ["square", "multiply"], ["claim", "add"]), [
      undefined,
      undefined,
    ]);
  });

  it("may say more than it needs, but nothing that is false: the setting that shows it is named", () => {
    const [first, second] = said(
      ["even", "given"],
      ["odd", "given"],
      ["square", "multiply"],
      ["claim", "add"],
    );
    assert.match(first!, /^Line 2 should be true .*\| n = 2 \| line 2 \| n\^2 is 0 \| but \| 2\^2 is 4/);
    assert.match(second!, /^Line 2 should follow/);
  });

  it("is told which line lacks a premise", () => {
    const [first, second] = said(["square", "multiply"], ["claim", "add"]);
    assert.equal(first, undefined);
    assert.match(second!, /^Line 1 .*something that it needs is not among them/);
  });

  it("is told which reason is wrong", () => {
    const [, second] = said(["even", "given"], ["square", "add"], ["claim", "add"]);
    assert.match(second!, /^Line 2 is right, but for a different reason/);
  });

  it("is told that a reason is missing, not that it is a different one", () => {
    assert.match(said(["even"])[1]!, /^Line 1 should have a reason.*your reason \| none/);
  });

  it("must end with the claim", () => {
    assert.match(said(["even", "given"], ["square", "multiply"])[1]!, /should end with the claim/);
  });

  it("is not a proof without lines, or with lines that are not cards", () => {
    for (const lines of [[], ["even"].slice(1), [["toString", "given"]], [7], [null]]) {
      for (const words of said(...lines)) assert.match(words!, /Every line should be a card/);
    }
  });
});
