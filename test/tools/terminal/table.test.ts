import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { table, width } from "../../../tools/terminal/table.js";

describe("table", () => {
  it("aligns columns, numbers to the right, and ends no line in a space", () => {
    const rows = [
      ["law", "points"],
      ["shift equivariance", "2"],
      ["畳み込み", "10"],
      ["e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}", ""],
    ];
    assert.equal(
      table(rows, { align: ["left", "right"], heading: true }),
      `law                 points
------------------  ------
shift equivariance       2
畳み込み                10
e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}
`,
    );
  });

  it("begins every column at the same place, whatever the texts", () => {
    const rows = fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (texts) => {
        const lines = table(texts.map(([a, b]) => [a!, `|${b}`])).split("\n");
        assert.equal(lines.length, texts.length + 1);
        const begins = texts.map(([, b], i) => {
          const shown = `|${b}`.replace(/[\r\n\t\v\f]+/g, " ").trimEnd();
          return width(lines[i]!.slice(0, lines[i]!.length - shown.length));
        });
        assert.equal(new Set(begins).size, 1);
      }),
    );
  });

  it("counts two places for wide characters, none for marks and colours", () => {
    assert.deepEqual(
      ["abc", "学", "é", "e\u0301", "🎉", "\u001b[31mred\u001b[0m", "ｆ", ""].map(width),
      [3, 2, 1, 1, 2, 3, 2, 0],
    );
  });

  it("lays out rows of different lengths, and none at all", () => {
    assert.equal(table([["a"], ["b", "c"]]), "a\nb  c\n");
    assert.equal(table([]), "");
  });
});
