import assert from "node:assert/strict";
import { counterexample, type Hypothesis } from "../../../lib/laws/equation.js";
import {
  type EquationalClaim,
  type EquationalProof,
  leadsFromGiven,
  stepsFollow,
} from "../../../lib/laws/equationalProof.js";
import { judge } from "../../../lib/laws/judge.js";
import { evaluate, term } from "../../../lib/laws/term.js";
import { random } from "../../../lib/numbers/random.js";

type Reason = "identity" | "associativity" | "inverse" | "commutativity";

const hypotheses: Readonly<Record<Reason, Hypothesis>> = {
  identity: {
    says: "e is an identity",
    equations: [
      ["e x", "x"],
      ["x e", "x"],
    ],
  },
  associativity: { says: "brackets do not matter", equations: [["(x y) z", "x (y z)"]] },
  inverse: {
    says: "b is an inverse of a",
    equations: [
      ["a b", "e"],
      ["b a", "e"],
    ],
  },
  commutativity: { says: "factors may change places", equations: [["x y", "y x"]] },
};

/** b (a a) = a, for an inverse b of a. */
const claim: EquationalClaim<Reason> = {
  from: "b (a a)",
  to: "a",
  hypotheses,
  forbidden: { commutativity: "that is no axiom of a group" },
};
const proof: EquationalProof<Reason> = () => [
  ["b (a a)"],
  ["(b a) a", "associativity"],
  ["e a", "inverse"],
  ["a", "identity"],
];
const [steps, given] = [stepsFollow(claim), leadsFromGiven(claim)];
const judged = (law: typeof steps, subject: EquationalProof<Reason>): string => {
  const verdict = judge(law, subject, { random: random(1) });
  if (verdict.holds) return "holds";
  return `${verdict.explanation.should} ${verdict.explanation.look ?? ""}`;
};
const withLine =
  (k: number, line: readonly [string, Reason]): EquationalProof<Reason> =>
  () =>
    proof().map((old, i) => (i === k ? line : old));

describe("a counterexample to an equation", () => {
  it("obeys the hypothesis and breaks the equation", () => {
    const found = counterexample(term("e f"), term("e"), hypotheses.identity);
    assert.ok(found);
    const { table, letters } = found;
    const e = letters.e!;
    for (const x of table.keys()) assert.deepEqual([table[e]![x], table[x]![e]], [x, x]);
    assert.notEqual(evaluate(term("e f"), found), evaluate(term("e"), found));
  });

  it("does not exist if the equation follows", () => {
    assert.equal(counterexample(term("e f"), term("f"), hypotheses.identity), undefined);
    assert.equal(
      counterexample(term("((a b) c) e"), term("a (b (c e))"), hypotheses.associativity),
      undefined,
    );
  });

  it("is found for what associativity alone does not give", () => {
    assert.ok(counterexample(term("a b"), term("b a"), hypotheses.associativity));
    assert.ok(counterexample(term("(a b) c"), term("a (b c)"), hypotheses.commutativity));
  });
});

describe("an equational proof", () => {
  it("holds if every step follows from the premises", () => {
    assert.equal(judged(steps, proof), "holds");
    assert.equal(judged(given, proof), "holds");
  });

  it("is answered by a table if a step has the wrong reason, or none", () => {
    assert.match(judged(steps, withLine(2, ["e a", "associativity"])), /Line 3 should follow .* differ/);
    assert.match(
      judged(steps, () => [["b (a a)"], ["a"]]),
      /Line 2 should have a reason/,
    );
  });

  it("may not use a forbidden reason, even if the step is true", () => {
    const detour: EquationalProof<Reason> = () => [
      ...proof().slice(0, 3),
      ["a e", "commutativity"],
      ["a", "identity"],
    ];
    assert.equal(judged(steps, detour), "holds");
    assert.match(judged(given, detour), /that is no axiom of a group/);
  });

  it("must begin and end where the claim does", () => {
    assert.match(
      judged(given, () => proof().toReversed()),
      /should begin with b \(a a\)/,
    );
    assert.match(
      judged(given, () => proof().slice(0, 2)),
      /should end with a/,
    );
    assert.match(
      judged(given, () => []),
      /should begin/,
    );
  });

  it("says what cannot be read: three factors, unknown letters, unknown reasons", () => {
    assert.match(judged(steps, withLine(1, ["b a a", "associativity"])), /three at once/);
    assert.match(judged(steps, withLine(1, ["(b q) a", "associativity"])), /what is q\?/);
    assert.match(judged(steps, withLine(1, ["(b a) a", "magic" as Reason])), /got "?magic/);
  });
});
