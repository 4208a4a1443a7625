import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../../tools/kernel/node/session.js";
import type { Ending, KernelEvent } from "../../../../tools/kernel/session.js";

describe("input", () => {
  let session: NodeSession;
  before(async () => {
    session = await nodeSession({ folder: tmpdir() });
    await session.execute('import { clearOutput, input } from "noether/display"', () => {});
  });
  after(() => session.close());

  /** Runs a cell and gives these answers to its questions. */
  async function run(
    source: string,
    answers: (string | undefined)[],
  ): Promise<{ ending: Ending; events: KernelEvent[] }> {
    const events: KernelEvent[] = [];
    const ending = await session.execute(source, (event) => {
      events.push(event);
      if (event.type === "input") session.answer(event.request, answers.shift());
    });
    return { ending, events };
  }

  it("asks, waits, and gives the line", async () => {
    const { events } = await run(
      'const first = await input("Name? "); const second = await input("Word? ", { password: true }); [first, second]',
      ["Noether", ""],
    );
    assert.deepEqual(events, [
      { type: "input", request: 1, prompt: "Name? ", password: false },
      { type: "input", request: 2, prompt: "Word? ", password: true },
      { type: "result", data: { "text/plain": "[ 'Noether', '' ]" } },
    ]);
  });

  it("says what to do if nobody can answer", async () => {
    const { ending } = await run("await input('Name? ')", [undefined]);
    assert.match(
      ending.status === "error" ? ending.message : "",
      /nobody is there to answer: open the notebook where a person can type, or put the value into the cell/,
    );
  });

  it("is interrupted while it waits, and a late answer goes nowhere", async () => {
    let request = 0;
    const ended = session.execute("await input(); console.log('went on')", (event) => {
      assert.ok(event.type === "input");
      request = event.request;
      void session.interrupt();
    });
    const ending = await ended;
    assert.equal(ending.status === "error" && ending.name, "Interrupted");
    session.answer(request, "late");
    const { events } = await run("await new Promise((done) => setTimeout(done, 20)); 1", []);
    assert.deepEqual(events, [{ type: "result", data: { "text/plain": "1" } }]);
  });

  const readers: Record<string, readonly [source: string, answers: string[], result: string]> = {
    "an interface of promises": [
      'import rp from "node:readline/promises"; const r1 = rp.createInterface({ input: process.stdin, output: process.stdout }); const n1 = await r1.question("name? "); r1.close(); n1',
      ["Emmy"],
      "'Emmy'",
    ],
    "an interface of callbacks": [
      'import rl from "node:readline"; const r2 = rl.createInterface(process.stdin); const n2 = await new Promise<string>((r) => r2.question("", r)); r2.close(); n2',
      ["Emmy"],
      "'Emmy'",
    ],
    "two questions, one after the other": [
      'import { createInterface } from "node:readline/promises"; const r3 = createInterface({ input: process.stdin }); const n3 = [await r3.question("a? "), await r3.question("b? ")]; r3.close(); n3',
      ["1", "2"],
      "[ '1', '2' ]",
    ],
    "a loop over lines": [
      'const r4 = require("node:readline").createInterface({ input: process.stdin }); const n4: string[] = []; for await (const line of r4) { if (line === "") break; n4.push(line); } n4',
      ["a", "b", ""],
      "[ 'a', 'b' ]",
    ],
    "a listener for data": [
      "await new Promise<string>((r) => process.stdin.once('data', (d) => { process.stdin.pause(); r(String(d)); }))",
      ["typed"],
      "'typed\\n'",
    ],
    "a loop over chunks": [
      "let n6 = ''; for await (const chunk of process.stdin) { n6 += chunk; break; } n6",
      ["typed"],
      "'typed\\n'",
    ],
  };
  for (const [what, [source, answers, result]] of Object.entries(readers)) {
    it(`asks once for each line that is read from stdin, and no more: ${what}`, async () => {
      const fresh = await nodeSession({ folder: tmpdir() });
      const given = [...answers];
      const events: KernelEvent[] = [];
      const ending = await fresh.execute(source, (event) => {
        events.push(event);
        if (event.type === "input") fresh.answer(event.request, given.shift());
      });
      assert.equal(ending.status, "ok", JSON.stringify(ending));
      const after = await fresh.execute("await new Promise((r) => setTimeout(r, 20)); 7", (event) => {
        if (event.type === "input") events.push(event);
      });
      assert.equal(after.status, "ok");
      assert.equal(events.filter(({ type }) => type === "input").length, answers.length);
      const shown = events.find((event) => event.type === "result");
      assert.equal(shown?.type === "result" && shown.data["text/plain"], result);
      await fresh.close();
    });
  }

  it("says in a sentence, and does not hang, if stdin is read and nobody is there", async () => {
    for (const source of [
      'import rp from "node:readline/promises"; await rp.createInterface({ input: process.stdin }).question("name? ")',
      "await new Promise((r) => process.stdin.on('data', r))",
    ]) {
      const fresh = await nodeSession({ folder: tmpdir() });
      const ending = await fresh.execute(source, (event) => {
        if (event.type === "input") fresh.answer(event.request, undefined);
      });
      assert.match(ending.status === "error" ? ending.message : "", /^nobody is there to answer/);
      await fresh.close();
    }
  });

  it("does not ask if stdin is only looked at", async () => {
    const { events } = await run(
      'import rl from "node:readline"; const idle = rl.createInterface({ input: process.stdin }); await new Promise((r) => setTimeout(r, 20)); idle.close(); process.stdin.isTTY',
      [],
    );
    assert.deepEqual(events, []);
  });

  it("reads from the terminal outside a notebook", () => {
    const module = new URL("../../../../tools/cells/display/index.js", import.meta.url).href;
    const script = `import { input } from ${JSON.stringify(module)}; console.log("<" + (await input("? ")) + ">");`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      input: "typed\n",
    });
    assert.match(printed, /<typed>/);
  });

  it("leaves clearing to the front end: now, or before the next output", async () => {
    const { events } = await run(
      "console.log(1); clearOutput(); clearOutput({ wait: true }); console.log(2)",
      [],
    );
    assert.deepEqual(events, [
      { type: "stream", name: "stdout", text: "1\n" },
      { type: "clear", wait: false },
      { type: "clear", wait: true },
      { type: "stream", name: "stdout", text: "2\n" },
    ]);
  });
});
