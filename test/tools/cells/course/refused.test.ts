import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { nodeSession } from "../../../../tools/kernel/node/session.js";
import type { KernelEvent } from "../../../../tools/kernel/session.js";

const folder = fileURLToPath(new URL("../../../../../exercises", import.meta.url));
const pointwise =
  "function convolve(f: number[], g: number[]): number[] { return f.map((x, t) => x * g[t]); }";
const checking = 'await check("convolve", convolve);';

describe("a check after a cell that did not compile", () => {
  it("does not judge the older function, and judges the new one once its cell runs", async () => {
    const session = await nodeSession({ folder });
    const events: KernelEvent[] = [];
    const run = (source: string) => session.execute(source, (event) => void events.push(event));
    try {
      await run('import { check } from "noether/course";');
      await run(pointwise);
      assert.equal((await run(checking)).status, "ok");
      const broken = await run(pointwise.replace("return ", ""));
      assert.ok(broken.status === "error");
      assert.match(broken.message, /Is a `return` missing\? \(TS2355\)/);
      const refused = await run(checking);
      assert.ok(refused.status === "error");
      assert.match(refused.message, /The cell with convolve did not run \(cell 4\): correct its error first/);
      assert.doesNotMatch(refused.traceback.join("\n"), /node_modules|dist|file:/);
      await run(pointwise);
      assert.equal((await run(checking)).status, "ok");
    } finally {
      await session.close();
    }
  });
});
