import assert from "node:assert/strict";
import type { Assessment } from "../../../../tools/cells/course/assessment.js";
import { errorSpoken, marks, verdictSpoken } from "../../../../tools/web/course/spoken.js";

const verdict = (points: number, message: string): Assessment => ({
  exercise: "turn",
  points,
  outOf: 3,
  laws: [
    { name: "first", statement: "", points: 1, outOf: 1, outcome: "holds", message: "" },
    {
      name: "second",
      statement: "",
      points: points - 1,
      outOf: 2,
      outcome: points === 3 ? "holds" : "fails",
      message,
    },
  ],
});

describe("what is said about a check", () => {
  it("is the verdict, with the simplest case that breaks a law", () => {
    assert.deepEqual(verdictSpoken(verdict(1, "Turning twice should ...")), {
      kind: "failed",
      headline: "turn: not yet. 1 of 3 points.",
      detail: "Turning twice should ...",
    });
    assert.deepEqual(verdictSpoken(verdict(3, "")), {
      kind: "passed",
      headline: "turn: every law holds. 3 of 3 points.",
      detail: "",
    });
  });

  it("is the error of the answer's own cell before that of the check", () => {
    const unchecked = { name: "UserError", message: "The cell with turn did not run (cell 3)" };
    assert.deepEqual(errorSpoken("turn", unchecked), {
      kind: "trouble",
      headline: "turn: the check did not run.",
      detail: "The cell with turn did not run (cell 3)",
    });
    assert.deepEqual(
      errorSpoken("turn", unchecked, { name: "TypeScriptError", message: "cell 3, line 1: no" }),
      {
        kind: "trouble",
        headline: "turn: your cell has an error.",
        detail: "cell 3, line 1: no",
      },
    );
    assert.equal(
      errorSpoken("turn", { name: "ReferenceError", message: "x is not defined" }).detail,
      "ReferenceError: x is not defined",
    );
  });

  it("is that nothing was judged if it was stopped, wherever", () => {
    const stopped = { name: "Interrupted", message: "" };
    for (const spoken of [
      errorSpoken("turn", stopped),
      errorSpoken("turn", { name: "Error", message: "" }, stopped),
    ])
      assert.match(`${spoken.headline} ${spoken.detail}`, /^turn: stopped\. Nothing was judged\./);
  });

  it("has a shape of its own for every kind", () => {
    assert.equal(new Set(Object.values(marks)).size, 4);
  });
});
