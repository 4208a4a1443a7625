import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { writeNotebook } from "../../../tools/notebook/files.js";
import type { Cell, Notebook } from "../../../tools/notebook/notebook.js";
import { runAll } from "../../../tools/run/runAll.js";
import { runNotebook } from "../../../tools/run/runNotebook.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

const code = (source: string, tags: readonly string[] = []): Cell => ({
  id: `c${source.length}`,
  type: "code",
  source,
  metadata: tags.length > 0 ? { tags } : {},
  executionCount: 9,
  outputs: [{ output_type: "stream", name: "stdout", text: "from an earlier run" }],
});
const text: Cell = { id: "t", type: "markdown", source: "# Title", metadata: {} };
const notebook = (...cells: Cell[]): Notebook => ({ metadata: { kept: true }, cells });
const folder = tmpdir();
const texts = ({ cells }: Notebook): unknown[] =>
  cells.map(({ outputs }) =>
    outputs?.map((output) => ("data" in output ? output.data["text/plain"] : output.output_type)),
  );
/** The last output of each cell. */
const last = (run: Notebook): unknown[] => (texts(run) as unknown[][]).map((each) => each?.at(-1));
const counts = ({ cells }: Notebook): unknown[] => cells.map(({ executionCount }) => executionCount);

describe("runNotebook", () => {
  it("stores outputs and counts in the code cells, and leaves the rest alone", async () => {
    const steps: string[] = [];
    const source = notebook(text, code("const x = 2;"), code("  "), code("x + 1"));
    const run = await runNotebook(source, {
      folder,
      onProgress: (done, total) => steps.push(`${done}/${total}`),
    });
    assert.equal(run.failure, undefined);
    assert.deepEqual(texts(run.notebook), [undefined, [], [], ["3"]]);
    assert.deepEqual(counts(run.notebook), [undefined, 1, null, 2]);
    assert.deepEqual(run.notebook.metadata, { kept: true });
    assert.deepEqual(run.notebook.cells[0], text);
    assert.deepEqual(steps, ["0/2", "1/2", "2/2"]);
  });

  it("says in a sentence that nobody is there to ask, and does not hang", async () => {
    for (const question of ["prompt('n?')", "confirm('?')"]) {
      const { failure } = await runNotebook(notebook(code("1"), code(question)), { folder });
      assert.equal(failure?.cell, 2);
      assert.match(
        failure?.ending.message ?? "",
        /^nobody is there to answer: open the notebook where a person/,
      );
    }
  });

  it("prints an alert and goes on: it asks for no value", async () => {
    const run = await runNotebook(notebook(code("alert('done'); 7")), { folder });
    assert.equal(run.failure, undefined);
    assert.deepEqual(texts(run.notebook), [["stream", "7"]]);
    assert.match(JSON.stringify(run.notebook.cells[0]?.outputs), /"text":"done\\n"/);
  });

  it("stops at the first cell that fails, and says which", async () => {
    const run = await runNotebook(notebook(text, code("1"), code("throw new Error('here')"), code("3")), {
      folder,
    });
    assert.deepEqual([run.failure?.cell, run.failure?.index, run.failure?.ending.message], [2, 2, "here"]);
    assert.deepEqual(texts(run.notebook), [undefined, ["1"], ["error"], []]);
    assert.deepEqual(counts(run.notebook), [undefined, 1, 2, null]);
  });

  it("continues if told to, but still names the first failure", async () => {
    const run = await runNotebook(notebook(code("const a: string = 1"), code("throw 2"), code("3")), {
      folder,
      continueOnError: true,
    });
    assert.equal(run.failure?.cell, 1);
    assert.deepEqual(texts(run.notebook), [["error"], ["error"], ["3"]]);
  });

  it("lets a cell fail that is tagged raises-exception", async () => {
    const run = await runNotebook(notebook(code("throw new Error()", ["raises-exception"]), code("2")), {
      folder,
    });
    assert.equal(run.failure, undefined);
    assert.deepEqual(texts(run.notebook), [["error"], ["2"]]);
  });

  it("stops if the process has ended, or continues with a new one and says which values are lost", async () => {
    const cells = notebook(
      code("const early = 1;"),
      code("process.abort()", ["raises-exception"]),
      code("2"),
      code("early"),
    );
    const stopped = await runNotebook(cells, { folder });
    assert.equal(stopped.failure?.ending.fatal, true);
    assert.deepEqual(counts(stopped.notebook), [1, 2, null, null]);
    const run = await runNotebook(cells, { folder, continueOnError: true });
    assert.equal(run.failure?.cell, 2);
    assert.deepEqual(last(run.notebook), [undefined, "error", "2", "error"]);
    assert.match(
      JSON.stringify(run.notebook.cells[3]?.outputs),
      /Its value was lost with the process: run the cell that declares it again/,
    );
  });

  it("interrupts a cell whose time is up if it continues after errors, and keeps the values", async () => {
    const cells = notebook(
      code("const v = 5; let tidy = 0;"),
      code("try { await new Promise(() => {}); } finally { tidy++; }"),
      code("while (true);"),
      code("[v, tidy]"),
    );
    const run = await runNotebook(cells, { folder, continueOnError: true, timeLimit: 1000 });
    assert.deepEqual(last(run.notebook), [undefined, "error", "error", "[ 5, 1 ]"]);
    assert.equal(run.failure?.ending.name, "TimeLimit");
    assert.match(
      run.failure.ending.message,
      /^cell 2 ran longer than 1 s: look for a loop that does not end/,
    );
    assert.match(
      JSON.stringify(run.notebook.cells[2]?.outputs),
      /cell 3 ran longer than 1 s and was stopped in line 1/,
    );
    const stopped = await runNotebook(cells, { folder, timeLimit: 1000 });
    assert.deepEqual(counts(stopped.notebook), [1, 2, null, null]);
  });

  it("skips a cell tagged skip-execution, and leaves its outputs", async () => {
    const skipped = code("throw new Error('ran')", ["skip-execution"]);
    const seen: string[] = [];
    const run = await runNotebook(notebook(code("1"), skipped, code("2")), {
      folder,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    assert.equal(run.failure, undefined);
    assert.deepEqual(run.notebook.cells[1], skipped);
    assert.deepEqual(counts(run.notebook), [1, 9, 2]);
    assert.deepEqual(seen, ["0/2", "1/2", "2/2"]);
  });

  it("attributes a timer's prints to the cell that has set it", async () => {
    const run = await runNotebook(
      notebook(
        code("const done = new Promise<void>((r) => setTimeout(() => { console.log('late'); r(); }, 50));"),
        code("await done; console.log('own')"),
      ),
      { folder },
    );
    assert.deepEqual(
      run.notebook.cells.map(({ outputs = [] }) => outputs.map((each) => "text" in each && each.text)),
      [["late\n"], ["own\n"]],
    );
  });

  it("runs with other parameters, which keep the types that they were declared with", async () => {
    const cells = notebook(
      code('let alpha = 0.5; let mode: "slow" | "fast" = "slow"; const name = "a";', ["parameters"]),
      code("const check: 'slow' | 'fast' = mode; [alpha * 2, check, name, list]"),
    );
    const parameters = { alpha: 0.75, mode: "fast", name: "b", list: [1, null] };
    const run = await runNotebook(cells, { folder, parameters });
    assert.equal(run.failure, undefined, JSON.stringify(run.failure?.ending));
    assert.deepEqual(texts(run.notebook), [[], [], ["[ 1.5, 'fast', 'b', [ 1, null ] ]"]]);
    assert.deepEqual(run.notebook.cells[1]?.metadata, { tags: ["injected-parameters"] });
    const again = await runNotebook(run.notebook, { folder, parameters: { ...parameters, alpha: 1 } });
    assert.equal(again.notebook.cells.length, 3);
    assert.deepEqual(texts(again.notebook)[2], ["[ 2, 'fast', 'b', [ 1, null ] ]"]);
    const wrong = await runNotebook(cells, { folder, parameters: { mode: "brisk" } });
    assert.match(wrong.failure?.ending.message ?? "", /"brisk"' is not assignable/);
  });

  it("stores the same in every run of a notebook with seeds", async () => {
    const cells = notebook(
      code(
        'import { random } from "noether"; import { display } from "noether/display"; const draw = random(7); const bar = display("0 %"); draw.uniform()',
      ),
      code(
        "bar.update('100 %'); for (let i = 0; i < 100; i++) { console.log(draw.normal()); if (i % 10 === 0) console.error(i); }",
      ),
      code("throw new Error('drew ' + draw.integer(1000))"),
    );
    const [first, second] = await Promise.all([
      runNotebook(cells, { folder }),
      runNotebook(cells, { folder }),
    ]);
    assert.deepEqual(first, second);
    assert.match(String(texts(first.notebook)[0]), /^100 %,0\.\d+$/, "the place of the bar, then the number");
  });
});

describe("runAll", () => {
  it("runs several files, returns them in their order, and counts all their cells", () =>
    inTemporaryFolder(async (place) => {
      const files = [join(place, "a.ipynb"), join(place, "b.ts"), join(place, "c.ipynb")];
      await writeFile(join(place, "near.ts"), "export const near = 'near';");
      await writeNotebook(files[0]!, notebook(code("'a'"), code("__filename.endsWith('a.ipynb')")));
      await writeFile(files[1]!, "// %%\nimport { near } from './near';\nnear\n");
      await writeNotebook(files[2]!, notebook(code("throw new Error('c')")));
      const seen: number[] = [];
      const done: string[] = [];
      const runs = await runAll(files, {
        jobs: 2,
        onProgress: (cells, total) => seen.push(cells) && assert.equal(total, 4),
        onDone: ({ file }) => void done.push(file),
      });
      assert.deepEqual(
        runs.map(({ file }) => file),
        files,
      );
      assert.deepEqual(texts(runs[0]!.notebook), [["'a'"], ["true"]]);
      assert.deepEqual(texts(runs[1]!.notebook), [["'near'"]]);
      assert.equal(runs[2]!.failure?.ending.message, "c");
      assert.deepEqual([...done].sort(), files);
      assert.equal(Math.max(...seen), 3, "the cell that failed does not count as done");
    }));

  it("runs the others if a file is not a notebook and a listener for that is given", () =>
    inTemporaryFolder(async (place) => {
      const good = join(place, "good.js");
      const bad = join(place, "bad.ipynb");
      await writeFile(good, "// %%\n1 + 1\n");
      await writeFile(bad, "{");
      const unread: string[] = [];
      const runs = await runAll([bad, good, join(place, "none.ipynb")], {
        onUnread: (file) => unread.push(file),
      });
      assert.deepEqual(unread, [bad, join(place, "none.ipynb")]);
      assert.deepEqual(
        runs.map(({ file, notebook }) => [file, texts(notebook)]),
        [[good, [["2"]]]],
      );
    }));

  it("reads all the files before it runs any", () =>
    inTemporaryFolder(async (place) => {
      const good = join(place, "good.ipynb");
      await writeNotebook(good, notebook(code("require('node:fs').writeFileSync('ran', '')")));
      await assert.rejects(runAll([good, join(place, "missing.ipynb")]));
      await assert.rejects(readFile(join(place, "ran")));
    }));
});
