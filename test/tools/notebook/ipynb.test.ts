import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { formatIpynb, parseIpynb } from "../../../tools/notebook/ipynb.js";
import { UserError } from "../../../tools/userError.js";
import { arbitraryNotebook } from "./arbitraryNotebook.js";

const stored = (cells: unknown[], more: object = {}): string =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5, ...more });
const cell = { cell_type: "code", id: "a", metadata: {}, source: "1", outputs: [], execution_count: null };

describe("ipynb format", () => {
  it("reads back every notebook that it writes, with its outputs", () => {
    fc.assert(
      fc.property(arbitraryNotebook, (notebook) => {
        assert.deepEqual(parseIpynb(formatIpynb(notebook)), notebook);
      }),
      { numRuns: 1000 },
    );
  });

  it("writes back the text of every file that it wrote", () => {
    fc.assert(
      fc.property(arbitraryNotebook, (notebook) => {
        const text = formatIpynb(notebook);
        assert.equal(formatIpynb(parseIpynb(text)), text);
      }),
    );
  });

  it("writes what nbformat 4.5 asks for, as Jupyter lays it out", () => {
    const text = formatIpynb({
      metadata: {},
      cells: [
        { id: "m", type: "markdown", source: "# A\n\nb", metadata: {} },
        {
          id: "c",
          type: "code",
          source: "",
          metadata: { tags: ["x"] },
          executionCount: 2,
          outputs: [{ output_type: "stream", name: "stdout", text: "1\n2\n" }],
        },
      ],
    });
    assert.equal(
      text,
      `{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "m",
   "metadata": {},
   "source": [
    "# A\\n",
    "\\n",
    "b"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 2,
   "id": "c",
   "metadata": {
    "tags": [
     "x"
    ]
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "1\\n",
      "2\\n"
     ]
    }
   ],
   "source": []
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Noether (TypeScript)",
   "language": "typescript",
   "name": "noether"
  },
  "language_info": {
   "file_extension": ".ts",
   "mimetype": "text/typescript",
   "name": "typescript"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`,
    );
  });

  it("generates the ids that nbformat 4.0 does not have, and new ones for duplicates", () => {
    const { id: _, ...without } = cell;
    assert.deepEqual(
      parseIpynb(
        stored([without, cell, cell, { ...cell, id: "not an id" }], { nbformat_minor: 0 }),
      ).cells.map(({ id }) => id),
      ["code-1", "a", "code-3", "code-4"],
    );
  });

  it("keeps the kernel of another TypeScript notebook", () => {
    const metadata = { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } };
    assert.deepEqual(parseIpynb(stored([cell], { metadata })).metadata, metadata);
    assert.match(formatIpynb(parseIpynb(stored([cell], { metadata }))), /"name": "tslab"/);
  });

  it("says that it left out an output of an unknown kind", () => {
    const [read] = parseIpynb(stored([{ ...cell, outputs: [{ output_type: "pyout" }, null] }])).cells;
    assert.deepEqual(read!.outputs, [
      { output_type: "stream", name: "stderr", text: 'An output of "pyout" kind was left out.\n' },
      { output_type: "stream", name: "stderr", text: "An output of no kind was left out.\n" },
    ]);
  });

  it("leaves no prototype behind when a file names one", () => {
    const read = parseIpynb(
      '{"nbformat":4,"metadata":{"__proto__":{"polluted":1}},"cells":[{"cell_type":"code","source":"","metadata":{"__proto__":{"polluted":1}}}]}',
    );
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    assert.equal((read.metadata as Record<string, unknown>).polluted, undefined);
    assert.equal(read.cells[0]!.metadata.polluted, undefined);
  });

  const refused: [string, string, RegExp][] = [
    ["an empty file", " \n", /^expected a notebook, got an empty file/],
    ["text", "hello", /^expected JSON, got text that begins with "hello"/],
    ["a truncated file", stored([cell]).slice(0, -30), /^expected JSON, got a file that is cut off/],
    ["a mistake in the JSON", stored([cell]).replace(",", ";"), /^expected JSON, got malformed JSON/],
    ["a git conflict", '{\n<<<<<<< HEAD\n "a": 1\n}', /^expected JSON, got a git conflict/],
    ["other JSON", '{"a": 1}', /^expected a notebook, .* got other JSON/],
    ["a list", "[]", /^expected a notebook, .* got other JSON/],
    ["format 1", '{"nbformat": 1, "cells": []}', /^expected a notebook of format 4, got format 1/],
    ["format 5", '{"nbformat": 5, "cells": []}', /^expected a notebook of format 4, got format 5/],
    ["no cells", '{"nbformat": 4}', /^expected a list of "cells"/],
    ["a cell that is none", stored([cell, 7]), /^expected cell 2 to be an object, got 7/],
    [
      "a cell of an unknown kind",
      stored([{ ...cell, cell_type: "heading" }]),
      /^expected cell 1 to be code, markdown or raw/,
    ],
    [
      "a cell without source",
      stored([{ cell_type: "code" }]),
      /^expected the source of cell 1 as text, got none/,
    ],
    [
      "a notebook in Python",
      stored([cell], { metadata: { language_info: { name: "python" } } }),
      /^expected a notebook in TypeScript, got one in python/,
    ],
    [
      "a notebook for a Python kernel",
      stored([cell], { metadata: { kernelspec: { name: "python3" } } }),
      /^expected a notebook in TypeScript, got one in python/,
    ],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses ${what} in a sentence`, () => {
      assert.throws(
        () => parseIpynb(text),
        (error) => error instanceof UserError && message.test(error.message),
      );
    });
  }
});
