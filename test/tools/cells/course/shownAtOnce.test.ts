import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { type NodeSession, nodeSession } from "../../../../tools/kernel/node/session.js";
import type { KernelEvent } from "../../../../tools/kernel/session.js";

const folder = fileURLToPath(new URL("../../../../../exercises", import.meta.url));

describe("a verdict in a notebook", () => {
  let session: NodeSession;
  before(async () => {
    session = await nodeSession({ folder });
    await told('import { check, hint, solution } from "noether/course";');
    await told("const convolve = (f: number[], g: number[]): number[] => f.map((x, t) => x * g[t]);");
  });
  after(() => session.close());

  /** What a cell shows and prints, each by its first words, and the error that it ends with. */
  async function told(source: string): Promise<readonly string[]> {
    const seen: string[] = [];
    const ending = await session.execute(source, (event: KernelEvent) => {
      if (event.type === "stream") seen.push(event.text.trim());
      if (event.type === "display" || event.type === "result") {
        seen.push(`${event.type}: ${/^[^:.]*/.exec(String(event.data["text/plain"]))![0]}`);
      }
    });
    return ending.status === "error" ? [...seen, `error: ${ending.message}`] : seen;
  }

  it("is shown once as the last value of its cell", async () => {
    assert.deepEqual(await told('await check("convolve", convolve);'), ["display: convolve"]);
  });

  it("is shown if other lines follow, before them", async () => {
    const lines = 'await check("convolve", convolve);\nconsole.log("after");\nawait hint("convolve");\n1 + 1';
    assert.deepEqual(await told(lines), ["display: convolve", "after", "display: Hint 1 of 3", "result: 2"]);
  });

  it("is shown even if it is not awaited, and the cell waits for it", async () => {
    assert.deepEqual(await told('check("convolve", convolve);'), ["display: convolve"]);
    assert.deepEqual(await told('check("convolve", convolve);\n"last"'), [
      "result: 'last'",
      "display: convolve",
    ]);
  });

  it("can be kept, and shown again in a later cell", async () => {
    assert.deepEqual(await told('const verdict = await check("convolve", convolve);'), ["display: convolve"]);
    assert.deepEqual(await told("verdict"), ["result: convolve"]);
    assert.deepEqual(await told("verdict.assessment.points"), ["result: 0"]);
  });

  it("that cannot be given is one error, in its own cell", async () => {
    const [awaited, ...more] = await told('await check("convolv", convolve);');
    assert.match(awaited!, /^error: .*did you mean "convolve"/);
    assert.deepEqual(more, []);
    assert.deepEqual(await told("2 + 2"), ["result: 4"]);
    const [forgotten, ...others] = await told('check("convolv", convolve);');
    assert.match(forgotten!, /^error: .*did you mean "convolve"/);
    assert.deepEqual(others, []);
    assert.deepEqual(
      await told('try { await check("convolv", convolve); } catch { console.log("caught"); }'),
      ["caught"],
    );
    assert.deepEqual(await told("3 + 3"), ["result: 6"]);
  });

  it("of a hint and of a solution, too", async () => {
    assert.deepEqual(await told('await solution("convolve");\n"last"'), [
      "display: /** The convolution of two signals on the same circle",
      "result: 'last'",
    ]);
  });
});
