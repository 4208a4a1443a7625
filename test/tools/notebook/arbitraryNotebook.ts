import fc from "fast-check";
import type { Cell, Notebook, Output } from "../../../tools/notebook/notebook.js";

/** Lines that a careless format would mistake for its own. */
const treacherous = [
  "// %%",
  "// %% [markdown]",
  "// \\%%",
  "//%%",
  "  // %%",
  "%% x",
  "%%",
  "\\%%",
  "// ---",
  "//",
  "// BEGIN SOLUTION",
  "// END SOLUTION",
  "const t = `",
  "`;",
  "",
  " ",
  "\t",
  "```",
];

const line = fc.oneof(
  fc.constantFrom(...treacherous),
  fc.string({ unit: "binary" }).map((s) => s.replace(/[\r\n]/g, " ")),
  fc.string({ unit: "grapheme" }).map((s) => s.replace(/[\r\n]/g, " ")),
  fc.constantFrom("\ud83d", "a\udc00b", "\u2028", "\ufeff", "\0"),
);

/** The text of a cell, its line ends "\n". */
export const arbitrarySource: fc.Arbitrary<string> = fc
  .array(line, { maxLength: 6 })
  .map((lines) => lines.join("\n"));

/** A value that JSON can represent: without -0. */
const jsonValue = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const key = fc.oneof(
  fc.constantFrom(
    "id",
    "title",
    "solution",
    "exercise",
    "points",
    "tags",
    "a key",
    "attachments",
    "__proto__",
    'quo"te',
  ),
  fc.string({ unit: "grapheme" }),
);

/** Any object of JSON, often with keys that mean something. */
export const arbitraryMetadata: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .array(
    fc.oneof(
      fc.tuple(key, jsonValue),
      fc.tuple(
        fc.constant("title"),
        fc.constantFrom("One word", "a=b", "solution", "[markdown]", "two  spaces", "", "\n"),
      ),
      fc.tuple(fc.constant("solution"), fc.boolean()),
      fc.tuple(fc.constant("exercise"), fc.constantFrom("convolve", "correlate")),
    ),
    { maxLength: 4 },
  )
  .map((entries) => Object.fromEntries(entries));

const bundle = fc
  .record(
    { "text/plain": arbitrarySource, "image/png": fc.constant("aGk=\n"), "application/json": jsonValue },
    { requiredKeys: [] },
  )
  .map((data) => ({ ...data }));

const output: fc.Arbitrary<Output> = fc.oneof(
  fc.record({
    output_type: fc.constant("stream" as const),
    name: fc.constantFrom("stdout" as const, "stderr" as const),
    text: arbitrarySource,
  }),
  fc.record({ output_type: fc.constant("display_data" as const), data: bundle, metadata: arbitraryMetadata }),
  fc.record({
    output_type: fc.constant("execute_result" as const),
    execution_count: fc.nat(),
    data: bundle,
    metadata: arbitraryMetadata,
  }),
  fc.record({
    output_type: fc.constant("error" as const),
    ename: fc.string(),
    evalue: fc.string(),
    traceback: fc.array(fc.string(), { maxLength: 3 }),
  }),
);

const cell: fc.Arbitrary<Omit<Cell, "id">> = fc.oneof(
  fc.record({
    type: fc.constant("code" as const),
    source: arbitrarySource,
    metadata: arbitraryMetadata,
    outputs: fc.array(output, { maxLength: 2 }),
    executionCount: fc.option(fc.nat()),
  }),
  fc.record(
    {
      type: fc.constantFrom("markdown" as const, "raw" as const),
      source: arbitrarySource,
      metadata: arbitraryMetadata,
      attachments: fc.dictionary(fc.string(), fc.record({ "image/png": fc.string() }), { maxKeys: 2 }),
    },
    { requiredKeys: ["type", "source", "metadata"] },
  ),
);

const id = fc.oneof(
  fc.constantFrom("code-1", "code-2", "markdown-1", "markdown-2", "convolve", "convolve-2", "correlate"),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
);

/** Any notebook: every text, every option, ids that collide with generated ones. */
export const arbitraryNotebook: fc.Arbitrary<Notebook> = fc
  .record({
    metadata: arbitraryMetadata,
    cells: fc
      .tuple(fc.array(cell, { maxLength: 5 }), fc.uniqueArray(id, { minLength: 5, maxLength: 5 }))
      .map(([cells, ids]) => cells.map((each, i) => ({ ...each, id: ids[i]! }))),
  })
  // Ordinary prototypes throughout, as every reader of JSON makes them.
  .map((notebook) => JSON.parse(JSON.stringify(notebook)) as Notebook);
