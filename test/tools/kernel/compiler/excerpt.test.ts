import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { excerpt } from "../../../../tools/kernel/compiler/excerpt.js";

describe("excerpt", () => {
  it("shows the line and marks the place", () => {
    assert.deepEqual(excerpt("one\nlet two = 2;\n", { line: 2, column: 5 }, 3), [
      "    2 | let two = 2;",
      "      |     ^^^",
    ]);
  });

  it("keeps the mark under its place after tabs, and inside the line", () => {
    assert.deepEqual(excerpt("\tx", { line: 1, column: 2 }, 99), ["    1 | \tx", "      | \t^"]);
  });

  it("counts columns, not characters: Chinese and emoji take two, a combining accent none", () => {
    const marks = (text: string, column: number, length: number): string | undefined =>
      excerpt(text, { line: 1, column }, length)[1]?.slice(8);
    assert.equal(marks("const 变量 = 1", 7, 2), "      ^^^^");
    assert.equal(marks("变量 = x", 6, 1), "       ^");
    assert.equal(marks("'🙂' + x", 8, 1), "       ^");
    assert.equal(marks("e\u0301 + x", 6, 1), "    ^");
    assert.equal(marks("𝒳 + x", 6, 1), "    ^", "a letter of two units is one column wide");
  });

  it("shows nothing for a line that is not there", () => {
    assert.deepEqual(excerpt("one", { line: 2, column: 1 }, 1), []);
  });
});
