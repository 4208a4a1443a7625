import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readNotebook } from "../../tools/notebook/files.js";
import type { Notebook } from "../../tools/notebook/notebook.js";
import { type Run, runNotebook } from "../../tools/run/runNotebook.js";
import { lessonRun } from "./lessonRuns.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = join(root, "notebooks");
const lessons = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));

function figures({ cells }: Notebook): number {
  return cells
    .flatMap(({ outputs = [] }) => outputs)
    .filter((output) => "data" in output && "application/vnd.plotly.v1+json" in output.data).length;
}

/**
 * The lines of prose (a paragraph or an item of a list is a line) between two things to look at: a cell of code, a
 * table, a quotation, a displayed formula. Headings and references do not count.
 */
function piecesOfProse({ cells }: Notebook): readonly (readonly string[])[] {
  const pieces: string[][] = [[]];
  for (const { type, source } of cells) {
    if (type !== "markdown") pieces.push([]);
    else
      for (const line of source.split("\n")) {
        if (/^(\||>|\$\$)/.test(line)) pieces.push([]);
        else if (!/^\s*$|^#|^- [^*]+\. \*[^*]+\*\. \d{4}\.$/.test(line)) pieces.at(-1)!.push(line);
      }
  }
  return pieces.filter(({ length }) => length > 0);
}

for (const lesson of lessons) {
  describe(`the lesson ${lesson}`, () => {
    const isAppendix = /^[A-Z]/.test(lesson);
    let first: Run;
    before(async () => {
      first = await lessonRun(join(folder, `${lesson}.ts`));
    });

    it(`runs from its first cell to its last${isAppendix ? "" : ", and shows figures"}`, () => {
      assert.equal(first.failure, undefined, first.failure?.ending.message);
      if (!isAppendix) assert.ok(figures(first.notebook) >= 2);
    });

    it("gives the checker nothing to hint at: no cell writes to the standard error", function () {
      if (lesson === "A1-typescript") return this.skip(); // it shows hints
      const written = first.notebook.cells.flatMap(({ id, outputs = [] }) =>
        outputs.flatMap((output) =>
          output.output_type === "stream" && output.name === "stderr" ? `${id}: ${output.text}` : [],
        ),
      );
      assert.deepEqual(written, []);
    });

    it("gives the same outputs when it runs again, from the other format", async function () {
      // If Jupyter is installed, test/course/jupyter.test.ts runs it again, from the other format, and compares.
      if (process.env.NOETHER_PYTHON) return this.skip();
      const again = await runNotebook(await readNotebook(join(folder, `${lesson}.ipynb`)), {
        folder,
        isQuick: true,
      });
      assert.deepEqual(
        again.notebook.cells.map(({ outputs }) => outputs),
        first.notebook.cells.map(({ outputs }) => outputs),
      );
    });

    it("has short pieces: at most six lines of prose between two things, no exclamation marks", () => {
      const proses = first.notebook.cells.filter(({ type }) => type === "markdown");
      assert.ok(proses.length >= 8);
      for (const { source } of proses) {
        assert.doesNotMatch(source.replace(/`[^`]*`|\$[^$]*\$|\(exercise: show it!\)|!\[/g, ""), /!/);
        assert.doesNotMatch(source, /\b(simply|obviously|clearly|just)\b/i);
      }
      for (const piece of piecesOfProse(first.notebook)) assert.ok(piece.length <= 6, piece.join("\n"));
    });
  });
}

const sheets = readdirSync(join(root, "exercises")).filter((file) => file.endsWith(".ipynb"));
for (const sheet of sheets) {
  describe(`the released sheet ${sheet}`, () => {
    it("runs unsolved, and every check says that nothing is solved yet", async function () {
      // If Jupyter is installed, test/course/jupyter.test.ts runs some of them there, and expects the same.
      if (process.env.NOETHER_PYTHON) return this.skip();
      const notebook = await readNotebook(join(root, "exercises", sheet));
      const { failure, notebook: run } = await runNotebook(notebook, {
        folder: join(root, "exercises"),
      });
      assert.equal(failure, undefined, failure?.ending.message);
      const verdicts = run.cells
        .filter(({ source }) => source.includes("await check("))
        .flatMap(({ outputs = [] }) => outputs)
        .flatMap((output) => ("data" in output ? [String(output.data["text/plain"])] : []));
      assert.equal(
        verdicts.length,
        notebook.cells.filter(({ metadata }) => metadata.exercise !== undefined).length,
      );
      for (const verdict of verdicts) assert.match(verdict, /: nothing here yet\.\n.* is not written yet/);
    });
  });
}
