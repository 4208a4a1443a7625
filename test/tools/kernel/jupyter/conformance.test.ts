import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { patience } from "../../../support/patience.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";
import { installed, pythonWith, written } from "./python.js";

const script = (name: string): string =>
  fileURLToPath(new URL(`../../../../../test/python/${name}`, import.meta.url));

/** A notebook in Jupyter's format, of code cells. */
function notebookOf(...cells: (readonly [source: string, tags?: readonly string[]])[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: "noether", display_name: "Noether (TypeScript)", language: "typescript" },
    },
    cells: cells.map(([source, tags = []], i) => ({
      cell_type: "code",
      id: `cell-${i}`,
      metadata: { tags },
      source,
      outputs: [],
      execution_count: null,
    })),
  });
}

/** The text of an output; nbformat stores lines. */
const plain = ({ data }: Record<string, unknown>): string =>
  [(data as Record<string, string | string[]>)["text/plain"]].flat().join("");

describe("Noether under Jupyter's own programs", () => {
  it("conforms: jupyter_kernel_test passes as a whole, with nothing left out", async function () {
    const python = pythonWith("jupyter_kernel_test");
    if (python === undefined) return this.skip();
    await inTemporaryFolder(async (folder) => {
      const { text } = await written(python, [script("kernel_conformance.py")], await installed(folder));
      const passed = [...text.matchAll(/^(test_\w+) .*\.\.\. ok$/gm)].map(([, name]) => name).sort();
      assert.deepEqual(
        passed,
        [
          "test_clear_output",
          "test_completion",
          "test_display_data",
          "test_error",
          "test_execute_result",
          "test_execute_stderr",
          "test_execute_stdout",
          "test_history",
          "test_inspect",
          "test_is_complete",
          "test_kernel_info",
          "test_pager",
          "test_recv_iopub_welcome_msg",
        ],
        text,
      );
      assert.match(text, /^OK$/m);
    });
  });

  it("asks through jupyter_client, and says so if asking is not allowed", async function () {
    const python = pythonWith("jupyter_client");
    if (python === undefined) return this.skip();
    await inTemporaryFolder(async (folder) => {
      const said = execFileSync(python, [script("kernel_questions.py"), "Emmy", "", "no"], {
        encoding: "utf8",
        env: await installed(folder),
        input:
          'const ask = () => prompt("Name?"); console.log("so"); [ask(), prompt("n?", "7"), confirm("Sure?")].join()',
        timeout: patience,
      });
      const { events, status, alone } = JSON.parse(said) as Record<string, unknown>;
      assert.equal(status, "ok");
      assert.match(String(alone), /^nobody is there to answer/);
      const [questions, rest] = [true, false].map((asked) =>
        (events as [string, string][]).filter(([what]) => (what === "asked") === asked),
      );
      assert.deepEqual(questions, [
        ["asked", "Name? "],
        ["asked", "n? [7] "],
        ["asked", "Sure? [y/N] "],
      ]);
      assert.deepEqual(rest, [
        ["printed", "so\n"],
        ["result", "'Emmy,7,false'"],
      ]);
    });
  });

  for (const how of ["nbclient", "papermill"]) {
    it(`runs notebooks under ${how}, and stops one at a cell that fails`, async function () {
      const python = pythonWith(how, "nbformat");
      if (python === undefined) return this.skip();
      await inTemporaryFolder(async (folder) => {
        const [source, target] = [join(folder, "é in.ipynb"), join(folder, "é out.ipynb")];
        await writeFile(
          source,
          notebookOf(
            ["for (let i = 0; i < 20_000; i++) console.log(i)"],
            ["const n: number = await (Promise.resolve(6)); n * 7"],
            ['import { html, display } from "noether/display"; void display(html("<b>b</b>"));'],
            // Under papermill no cell may fail, whatever its tags say.
            how === "papermill"
              ? ["n + 0"]
              : ["throw new RangeError('expected n >= 1')", ["raises-exception"]],
            ["n"],
          ),
        );
        const [wrong, unfinished] = [join(folder, "wrong.ipynb"), join(folder, "unfinished.ipynb")];
        await writeFile(wrong, notebookOf(["const z: string = 3;"], ["1"]));
        const { code, text } = await written(
          python,
          [script("run_notebooks.py"), how, wrong, unfinished, source, target],
          await installed(folder),
        );
        assert.equal(code, 1, text);
        assert.deepEqual(
          [...text.matchAll(/^stopped: (.*)$/gm)].map(([, path]) => path),
          [wrong],
          text,
        );
        assert.match(text, /Type 'number' is not assignable to type 'string'/);
        const { cells } = JSON.parse(await readFile(target, "utf8")) as {
          cells: { outputs: Record<string, unknown>[]; execution_count: number }[];
        };
        assert.deepEqual(
          cells.map(({ execution_count }) => execution_count),
          [1, 2, 3, 4, 5],
        );
        const [burst, value, shown, failed, after] = cells.map(({ outputs }) => outputs);
        const lines = burst!.flatMap((output) => output.text as string | string[]).join("");
        assert.equal(lines, Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(""));
        assert.deepEqual([...value!, ...after!].map(plain), ["42", "6"]);
        assert.equal(shown!.map(({ output_type }) => output_type).join(), "display_data");
        if (how === "nbclient") {
          const [error] = failed!;
          assert.deepEqual([error!.ename, error!.evalue], ["RangeError", "expected n >= 1"]);
        }
      });
    });
  }
});
