import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Notebook } from "../../../tools/notebook/notebook.js";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { deck } from "../../../tools/render/deck.js";
import { notebook, prose, ran } from "./html/sample.js";

const shown = (notebook: Notebook): string[][] =>
  deck(notebook).map((slide) => slide.map(({ source }) => source));

describe("deck", () => {
  it("begins a slide with every text, and leaves the code with the text above it", () => {
    const code = parsePercent(
      "// %%\nbefore;\n\n// %% [markdown]\n// # A\n\n// %%\na;\n\n// %%\nb;\n\n// %% [markdown]\n// then\n",
    );
    assert.deepEqual(shown(code), [["before;"], ["# A", "a;", "b;"], ["then"]]);
  });

  it("divides a text at a rule, but neither at an underlined heading nor inside a fence", () => {
    const text = "one\n\n---\ntwo\n---\nthree\n\n```\n\n---\n```\n\n---\n\nfour";
    const cell = { id: "m", type: "markdown", source: text, metadata: {} } as const;
    assert.deepEqual(shown({ metadata: {}, cells: [cell] }), [
      ["one"],
      ["two\n---\nthree\n\n```\n\n---\n```"],
      ["four"],
    ]);
  });

  // CommonMark 0.31, section 4.5: a fence ends with at least as many of the same character, and nothing after them.
  for (const [what, ...lines] of [
    ["tildes in backticks", "```", "~~~", "---", "```"],
    ["backticks in tildes", "~~~", "```", "---", "~~~"],
    ["three in four", "````", "```", "---", "````"],
    ["a language within", "```ts", "```ts", "---", "```"],
    ["more at the end than at the beginning", "```", "---", "`````"],
    ["one that never ends", "~~~", "---"],
  ] as const) {
    it(`takes a fence to its own end: ${what}`, () => {
      // An empty line above each rule, which would divide the text outside a fence.
      const fenced = lines.map((line) => (line === "---" ? "\n---" : line)).join("\n");
      const after = what === "one that never ends" ? [] : ["after"];
      const source = ["before", fenced, ...after].join("\n\n---\n\n");
      const cell = { id: "m", type: "markdown", source, metadata: {} } as const;
      assert.deepEqual(shown({ metadata: {}, cells: [cell] }), [
        ["before"],
        [fenced],
        ...after.map((text) => [text]),
      ]);
    });
  }

  it("does not take a line of code between backticks for a fence", () => {
    const cell = { id: "m", type: "markdown", source: "```a``` b\n\n---\n\nc", metadata: {} } as const;
    assert.deepEqual(shown({ metadata: {}, cells: [cell] }), [["```a``` b"], ["c"]]);
  });

  it("gives the parts of a text ids of their own", () => {
    const cell = { id: "x".repeat(64), type: "markdown", source: "a\n\n---\n\nb", metadata: {} } as const;
    const ids = deck({ metadata: {}, cells: [cell] })
      .flat()
      .map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    assert.ok(ids.every((id) => id.length <= 64));
  });

  it("follows Jupyter's slideshow panel if it was used", () => {
    const cells = ["slide", "-", "fragment", "notes", "subslide", "skip", undefined].map((type, i) => ({
      id: `c${i}`,
      type: "markdown" as const,
      source: `# ${type}`,
      metadata: type === undefined ? {} : { slideshow: { slide_type: type } },
    }));
    assert.deepEqual(shown({ metadata: {}, cells }), [
      ["# slide", "# -", "# fragment"],
      ["# subslide", "# undefined"],
    ]);
  });

  it("leaves out empty cells of code, but not their outputs", () => {
    const printed = ran("", { output_type: "stream", name: "stdout", text: "1" });
    const slides = deck(notebook(prose("a"), ran(""), printed));
    assert.deepEqual(slides, [
      [
        { ...prose("a"), id: "m0" },
        { ...printed, id: "c2" },
      ],
    ]);
  });

  it("has no slide for a notebook without text", () => {
    assert.deepEqual(deck({ metadata: {}, cells: [] }), []);
  });
});
