import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, it } from "mocha";
import { type JupyterKernel, jupyterKernel } from "../../../../tools/kernel/jupyter/kernel.js";
import { type Message, writer } from "../../../../tools/kernel/jupyter/message.js";
import { inProcess } from "../../../../tools/kernel/jupyter/transports/inProcess.js";
import type { Listener } from "../../../../tools/kernel/session.js";
import { type Client, client, inShort } from "./client.js";
import { type FakeCell, type FakeSession, failed, fakeSession } from "./fakeSession.js";

/** A kernel in this process, and a front end. */
interface Pair {
  readonly kernel: JupyterKernel;
  readonly session: FakeSession;
  readonly front: Client;
  readonly shutdowns: boolean[];
  /** Shows each message of the kernel's to a front end that acts on it at once. */
  onMessage(act: (message: Message) => void): void;
}

describe("jupyterKernel", () => {
  const opened: JupyterKernel[] = [];
  const write = writer("a front end", "tester");
  const pair = (cells: Readonly<Record<string, FakeCell>> = {}, started = Promise.resolve()): Pair => {
    const { transport, front } = inProcess();
    const session = fakeSession(cells);
    const shutdowns: boolean[] = [];
    let act: (message: Message) => void = () => {};
    const kernel = jupyterKernel({
      transport,
      session: () => started.then(() => session),
      versions: { noether: "1", typeScript: "6" },
      onShutdown: (restart) => void shutdowns.push(restart),
    });
    opened.push(kernel);
    return {
      kernel,
      session,
      shutdowns,
      onMessage(next) {
        act = next;
      },
      front: client({
        send: front.send,
        listen: (receive) =>
          front.listen((channel, message) => {
            receive(channel, message);
            act(message);
          }),
        close: async () => {},
      }),
    };
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((kernel) => kernel.close()));
  });
  const slow: FakeCell = async () => void (await sleep(60));
  const result =
    (text: string): FakeCell =>
    async (tell) => {
      await tell({ type: "result", data: { "text/plain": text } });
      return undefined;
    };

  it("passes a cell on before it says that it runs, and says so before anything that the cell reports", async () => {
    const { front, session } = pair({ a: result("1") });
    await front.ask("kernel_info_request", {});
    const order: string[] = [];
    const { execute } = session;
    session.execute = (...given) => {
      order.push(`executes at ${front.heard.length - before}`);
      return execute(...given);
    };
    const before = front.heard.length;
    const { id } = await front.execute("a");
    assert.deepEqual(order, ["executes at 0"]);
    const heard = front.heard.slice(before).filter(({ message }) => message.parent_header.msg_id === id);
    assert.deepEqual(
      heard.map(({ type, content }) => content.execution_state ?? type),
      ["busy", "execute_input", "execute_result", "execute_reply", "idle"],
    );
  });

  it("says that it starts, and what it is", async () => {
    const { front } = pair();
    const { reply } = await front.ask("kernel_info_request", {});
    assert.deepEqual(front.heard[0]?.content, { execution_state: "starting" });
    assert.deepEqual(reply.language_info, {
      name: "typescript",
      version: "6",
      mimetype: "text/typescript",
      file_extension: ".ts",
      codemirror_mode: "typescript",
      pygments_lexer: "typescript",
      nbconvert_exporter: "script",
    });
    assert.deepEqual([reply.status, reply.debugger, reply.supported_features], ["ok", false, []]);
  });

  it("counts the cells that the person runs, and hides those of the front end", async () => {
    const { front, session } = pair();
    const count = async (code: string, more = {}): Promise<unknown> =>
      (await front.execute(code, more)).reply.execution_count;
    assert.equal(await count("1"), 1);
    assert.equal(await count("2", { store_history: false }), 1);
    assert.equal(await count("3", { silent: true }), 1);
    assert.equal(await count("  \n"), 1);
    assert.equal(await count("4"), 2);
    assert.deepEqual(session.asked, ["execute 1", "hidden execute 2", "hidden execute 3", "execute 4"]);
  });

  it("publishes nothing of a silent cell, and gives its error in the reply", async () => {
    const all: FakeCell = async (tell) => {
      await tell({ type: "stream", name: "stdout", text: "x" });
      await tell({ type: "result", data: { "text/plain": "1" } });
      return failed("E", "e");
    };
    const { front } = pair({ all });
    const { reply, published } = await front.execute("all", { silent: true });
    assert.deepEqual(published, []);
    assert.deepEqual([reply.status, reply.ename], ["error", "E"]);
    assert.equal((await front.execute("all")).published.length, 4);
  });

  it("evaluates expressions with the cell, each with a status of its own", async () => {
    const { front, session } = pair({ good: result("5"), bad: () => failed("TypeError", "no") });
    const user_expressions = { a: "good", b: "bad", c: 3 };
    const { reply, published } = await front.execute("cell", { user_expressions });
    const values = reply.user_expressions as Record<string, Record<string, unknown>>;
    assert.deepEqual(values.a, { status: "ok", data: { "text/plain": "5" }, metadata: {} });
    assert.deepEqual([values.b?.status, values.b?.ename, values.b?.evalue], ["error", "TypeError", "no"]);
    assert.equal(values.c?.status, "error");
    assert.deepEqual(
      published.map(({ type }) => type),
      ["execute_input"],
    );
    assert.deepEqual(session.asked, ["execute cell", "hidden execute good", "hidden execute bad"]);
    assert.deepEqual((await front.execute("", { user_expressions: { a: "good" } })).reply.user_expressions, {
      a: values.a,
    });
  });

  it("gives up the cells that were queued before a cell failed, and none that come after", async () => {
    const fail: FakeCell = async () => {
      await sleep(30);
      return failed("E", "e");
    };
    const { front, session } = pair({ fail });
    const [first, ...queued] = ["fail", "a", "b"].map((code) =>
      front.send("shell", "execute_request", { code }),
    );
    await front.settled(first!);
    // A cell that is sent as soon as the failure is known runs.
    const after = await front.execute("c");
    for (const id of queued) {
      const all = await front.settled(id);
      assert.deepEqual(inShort(all), ["status busy", "status idle"]);
      assert.equal(all.find(({ type }) => type === "execute_reply")?.content.status, "aborted");
    }
    assert.equal(after.reply.status, "ok");
    assert.deepEqual(session.asked, ["execute fail", "execute c"]);
  });

  it("distinguishes a cell that answers a failure from one that was on its way, by when the front end sent it", async () => {
    const fail: FakeCell = async () => {
      await sleep(20);
      return failed("E", "e");
    };
    const { front, session, onMessage } = pair({ fail });
    const failing = write("execute_request", { code: "fail" });
    const onItsWay = write("execute_request", { code: "on its way" });
    onMessage(({ header }) => {
      if (header.msg_type !== "error") return;
      const { date } = failing.header;
      front.send("shell", "execute_request", {}, { ...onItsWay, header: { ...onItsWay.header, date } });
      front.send("shell", "execute_request", {}, write("execute_request", { code: "an answer" }));
    });
    front.send("shell", "execute_request", {}, failing);
    const all = await front.settled(onItsWay.header.msg_id);
    assert.equal(all.find(({ type }) => type === "execute_reply")?.content.status, "aborted");
    await front.until(() => session.asked.length === 2);
    assert.deepEqual(session.asked, ["execute fail", "execute an answer"]);
  });

  it("runs what was queued if the failing cell is not to stop it", async () => {
    const { front, session } = pair({ fail: () => failed("E", "e") });
    const ids = ["fail", "a"].map((code) =>
      front.send("shell", "execute_request", { code, stop_on_error: false }),
    );
    for (const id of ids) await front.settled(id);
    assert.deepEqual(session.asked, ["execute fail", "execute a"]);
  });

  const replyTo = async (front: Client, id: string): Promise<unknown> =>
    (await front.settled(id)).find(({ type }) => type === "execute_reply")?.content.status;

  it("interrupts a cell that waits for the session to start", async () => {
    let start: () => void = () => {};
    const { front, session } = pair(
      {},
      new Promise<void>((started) => {
        start = started;
      }),
    );
    const cell = front.send("shell", "execute_request", { code: "a" });
    const interrupting = front.ask("interrupt_request", {}, "control");
    start();
    assert.equal(await replyTo(front, cell), "error");
    await interrupting;
    assert.equal((await front.execute("b")).reply.status, "ok");
    assert.deepEqual(session.asked, ["execute a", "execute b"]);
  });

  it("interrupts the cell that comes next if the interrupt comes between two", async () => {
    const { front, onMessage } = pair();
    onMessage(({ header }) => {
      if (header.msg_type === "execute_reply") front.send("control", "interrupt_request", {});
    });
    const ids = ["a", "b", "c"].map((code) => front.send("shell", "execute_request", { code }));
    assert.deepEqual(await Promise.all(ids.map((id) => replyTo(front, id))), ["ok", "error", "aborted"]);
    onMessage(() => {});
    assert.equal((await front.execute("d")).reply.status, "ok");
  });

  it("interrupts the cell that comes next if the running one has just ended on its own", async () => {
    const ends: FakeCell = async (tell, { interrupted }) => {
      await tell({ type: "stream", name: "stdout", text: "begun" });
      await interrupted.catch(() => {});
      return undefined;
    };
    const { front } = pair({ ends });
    const ids = ["ends", "b", "c"].map((code) => front.send("shell", "execute_request", { code }));
    await front.until(({ type }) => type === "stream");
    await front.ask("interrupt_request", {}, "control");
    assert.deepEqual(await Promise.all(ids.map((id) => replyTo(front, id))), ["ok", "error", "aborted"]);
  });

  it("interrupts a cell that was sent before the interrupt and came after, and none that was sent later", async () => {
    const { front } = pair();
    const [early, interrupt, late] = [1, 2, 3].map((second) => {
      const type = second === 2 ? "interrupt_request" : "execute_request";
      const message = write(type, { code: "a" });
      return { ...message, header: { ...message.header, date: `2026-01-01T00:00:0${second}.000Z` } };
    });
    front.send("control", "interrupt_request", {}, interrupt);
    const overtaken = front.send("shell", "execute_request", {}, early);
    assert.equal(await replyTo(front, overtaken), "error");
    front.send("control", "interrupt_request", {}, { ...write("interrupt_request", {}), ...interrupt });
    assert.equal(await replyTo(front, front.send("shell", "execute_request", {}, late)), "ok");
  });

  it("answers while a cell runs, and then says again that the cell is running", async () => {
    const { front } = pair({ slow });
    const running = front.execute("slow");
    const asked = await front.ask("complete_request", { code: "x.", cursor_pos: 2 });
    assert.equal(asked.reply.status, "ok");
    const states = front.heard.filter(({ type }) => type === "status");
    assert.equal(states.at(-1)?.content.execution_state, "busy");
    const { id } = await running;
    const last = front.heard.filter(({ message }) => message.parent_header.msg_id === id).at(-1);
    assert.equal(last?.content.execution_state, "idle");
  });

  it("counts in code points", async () => {
    const { front, session } = pair();
    const code = "'🙂🙂'.len";
    const { reply } = await front.ask("complete_request", { code, cursor_pos: 8 });
    assert.deepEqual(session.asked, ["complete 10"]);
    assert.deepEqual([reply.cursor_start, reply.cursor_end], [5, 8]);
    assert.deepEqual(reply.matches, ["length", "map"]);
    assert.deepEqual(reply.metadata, {
      _jupyter_types_experimental: [
        { text: "length", type: "property", start: 5, end: 8, signature: "number" },
        { text: "map", type: "method", start: 5, end: 8 },
      ],
    });
  });

  it("inspects, as text and as Markdown", async () => {
    const { front } = pair();
    const { reply } = await front.ask("inspect_request", { code: "order", cursor_pos: 5, detail_level: 1 });
    assert.deepEqual(reply, {
      status: "ok",
      found: true,
      metadata: {},
      data: {
        "text/plain": "const order: number\n\nThe **order** of the group.",
        "text/markdown": "```typescript\nconst order: number\n```\n\nThe **order** of the group.",
      },
    });
    const nothing = await front.ask("inspect_request", { code: "nothing", cursor_pos: 1, detail_level: 0 });
    assert.deepEqual(nothing.reply, { status: "ok", found: false, data: {}, metadata: {} });
  });

  it("shows help for a cell that asks for it, before the name or after", async () => {
    const { front, session } = pair();
    for (const code of ["?Math.max", "Math.max?", " Math.max?? "]) {
      const { reply } = await front.execute(code);
      const [page, ...more] = reply.payload as { source: string; data: Record<string, string> }[];
      assert.equal(page?.source, "page");
      assert.match(page?.data["text/plain"] ?? "", /^const Math.max: number/);
      assert.deepEqual(more, []);
    }
    const { reply, published } = await front.execute("nothing?");
    assert.deepEqual(reply.payload, []);
    assert.equal(published[1]?.content.text, "Nothing is known about nothing.\n");
    // What is not a name is a cell.
    await front.execute("a ? b : c?");
    assert.equal(session.asked.at(-1), "execute a ? b : c?");
  });

  it("says whether a cell is complete", async () => {
    const { front } = pair();
    const status = async (code: string): Promise<unknown> =>
      (await front.ask("is_complete_request", { code })).reply;
    assert.deepEqual(await status("f {"), { status: "incomplete", indent: "  " });
    assert.deepEqual(await status("f"), { status: "complete" });
    assert.deepEqual(await status("f)("), { status: "invalid" });
  });

  it("attributes late output to the cell that started it, also while another runs", async () => {
    let late: Listener = () => {};
    const begins: FakeCell = async (tell) => {
      late = tell;
      return undefined;
    };
    const meanwhile: FakeCell = async (tell) => {
      await late({ type: "stream", name: "stdout", text: "tick" });
      await tell({ type: "stream", name: "stdout", text: "own" });
      return undefined;
    };
    const { front } = pair({ begins, meanwhile });
    const first = await front.execute("begins");
    const second = await front.execute("meanwhile");
    await late({ type: "stream", name: "stdout", text: "tock" });
    await front.until(({ content }) => content.text === "tock");
    assert.deepEqual(
      front.heard
        .filter(({ type }) => type === "stream")
        .map(({ content, message }) => [content.text, message.parent_header.msg_id]),
      [
        ["tick", first.id],
        ["own", second.id],
        ["tock", first.id],
      ],
    );
  });

  it("answers a cell's question itself if the front end does not let it ask", async () => {
    const ask: FakeCell = async (tell, { answered }) => {
      const answer = answered(1);
      await tell({ type: "input", request: 1, prompt: "?", password: false });
      await answer;
      return undefined;
    };
    const { front, session } = pair({ ask });
    await front.execute("ask", { allow_stdin: false });
    assert.equal(session.asked.at(-1), "answer 1 undefined");
    assert.equal(
      front.heard.some(({ type }) => type === "input_request"),
      false,
    );
  });

  it("puts questions one at a time, and forgets those of a cell that has ended", async () => {
    const two: FakeCell = async (tell, { answered, interrupted }) => {
      const answers = [answered(1), answered(2)];
      await tell({ type: "input", request: 1, prompt: "1", password: false });
      await tell({ type: "input", request: 2, prompt: "2", password: false });
      await Promise.race([Promise.all(answers), interrupted]);
      return undefined;
    };
    const { front, session } = pair({ two });
    const running = front.execute("two");
    await front.until(({ content }) => content.prompt === "1");
    assert.equal(
      front.heard.some(({ content }) => content.prompt === "2"),
      false,
    );
    front.send("stdin", "input_reply", { value: "x" });
    await front.until(({ content }) => content.prompt === "2");
    await front.ask("interrupt_request", {}, "control");
    assert.equal((await running).reply.status, "error");
    front.send("stdin", "input_reply", { value: "too late" });
    assert.deepEqual(session.asked.slice(1), ["answer 1 x"]);
  });

  it("opens comms in the order of the cells, and delivers messages of open ones at once", async () => {
    let end: () => void = () => {};
    const waiting: FakeCell = () =>
      new Promise((done) => {
        end = () => done(undefined);
      });
    const { front, session } = pair({ waiting });
    const running = front.execute("waiting");
    front.send("shell", "comm_open", { comm_id: "c", target_name: "t", data: { n: 1 } });
    front.send("shell", "comm_msg", { comm_id: "c", data: { n: 2 } });
    await sleep(10);
    assert.deepEqual(session.comms, []);
    end();
    await running;
    await front.until(() => session.comms.length === 2);
    assert.deepEqual(
      session.comms.map(({ act, data }) => [act, data]),
      [
        ["open", { n: 1 }],
        ["message", { n: 2 }],
      ],
    );
    const again = front.execute("waiting");
    front.send("shell", "comm_msg", { comm_id: "c", data: { n: 3 } });
    await front.until(() => session.comms.length === 3);
    assert.deepEqual((await front.ask("comm_info_request", {})).reply.comms, { c: { target_name: "t" } });
    front.send("shell", "comm_close", { comm_id: "c", data: {} });
    end();
    await again;
    assert.deepEqual((await front.ask("comm_info_request", {})).reply.comms, {});
  });

  it("remembers cells: the last, some, and those that match", async () => {
    const { front } = pair({ "6 * 7": result("42") });
    for (const code of ["6 * 7", "a", "6 * 7"]) await front.execute(code);
    await front.execute("hidden", { store_history: false });
    const ask = async (content: Record<string, unknown>): Promise<unknown> =>
      (await front.ask("history_request", { raw: true, output: false, ...content })).reply.history;
    assert.deepEqual(await ask({ hist_access_type: "tail", n: 2 }), [
      [1, 2, "a"],
      [1, 3, "6 * 7"],
    ]);
    assert.deepEqual(await ask({ hist_access_type: "range", session: 0, start: 1, stop: 2, output: true }), [
      [1, 1, ["6 * 7", "42"]],
    ]);
    assert.deepEqual(await ask({ hist_access_type: "search", pattern: "6*", unique: true }), [
      [1, 3, "6 * 7"],
    ]);
  });

  it("survives invalid requests, and says what is wrong with them", async () => {
    const { front } = pair();
    const asked = await front.ask("execute_request", {});
    assert.equal(asked.reply.status, "error");
    assert.match(String(asked.reply.evalue), /expected a text as code, got undefined/);
    assert.equal((await front.ask("complete_request", { code: 3 })).reply.status, "error");
    assert.equal((await front.ask("history_request", {})).reply.status, "ok");
    assert.match(
      String((await front.ask("debug_request", {}, "control")).reply.evalue),
      /does not answer debug_request/,
    );
    assert.equal((await front.ask("constructor_request", {})).reply.ename, "UnknownRequest");
    await front.ask("comm_msg", { data: 3 });
    await front.ask("no_such_message", {});
    front.send("stdin", "input_reply", {});
    front.send("iopub", "status", {});
    assert.equal((await front.execute("1")).reply.status, "ok");
  });

  it("answers shutdown while a cell runs, and tells its owner", async () => {
    const { front, shutdowns } = pair({ loop: (_, { interrupted }) => interrupted });
    front.send("shell", "execute_request", { code: "loop" });
    const { reply } = await front.ask("shutdown_request", { restart: true }, "control");
    assert.deepEqual(reply, { status: "ok", restart: true });
    assert.deepEqual(shutdowns, [true]);
  });

  it("makes a cell wait while a front end reads nothing", async () => {
    const told: string[] = [];
    const flood: FakeCell = async (tell) => {
      for (let i = 0; i < 4; i++) {
        await tell({ type: "stream", name: "stdout", text: String(i).repeat(1 << 16) });
        told.push(String(i));
      }
      return undefined;
    };
    const { transport, front } = inProcess();
    let open: () => void = () => {};
    const gate = new Promise<void>((done) => {
      open = done;
    });
    let streams = 0;
    front.listen((_, { header }) => {
      if (header.msg_type !== "stream") return undefined;
      streams++;
      return gate;
    });
    const kernel = jupyterKernel({
      transport,
      session: () => fakeSession({ flood }),
      versions: { noether: "1", typeScript: "6" },
    });
    opened.push(kernel);
    client({ send: front.send, listen: () => {}, close: async () => {} }).send("shell", "execute_request", {
      code: "flood",
    });
    while (streams === 0) await sleep(1);
    await sleep(50);
    assert.deepEqual([streams, told], [1, []]);
    open();
    while (told.length < 4) await sleep(5);
    assert.equal(streams, 4);
  });

  it("reports a session that could not start", async () => {
    const { transport, front } = inProcess();
    const kernel = jupyterKernel({
      transport,
      session: () => Promise.reject(new Error("there is no such folder")),
      versions: { noether: "1", typeScript: "6" },
    });
    opened.push(kernel);
    const { reply } = await client({ ...front, close: async () => {} }).execute("1");
    assert.deepEqual([reply.status, reply.evalue], ["error", "there is no such folder"]);
  });
});
