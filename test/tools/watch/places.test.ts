import assert from "node:assert/strict";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { placesIn } from "../../../tools/watch/places.js";

const header = '// ---\n// jupyter:\n//   noether: {"sheet":"05-convolution"}\n// ---\n\n';

describe("the place of a cell's line", () => {
  for (const [what, text] of [
    ["with a header", `${header}// %% [markdown]\n// text\n\n// %% exercise="a"\nlet a;\nwrong;\n`],
    ["without one", '// %% exercise="b"\n1;\n\n// %% exercise="a"\nlet a;\nwrong;\n'],
    ["with code before the first marker", 'const first = 1;\n\n// %% exercise="a"\nlet a;\nwrong;\n'],
    [
      "with the line ends of Windows",
      '// %% exercise="b"\r\n1;\r\n\r\n// %% exercise="a"\r\nlet a;\r\nwrong;\r\n',
    ],
  ] as const) {
    it(`is that in its file, ${what}`, () => {
      const notebook = parsePercent(text);
      const cell = notebook.cells.find(({ metadata }) => metadata.exercise === "a")!;
      const line = text.split(/\r?\n/).indexOf("wrong;") + 1;
      assert.equal(placesIn("s.ts", text, notebook)(cell, 2, 3), `s.ts:${line}:3`);
    });
  }
});
