import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import ts from "typescript";
import { formatIpynb, parseIpynb } from "../../../tools/notebook/ipynb.js";
import type { Cell, Notebook } from "../../../tools/notebook/notebook.js";
import { formatPercent, parsePercent } from "../../../tools/notebook/percent.js";
import { UserError } from "../../../tools/userError.js";
import { arbitraryNotebook, arbitrarySource } from "./arbitraryNotebook.js";

const withoutOutputs = ({ metadata, cells }: Notebook): Notebook => ({
  metadata,
  cells: cells.map((cell) => (cell.type === "code" ? { ...cell, outputs: [], executionCount: null } : cell)),
});
const code = (source: string, id = "code-1"): Cell => {
  return { id, type: "code", source, metadata: {}, outputs: [], executionCount: null };
};
const sources = (text: string): string[] => parsePercent(text).cells.map(({ source }) => source);

const chapter = `// ---
// jupyter:
//   noether: {"sheet":"05-convolution"}
// ---

// %% [markdown] id="intro" tags=["a"]
// # Convolution
//
// Take $f$ and $g$.

// %% exercise="convolve" points=2
export function convolve(): void {}

// %% A title
convolve();

// %% solution
const hidden = 1;
`;

describe("percent format", () => {
  it("keeps the marks of a folded cell, and writes them to an .ipynb in JupyterLab's words", () => {
    const line = '// %% id="a" jupyter={"source_hidden":true} tags=["hide-output"]\n';
    const notebook = parsePercent(line);
    assert.equal(formatPercent(notebook), line);
    assert.match(formatIpynb(notebook), /"jupyter": \{\s*"source_hidden": true\s*\}/);
    assert.equal(formatPercent(parseIpynb(formatIpynb(notebook))), line);
  });

  it("reads back every notebook that it writes", () => {
    fc.assert(
      fc.property(arbitraryNotebook, (notebook) => {
        assert.deepEqual(parsePercent(formatPercent(notebook)), withoutOutputs(notebook));
      }),
      { numRuns: 2000 },
    );
  });

  it("writes back the text of every file that it wrote", () => {
    fc.assert(
      fc.property(arbitraryNotebook, (notebook) => {
        const text = formatPercent(notebook);
        assert.equal(formatPercent(parsePercent(text)), text);
      }),
    );
  });

  it("comes to rest after one round on any text that it accepts", () => {
    fc.assert(
      fc.property(arbitrarySource, (text) => {
        let notebook: Notebook;
        try {
          notebook = parsePercent(text);
        } catch (error) {
          assert.ok(error instanceof UserError);
          return;
        }
        assert.deepEqual(parsePercent(formatPercent(notebook)), notebook);
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves a chapter as its author wrote it", () => {
    assert.equal(formatPercent(parsePercent(chapter)), chapter);
  });

  it("reads kinds, options, titles, flags and ids", () => {
    const { metadata, cells } = parsePercent(chapter);
    assert.deepEqual(metadata, { noether: { sheet: "05-convolution" } });
    assert.deepEqual(
      cells.map(({ id, type, metadata }) => [id, type, metadata]),
      [
        ["intro", "markdown", { tags: ["a"] }],
        ["convolve", "code", { exercise: "convolve", points: 2 }],
        ["code-3", "code", { title: "A title" }],
        ["code-4", "code", { solution: true }],
      ],
    );
    assert.equal(cells[0]!.source, "# Convolution\n\nTake $f$ and $g$.");
  });

  it("reads a file with the line ends of Windows as the same notebook", () => {
    assert.deepEqual(parsePercent(`\uFEFF${chapter.replaceAll("\n", "\r\n")}`), parsePercent(chapter));
  });

  it("reads the header that jupytext writes", () => {
    const text =
      "// ---\n// jupyter:\n//   kernelspec:\n//     display_name: 'Teacher''s'\n//     name: tslab\n// ---\n\n// %%\n1\n";
    assert.deepEqual(parsePercent(text).metadata, {
      kernelspec: { display_name: "Teacher's", name: "tslab" },
    });
  });

  it("writes the same header for the same metadata, in whatever order their keys came", () => {
    const long = "a text that makes the line of its object longer than the eighty characters of one";
    const [one, other] = [
      { noether: { b: { d: 1, c: 2 }, a: long } },
      { noether: { a: long, b: { c: 2, d: 1 } } },
    ].map((metadata) => formatPercent({ metadata, cells: [] }));
    assert.equal(one, other);
    assert.match(one!, /^\/\/ {3}noether:\n\/\/ {5}a: "a text.*"\n\/\/ {5}b: \{"c":2,"d":1\}$/m);
  });

  it("treats code before the first marker as a cell, but not empty lines", () => {
    assert.deepEqual(sources("\n\nconst a = 1;\n\n// %%\na\n"), ["const a = 1;", "a"]);
    assert.deepEqual(sources("\n\n"), []);
    assert.deepEqual(sources(""), []);
  });

  it("keeps the empty lines that end a cell apart from the one that separates it", () => {
    assert.deepEqual(sources("// %%\na\n\n\n// %%\nb\n\n"), ["a\n", "b\n"]);
    assert.deepEqual(sources("// %%\na\n// %%\n\n// %%\n"), ["a", "", ""]);
  });

  it("escapes a marker in a template string so that the string keeps its value", () => {
    const source = "t = `a\n// %% b\n`";
    const text = formatPercent({ metadata: {}, cells: [code(source)] });
    assert.equal(text, "// %%\nt = `a\n// \\%% b\n`\n");
    const value = (cell: string): unknown => new Function(`let t; ${cell}; return t;`)();
    assert.equal(value(text), value(source));
    assert.deepEqual(sources(text), [source]);
  });

  it("keeps U+2028 in an option from ending the comment", () => {
    const metadata = { tags: ["a\u2028process.exit()"] };
    const text = formatPercent({ metadata, cells: [{ ...code("1"), metadata }] });
    assert.doesNotMatch(text, /\u2028/);
    assert.deepEqual(ts.transpileModule(text, {}).outputText.includes("\nprocess"), false);
  });

  it("gives cells without an id the same ids in every run, all of them different", () => {
    const text = '// %% id="code-2"\n1\n\n// %%\n2\n\n// %% exercise="f"\n3\n\n// %% exercise="f"\n4\n';
    assert.deepEqual(
      parsePercent(text).cells.map(({ id }) => id),
      ["code-2", "code-2-2", "f", "f-2"],
    );
  });

  const refused: [string, string, RegExp][] = [
    [
      "text without // in a cell of text",
      "// %% [markdown]\n// a\nconst b = 1;\n",
      /^line 3 of a markdown cell does not begin/,
    ],
    ["an id that is none", '// %% id="a b"\n', /^line 1: expected an id .* got "a b"$/],
    ["an id that stands twice", '// %% id="a"\n\n// %% id="a"\n', /^lines 1 and 3 both have the id "a"/],
    [
      "an option whose value does not end",
      '// %%\n\n// %% tags=["a"\n',
      /^line 3: expected JSON as the value of tags, got \["a"/,
    ],
    ["a header that does not end", "// ---\n// a: 1\n", /^line 1 opens a header that never ends/],
    ["a malformed header line", "// ---\n// - a\n// ---\n", /^expected line 2 of the header to be /],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses ${what}, and says where`, () => {
      assert.throws(
        () => parsePercent(text),
        (error) => error instanceof UserError && message.test(error.message),
      );
    });
  }
});
