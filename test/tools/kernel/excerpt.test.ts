import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { excerpt } from "../../../tools/kernel/excerpt.js";

describe("excerpt", () => {
  it("shows the line and marks the place", () => {
    assert.deepEqual(excerpt("one\nlet two = 2;\n", { line: 2, column: 5 }, 3), [
      "    2 | let two = 2;",
      "      |     ^^^",
    ]);
  });

  it("keeps the mark under its place behind tabs, and inside the line", () => {
    assert.deepEqual(excerpt("\tx", { line: 1, column: 2 }, 99), ["    1 | \tx", "      | \t^"]);
  });

  it("shows nothing for a line that is not there", () => {
    assert.deepEqual(excerpt("one", { line: 2, column: 1 }, 1), []);
  });
});
