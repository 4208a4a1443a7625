import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import type { KernelEvent } from "../../../tools/kernel/session.js";
import { conversation, traceback } from "./conversation.js";

const sleep = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

describe("output of cells", () => {
  let session: NodeSession;
  before(async () => {
    session = await nodeSession({ folder: tmpdir(), outputLimit: Infinity });
    await session.execute('import { display } from "noether/display"', () => {});
  });
  after(() => session.close());

  /** Checks that lines of numbers come in order and without a gap. */
  function lineCounter(): { take(event: KernelEvent): void; count(): number } {
    let next = 0;
    let rest = "";
    return {
      take(event) {
        assert.ok(event.type === "stream");
        const lines = (rest + event.text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) assert.equal(line, String(next++));
      },
      count: () => next,
    };
  }

  it("loses none of a million lines, and the end-of-cell message is always last", async () => {
    const lines = lineCounter();
    const ending = await session.execute("for (let i = 0; i < 1e6; i++) console.log(i);", lines.take);
    assert.equal(ending.status, "ok");
    assert.equal(lines.count(), 1e6);
  });

  it("passes 100 MB in one print, characters of several bytes intact", async () => {
    let length = 0;
    const ending = await session.execute("process.stdout.write('ab🙂'.repeat(2.5e7)); undefined", (event) => {
      assert.ok(event.type === "stream");
      assert.doesNotMatch(event.text, /\ufffd/);
      length += event.text.length;
    });
    assert.equal(ending.status, "ok");
    assert.equal(length, 1e8);
  });

  it("passes 10,000 changes of one display, each of them, in order", async () => {
    let next = 0;
    const ending = await session.execute(
      "const place = display(0); for (let i = 1; i <= 10_000; i++) place.update(i);",
      (event) => {
        assert.ok(event.type === "display" || event.type === "update");
        assert.equal(event.data["text/plain"], String(next++));
      },
    );
    assert.equal(ending.status, "ok");
    assert.equal(next, 10_001);
  });

  it("passes a message that is longer than the pipe's capacity", async () => {
    const lengths: number[] = [];
    await session.execute("display('z'.repeat(5e6)); console.log('after')", (event) => {
      lengths.push(event.type === "display" ? String(event.data["text/plain"]).length : -1);
    });
    assert.deepEqual(lengths, [5e6, -1]);
  });

  it("waits for a slow reader, so that memory stays bounded while 300 MB pass", async () => {
    const before = process.memoryUsage.rss();
    let most = 0;
    let length = 0;
    const ending = await session.execute(
      "const piece = 'x'.repeat(999); for (let i = 0; i < 300_000; i++) console.log(piece);",
      async (event) => {
        assert.ok(event.type === "stream");
        length += event.text.length;
        most = Math.max(most, process.memoryUsage.rss());
        await sleep(0);
      },
    );
    assert.equal(ending.status, "ok");
    assert.equal(length, 3e8);
    assert.ok(most - before < 100e6, `${Math.round((most - before) / 1e6)} MB more`);
  });

  it("waits for a reader that takes one event at a time", async () => {
    let busy = false;
    let overlaps = 0;
    const lines = lineCounter();
    await session.execute("for (let i = 0; i < 20_000; i++) { console.log(i); }", async (event) => {
      if (busy) overlaps++;
      busy = true;
      await sleep(1);
      lines.take(event);
      busy = false;
    });
    assert.equal(overlaps, 0);
    assert.equal(lines.count(), 20_000);
  });

  it("fails the call, not the session, if the reader throws", async () => {
    const broken = session.execute("for (let i = 0; i < 1000; i++) console.log(i)", () => {
      throw new Error("cannot read");
    });
    await assert.rejects(broken, /cannot read/);
    await assert.rejects(
      session.execute("1", async () => {
        throw new Error("cannot read later");
      }),
      /cannot read later/,
    );
    assert.equal((await session.execute("1", () => {})).status, "ok");
  });

  it("keeps what child processes print in its place, and before the end", async () => {
    await session.execute('import { execFileSync, spawn } from "node:child_process"', () => {});
    const say = (word: string): string =>
      `execFileSync(process.execPath, ["-e", "console.log('${word}'); console.error('${word} too')"], { stdio: "inherit" });`;
    for (let round = 0; round < 3; round++) {
      const said: string[] = [];
      await session.execute(`console.log("a"); ${say("b")} console.log("c"); ${say("d")}`, (event) => {
        if (event.type === "stream") said.push(...event.text.trim().split("\n"));
      });
      assert.deepEqual(
        said.filter((word) => !word.endsWith("too")),
        ["a", "b", "c", "d"],
      );
      assert.ok(said.includes("b too") && said.includes("d too"));
    }
    let length = 0;
    await session.execute(
      `await new Promise((over) => spawn(process.execPath, ["-e", "process.stdout.write('x'.repeat(3e6))"], { stdio: "inherit" }).on("exit", over));`,
      async (event) => {
        if (event.type === "stream") length += event.text.length;
        await sleep(1);
      },
    );
    assert.equal(length, 3e6);
  });

  it("attributes to a cell what its timer prints when none runs, however much", async () => {
    let said = "";
    let end: () => void = () => {};
    const all = new Promise<void>((resolve) => {
      end = resolve;
    });
    await session.execute(
      "setTimeout(() => { for (let i = 0; i < 300_000; i++) console.log('late', i); console.log('end'); }, 1); undefined",
      (event) => {
        if (event.type === "stream") said += event.text;
        if (said.endsWith("end\n")) end();
      },
    );
    await all;
    assert.equal(said.split("\n").filter((line) => line.startsWith("late")).length, 300_000);
  });

  it("says how much of a print was cut, and cuts no character", async () => {
    const cells = await conversation({ folder: tmpdir(), outputLimit: 1000 });
    const outcome = await cells.run("process.stdout.write('a' + 'é'.repeat(1000)); undefined");
    assert.equal(outcome.stdout, `a${"é".repeat(499)}`);
    assert.match(
      traceback(outcome),
      /more than 1 KiB and was stopped: the last 1002 bytes of that print and everything after it are not shown/,
    );
    await cells.close();
  });
});
