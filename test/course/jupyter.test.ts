import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Output } from "../../tools/notebook/notebook.js";
import type { Run } from "../../tools/run/runNotebook.js";
import { installed, pythonWith } from "../tools/kernel/jupyter/python.js";
import { inTemporaryFolder } from "../tools/notebook/temporaryFolder.js";
import { lessonRun } from "./lessonRuns.js";
import { executed } from "./underJupyter.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const notebooksOf = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".ipynb"))
    .map((file) => join(root, folder, file));

/**
 * An output without the view of a widget, which is of no use once the kernel has ended: `noether run` leaves it out.
 */
function lasting(output: Output): Output {
  if (!("data" in output)) return output;
  const { "application/vnd.jupyter.widget-view+json": view, ...data } = output.data;
  return { ...output, data };
}

/** Outputs with consecutive ones joined: two prints in a row are one, however they were sent. */
function joined(outputs: readonly Output[] = []): readonly Output[] {
  const result: Output[] = [];
  for (const output of outputs.map(lasting)) {
    const last = result.at(-1);
    if (last?.output_type === "stream" && output.output_type === "stream" && last.name === output.name) {
      result[result.length - 1] = { ...last, text: last.text + output.text };
    } else result.push(output);
  }
  return result;
}

describe("the course in Jupyter", () => {
  it("runs every lesson with the outputs that `noether run` gives", async function () {
    const python = pythonWith("nbclient", "ipykernel");
    if (python === undefined) return this.skip();
    const lessons = notebooksOf("notebooks");
    assert.ok(lessons.length >= 8);
    await inTemporaryFolder(async (place) => {
      const environment = await installed(place);
      const how = {
        kernel: "noether",
        folder: join(root, "notebooks"),
        target: join(place, "out"),
        environment,
      };
      const there = await executed(python, lessons, how);
      const here: Run[] = [];
      for (const lesson of lessons) here.push(await lessonRun(lesson.replace(/ipynb$/, "ts")));
      for (const [k, { notebook, error }] of there.entries()) {
        assert.equal(error, null, `${lessons[k]}: ${error}`);
        for (const [index, { id, outputs, executionCount }] of notebook.cells.entries()) {
          const own = here[k]!.notebook.cells[index]!;
          assert.deepEqual(joined(outputs), joined(own.outputs), `${lessons[k]}, cell ${id}`);
          assert.equal(executionCount, own.executionCount, `${lessons[k]}, cell ${id}`);
        }
      }
    });
  });

  // Every released sheet is graded, unsolved, in test/tools/grader/course.test.ts: what Jupyter adds is no sheet's own.
  it("runs every fourth released sheet, unsolved, and each check says so", async function () {
    const python = pythonWith("nbclient", "ipykernel");
    if (python === undefined) return this.skip();
    const sheets = notebooksOf("exercises").filter((_, index) => index % 4 === 0);
    assert.ok(sheets.length >= 3);
    await inTemporaryFolder(async (place) => {
      const environment = await installed(place);
      const how = {
        kernel: "noether",
        folder: join(root, "exercises"),
        target: join(place, "out"),
        environment,
      };
      for (const [k, { notebook, error }] of (await executed(python, sheets, how)).entries()) {
        assert.equal(error, null, `${sheets[k]}: ${error}`);
        const exercises = notebook.cells.filter(({ metadata }) => metadata.exercise !== undefined);
        const verdicts = notebook.cells
          .filter(({ source }) => source.includes("await check("))
          .flatMap(({ outputs = [] }) => outputs)
          .flatMap((output) => ("data" in output ? [String(output.data["text/plain"])] : []));
        assert.ok(verdicts.length > 0);
        assert.equal(verdicts.length, exercises.length, sheets[k]);
        for (const verdict of verdicts)
          assert.match(verdict, /: nothing here yet\.\n.* is not written yet/, sheets[k]);
      }
    });
  });
});
