import assert from "node:assert/strict";
import { answered } from "../../../../tools/render/html/fold.js";

describe("the paragraph that answers a prediction", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["is the first one", "\nTwo.\nOr so.\n\nNext.", "Two.\nOr so.", "Next."],
    ["is the whole text, where that is one paragraph", "Two.", "Two.", ""],
    [
      "ends where the next prediction begins",
      "Two. **Before you run:** and now?\n\n1. a",
      "Two.",
      "**Before you run:** and now?\n\n1. a",
    ],
    [
      "leaves the sentence that leads to what follows",
      "Two. The slide says:\n\n> x",
      "Two.",
      "The slide says:\n\n> x",
    ],
    ["ends at a list, a formula or a table", "Two.\n- a\n- b", "Two.", "- a\n- b"],
    ["is none where all of it leads to what follows", "Two:\n- a\n- b", "", "Two:\n- a\n- b"],
    ["is none below a heading", "## Next\nTwo.", "", "## Next\nTwo."],
    [
      "is none where the next prediction comes first",
      "**Before you run:** and now?",
      "",
      "**Before you run:** and now?",
    ],
    ["is none where the text begins with a formula", "$$x$$\n\nTwo.", "", "$$x$$\n\nTwo."],
    ["is none in no text", "", "", ""],
  ];
  for (const [title, text, answer, rest] of cases) {
    it(title, () => assert.deepEqual(answered(text), { answer, rest }));
  }
});
