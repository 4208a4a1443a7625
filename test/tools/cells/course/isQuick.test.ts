import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { isQuick } from "../../../../tools/cells/course/isQuick.js";
import { parsePercent } from "../../../../tools/notebook/percent.js";
import { runNotebook } from "../../../../tools/run/runNotebook.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

const asking = parsePercent(
  '// %%\nimport { isQuick } from "noether/course";\n\nisQuick() satisfies boolean;\n',
);

/** What the cells of a run showed as text. */
const shown = ({ notebook }: Awaited<ReturnType<typeof runNotebook>>): unknown[] =>
  notebook.cells.flatMap(({ outputs = [] }) =>
    outputs.map((output) => ("data" in output ? output.data["text/plain"] : output)),
  );

/** Its value while NOETHER_QUICK has a value, or is not there. */
function withVariable(value: string | undefined): boolean {
  const before = process.env.NOETHER_QUICK;
  try {
    if (value === undefined) delete process.env.NOETHER_QUICK;
    else process.env.NOETHER_QUICK = value;
    return isQuick();
  } finally {
    if (before === undefined) delete process.env.NOETHER_QUICK;
    else process.env.NOETHER_QUICK = before;
  }
}

describe("isQuick", () => {
  it("is true in the cells of a quick run, and false in those of another", () =>
    inTemporaryFolder(async (folder) => {
      assert.deepEqual(shown(await runNotebook(asking, { folder, isQuick: true })), ["true"]);
      assert.deepEqual(shown(await runNotebook(asking, { folder, isQuick: false })), ["false"]);
      assert.deepEqual(shown(await runNotebook(asking, { folder })), ["false"]);
    }));

  it("is true in a file that a cell imports, in a worker, and in a process that has replaced another", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(
        join(folder, "steps.ts"),
        'import { isQuick } from "noether/course";\nexport const steps = isQuick() ? 4 : 40;\n',
      );
      const cells = parsePercent(
        [
          '// %%\nimport { steps } from "./steps";\n\nsteps;',
          '// %%\nimport { Worker } from "node:worker_threads";\n',
          'await new Promise((tell) => new Worker("require(\'worker_threads\').parentPort.postMessage(process.env.NOETHER_QUICK)", { eval: true }).once("message", tell));',
          "// %%\nprocess.exit(1);",
          '// %%\nimport { isQuick } from "noether/course";\n\nisQuick();\n',
        ].join("\n"),
      );
      const run = await runNotebook(cells, { folder, isQuick: true, continueOnError: true });
      assert.deepEqual(
        shown(run).filter((each) => typeof each === "string"),
        ["4", "'1'", "true"],
      );
    }));

  it("says what NOETHER_QUICK says, and no without it", () => {
    assert.deepEqual([undefined, "", "0", "1", "true"].map(withVariable), [false, false, false, true, true]);
  });

  it("says no where there is no process, as in a page", () => {
    const { process } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, "process");
      assert.equal(isQuick(), false);
    } finally {
      globalThis.process = process;
    }
  });
});
