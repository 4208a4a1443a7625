import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { nodeSession } from "../../../tools/kernel/node/session.js";

/** From here on the kth copy of bytes is done, and does not return: prints are copied into shared memory. */
const hold = `
let left = Infinity;
const { set } = Uint8Array.prototype;
Object.assign(Uint8Array.prototype, {
  set(this: Uint8Array, ...values: [ArrayLike<number>, number]) {
    set.apply(this, values);
    if (--left === 0) while (true);
  },
});`;

describe("a cell that is interrupted in the middle of a print", () => {
  it("can be stopped there, and no print of any cell is lost, cut or doubled", async () => {
    const folder = await mkdtemp(join(tmpdir(), "noether stopped "));
    const session = await nodeSession({ folder });
    /** Runs a cell, and interrupts it when it prints `begin`. */
    const run = async (source: string): Promise<{ ending: string; printed: string }> => {
      let printed = "";
      let interrupts: Promise<void> | undefined;
      const ending = await session.execute(source, (event) => {
        if (event.type === "stream") printed += event.text;
        if (printed.startsWith("begin\n")) interrupts ??= session.interrupt();
      });
      await interrupts;
      return { ending: ending.status === "ok" ? "ok" : ending.name, printed };
    };
    try {
      assert.equal((await run(hold)).ending, "ok");
      for (const [k, kept] of ["", "", "first\n", "first\n"].entries()) {
        const stopped = await run(
          `console.log("begin"); left = ${k + 1}; console.log("first"); console.log("second");`,
        );
        assert.deepEqual(stopped, { ending: "Interrupted", printed: `begin\n${kept}` });
        const next = await run(`left = Infinity; console.log("after ${k}")`);
        assert.deepEqual(next, { ending: "ok", printed: `after ${k}\n` });
      }
    } finally {
      await session.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
