import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/nodeSession.js";
import type { Ending, KernelEvent } from "../../../tools/kernel/session.js";

describe("input", function () {
  this.timeout(60_000);
  let session: NodeSession;
  before(async () => {
    session = await nodeSession({ folder: tmpdir() });
    await session.execute('import { clearOutput, input } from "noether/display"', () => {});
  });
  after(() => session.close());

  /** Runs a cell and gives these answers to what it asks. */
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

  it("says what to do where nobody can answer", async () => {
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

  it("reads from the terminal outside a notebook", () => {
    const module = new URL("../../../tools/display/index.js", import.meta.url).href;
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
