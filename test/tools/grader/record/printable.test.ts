import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { printable } from "../../../../tools/grader/record/printable.js";

describe("printable text", () => {
  it("has no control character but line breaks and tabs, and is no longer than allowed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 3, max: 50 }), (text, most) => {
        const shown = printable(text, most);
        assert.doesNotMatch(shown, /[^\P{Cc}\n\t]/u);
        assert.ok(shown.length <= most);
      }),
    );
  });

  it("leaves ordinary text as it is", () => {
    assert.equal(printable("f(g x) = g f(x)\n\t\u03c1 \u2713"), "f(g x) = g f(x)\n\t\u03c1 \u2713");
  });

  it("removes what colours a terminal, clears it, or reverses the direction of writing", () => {
    assert.equal(printable("\u001b[2J\u202egnp"), "\ufffd[2J\ufffdgnp");
  });
});
