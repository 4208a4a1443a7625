import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { typeScriptError } from "../../../../tools/kernel/checker/report.js";

const mismatch = {
  message: "Type 'number' is not assignable to type 'string'.",
  code: 2322,
  line: 2,
  column: 7,
  length: 1,
};

describe("typeScriptError", () => {
  it("names cell, line, column and TypeScript's number, and marks the place", () => {
    const ending = typeScriptError([mismatch], 4, "let a = 1;\nconst z: string = 3;");
    assert.deepEqual(ending, {
      status: "error",
      name: "TypeScriptError",
      message: "cell 4, line 2, column 7: Type 'number' is not assignable to type 'string'. (TS2322)",
      traceback: [
        "cell 4, line 2, column 7: Type 'number' is not assignable to type 'string'. (TS2322)",
        "    2 | const z: string = 3;",
        "      |       ^",
      ],
      fatal: false,
    });
  });

  it("shows ten errors and says how many more there are", () => {
    const ending = typeScriptError(
      Array.from({ length: 13 }, () => mismatch),
      1,
      "a\nb",
    );
    assert.ok(ending.status === "error");
    assert.equal(ending.traceback[ending.traceback.length - 1], "and 3 more");
    assert.equal(ending.traceback.filter((line) => line.includes("TS2322")).length, 10);
  });

  it("asks in the message itself whether a return is missing", () => {
    const ending = typeScriptError([{ ...mismatch, code: 2355, message: "It must return." }], 1, "a\nb");
    assert.ok(ending.status === "error");
    assert.match(ending.message, /: It must return\. Is a `return` missing\? \(TS2355\)$/);
  });

  it("puts the remedy of an error below it, and names the file that it is in", () => {
    const file = { name: "helper.ts", source: "a\nconst x: string = 3;" };
    const ending = typeScriptError([{ ...mismatch, remedy: "write a text", file }], 4, "import './helper'");
    assert.ok(ending.status === "error");
    assert.deepEqual(ending.traceback, [
      "helper.ts, line 2, column 7 (imported by cell 4): Type 'number' is not assignable to type 'string'. (TS2322)",
      "    2 | const x: string = 3;",
      "      |       ^",
      "    Remedy: write a text",
    ]);
  });

  it("puts the reasons of an error, which have lines of their own, below it", () => {
    const ending = typeScriptError(
      [{ ...mismatch, message: "Not this.\n  Because of that." }],
      1,
      "a\nconst b = 1",
    );
    assert.ok(ending.status === "error");
    assert.deepEqual(ending.traceback.slice(0, 2), [
      "cell 1, line 2, column 7: Not this. (TS2322)",
      "  Because of that.",
    ]);
  });
});
