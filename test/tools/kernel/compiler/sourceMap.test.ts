import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileCell } from "../../../../tools/kernel/compiler/cell.js";
import { origins } from "../../../../tools/kernel/compiler/sourceMap.js";

/** Where a word of the code came from, according to the map. */
function originOf(source: string, word: string): unknown {
  const { code, map } = compileCell(source, new Set(), { file: "cell-1.ts" });
  const lines = code.split("\n");
  const line = lines.findIndex((text) => text.includes(word));
  return origins(map)(line + 1, lines[line]!.indexOf(word) + 1);
}

describe("origins", () => {
  it("finds line and column of what was written, below types and comments that vanish", () => {
    const source =
      "// a comment\ninterface I { x: number }\n\nconst y: I = { x: 1 };\nfunction f() {\n  return marked(y);\n}";
    assert.deepEqual(originOf(source, "marked"), { line: 6, column: 10 });
    assert.deepEqual(originOf(source, "x: 1"), { line: 4, column: 16 });
  });

  it("reads positive, negative and long numbers", () => {
    const origin = origins("AAAA;AAEgB,gCADhB");
    assert.deepEqual(origin(2, 32), { line: 3, column: 17 });
    assert.deepEqual(origin(2, 33), { line: 2, column: 1 });
  });

  it("knows nothing about a line without segments", () => {
    assert.equal(origins("AAAA;;")(2, 1), undefined);
    assert.equal(origins("AAAA")(9, 1), undefined);
  });
});
