import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { after, describe, it } from "mocha";
import { compileCell } from "../../../../tools/kernel/compiler/cell.js";
import { type CellRunner, cellRunner, type RunOutcome } from "../../../../tools/kernel/node/cellRunner.js";

const runnerIn = (folder: string): CellRunner =>
  cellRunner({
    folder,
    name: "notebook.ts",
    timeLimit: undefined,
    interruptsLate: false,
    isQuick: undefined,
    heapLimit: 2048,
    outputLimit: Infinity,
    revive: true,
    compile: () => Promise.reject(new Error("no cell here imports a file")),
  });

const run = (cells: CellRunner, cell: number, source: string): Promise<RunOutcome> =>
  cells.run(cell, source, compileCell(source, new Set(), { file: `cell-${cell}.ts` }), () => {});

describe("the runner of cells", () => {
  it("replaces a process that ends with a cell before it has said that it is ready", async () => {
    const cells = runnerIn(tmpdir());
    after(() => cells.close());
    const outcome = run(cells, 1, "const a = 1;");
    process.kill(cells.pid!, "SIGKILL"); // in the turn in which it was started: it can have said nothing
    const { ending } = await outcome;
    assert.ok(ending.status === "error" && ending.fatal);
    assert.match(
      ending.message,
      /^cell 1 (was ended from outside|ended its process) .*; the values of all cells are gone/,
    );
    assert.equal(cells.gone, undefined);
    const next = await run(cells, 2, "const b = 2;");
    assert.deepEqual(next.ending, { status: "ok" });
    assert.ok(next.names.includes("b"));
  });

  it("retries a process that cannot start once for a cell, and then no more", async () => {
    const missing = join(tmpdir(), "noether, a folder that there is not");
    const died: Promise<unknown>[] = [];
    const note = (message: unknown): void => {
      const { process: child } = message as { process: ChildProcess };
      died.push(new Promise((resolve) => child.once("error", resolve)));
    };
    subscribe("child_process", note);
    try {
      const cells = runnerIn(missing);
      const { ending } = await run(cells, 1, "const a = 1;");
      assert.ok(ending.status === "error" && ending.fatal);
      while (cells.gone === undefined && died.length < 10) await turn();
      assert.match(
        cells.gone ?? "it is started again and again",
        /^the process that runs cells could not be started/,
      );
      assert.equal(cells.obituary(), cells.gone);
      await Promise.all(died);
      for (let k = 0; k < 100; k++) await turn();
      assert.equal(died.length, 2);
    } finally {
      unsubscribe("child_process", note);
    }
  });
});
