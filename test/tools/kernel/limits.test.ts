import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { describe, it } from "mocha";
import type { SessionOptions } from "../../../tools/kernel/node/session.js";
import { patience } from "../../support/patience.js";
import { type Conversation, conversation, traceback } from "./conversation.js";

const folder = tmpdir();

async function during<T>(
  options: Partial<SessionOptions>,
  talk: (cells: Conversation) => Promise<T>,
): Promise<T> {
  const cells = await conversation({ folder, ...options });
  try {
    return await talk(cells);
  } finally {
    await cells.close();
  }
}

describe("the limits of a session", () => {
  it("ends a cell that runs too long, and says so", () =>
    during({ timeLimit: 500 }, async ({ run }) => {
      const outcome = await run("const one = 1;\nwhile (true);");
      assert.match(
        traceback(outcome),
        /cell 1 ran longer than 500 ms and was stopped in cell 1, line 2: look for a loop that does not end/,
      );
      assert.ok(outcome.ending.status === "error" && outcome.ending.fatal);
      const next = await run("1");
      assert.ok(next.ending.status === "error" && next.ending.fatal, "nothing runs after that");
    }));

  it("leaves a cell alone that runs as long as allowed", () =>
    during({ timeLimit: patience }, async ({ run }) => {
      assert.equal((await run("await new Promise((done) => setTimeout(done, 50)); 1")).result, "1");
    }));

  it("ends a cell that waits too long, which is on no line", () =>
    during({ timeLimit: 300 }, async ({ run }) => {
      assert.match(
        traceback(await run("await new Promise(() => {})")),
        /cell 1 ran longer than 300 ms: look/,
      );
    }));

  it("stops a cell that prints without end, keeps the session, and gives the next cell its own allowance", () =>
    during({ outputLimit: 100_000 }, async ({ run }) => {
      const outcome = await run("while (true) console.log('again and again');");
      assert.match(
        traceback(outcome),
        /OutputLimitError: the cell printed more than 97.7 KiB and was stopped: the last 16 bytes of that print and everything after it are not shown; print less, or raise/,
      );
      assert.equal(outcome.stdout.length, 100_000);
      assert.equal((await run("console.log('x'.repeat(90_000)); 1")).result, "1");
      assert.match(
        traceback(await run("while (true) { console.log('y'); await null; }")),
        /OutputLimitError/,
      );
    }));

  it("stops a cell that displays without end, but not one that changes one display", () =>
    during({ outputLimit: 100_000 }, async ({ run }) => {
      await run('import { display } from "noether/display"; const text = "x".repeat(1000);');
      const outcome = await run("for (;;) display(text);");
      assert.match(
        traceback(outcome),
        /OutputLimitError: the cell showed more than 97.7 KiB and was stopped: that display and everything after it are not shown; show less, or raise/,
      );
      const displays = outcome.events.filter(({ type }) => type === "display").length;
      assert.ok(displays > 80 && displays < 100, `${displays} of 1000 letters each`);
      const updates =
        'const place = display("0"); for (let i = 0; i < 200; i++) place.update(text + i); place.update("end"); 1';
      assert.equal((await run(updates)).result, "1");
      assert.match(
        traceback(await run("display('x'.repeat(200_000))")),
        /OutputLimitError: the cell showed more/,
      );
    }));

  it("ends a cell that keeps printing in spite of that", () =>
    during({ outputLimit: 10_000 }, async ({ run }) => {
      const outcome = await run("while (true) { try { console.log('again'); } catch {} }");
      assert.match(traceback(outcome), /cell 1 did not stop printing/);
    }));

  it("names the memory limit if memory runs out", () =>
    during({ heapLimit: 64 }, async ({ run }) => {
      const outcome = await run(
        "const all: number[][] = []; while (true) all.push(new Array(1000).fill(1.5));",
      );
      assert.match(traceback(outcome), /cell 1 needed more than 64 MiB of memory: keep less at a time/);
      assert.doesNotMatch(outcome.stderr, /GCs|FATAL/);
    }));

  it("does not let a cell end the process by process.exit, and says why", () =>
    during({}, async ({ run }) => {
      const outcome = await run("const kept = 1; console.log('last'); process.exit(3)");
      assert.equal(outcome.stdout, "last\n");
      assert.match(
        traceback(outcome),
        /^ProcessExit: process.exit would end the notebook .*: remove the call/,
      );
      assert.match(traceback(outcome), /at cell 1, line 1/);
      assert.equal((await run("kept")).result, "1");
    }));

  it("says in one sentence that the process was killed", () =>
    during({}, async ({ run }) => {
      assert.match(
        traceback(await run("process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})")),
        /cell 1 (was ended from outside|ended its process)/,
      );
    }));
});
