import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { CommMessage } from "../../../../tools/cells/comm/message.js";
import type { NodeSession } from "../../../../tools/kernel/node/session.js";
import type { KernelEvent } from "../../../../tools/kernel/session.js";
import { type AttentiveSession, attentiveSession } from "../../kernel/attentiveSession.js";

describe("comms", () => {
  let session: NodeSession;
  let late: AttentiveSession["late"];
  let nextLate: AttentiveSession["nextLate"];
  let run: AttentiveSession["run"];
  before(async () => {
    const started = await attentiveSession('import { comm, onComm, type Comm } from "noether/comm"');
    ({ session, late, nextLate, run } = started);
  });
  after(() => session.close());
  const message = (id: string, data: CommMessage["data"], buffers?: Uint8Array[]): void =>
    session.comm({ type: "comm", act: "message", id, data, ...(buffers ? { buffers } : {}) });

  it("open, send and close, with ids that are the same in every run", async () => {
    const events = await run(
      'const a = comm("my.slider", { value: 1 }); a.send({ value: 2 }, { metadata: { m: 1 } }); a.close(); a.send({ lost: 1 }); a.close();',
    );
    assert.deepEqual(events, [
      { type: "comm", act: "open", id: "comm-1", target: "my.slider", data: { value: 1 } },
      { type: "comm", act: "message", id: "comm-1", data: { value: 2 }, metadata: { m: 1 } },
      { type: "comm", act: "close", id: "comm-1", data: {} },
    ]);
  });

  it("carry bytes both ways", async () => {
    await run(
      'const b = comm("bytes"); b.onMessage(({ buffers }) => b.send({}, { buffers: buffers.map((bytes) => bytes.map((byte) => byte + 1)) }));',
    );
    const answered = nextLate();
    message("comm-2", {}, [new Uint8Array([0, 1, 254]), new Uint8Array([])]);
    await answered;
    const answer = late.at(-1);
    assert.ok(answer?.type === "comm");
    assert.deepEqual(answer.buffers, [new Uint8Array([1, 2, 255]), new Uint8Array([])]);
  });

  it("bring messages between cells, and what the handler prints", async () => {
    await run('const c = comm("between"); c.onMessage(({ data }) => console.log("got", data.value));');
    const printed = nextLate();
    message("comm-3", { value: 7 });
    await printed;
    assert.deepEqual(late.at(-1), { type: "stream", name: "stdout", text: "got 7\n" });
  });

  it("bring messages while a cell waits", async () => {
    const events: KernelEvent[] = [];
    const ended = session.execute(
      'const d = comm("during"); const value = await new Promise((got) => d.onMessage(({ data }) => got(data.value))); value',
      (event) => {
        events.push(event);
        if (event.type === "comm" && event.act === "open") message(event.id, { value: "seen" });
      },
    );
    assert.equal((await ended).status, "ok");
    assert.deepEqual(events.at(-1), { type: "result", data: { "text/plain": "'seen'" } });
  });

  it("keep messages that come before anything takes them", async () => {
    await run('const e = comm("early"); let seen: unknown;');
    message("comm-5", { value: 5 });
    await run(
      "await new Promise((done) => setTimeout(done, 50)); e.onMessage(({ data }) => { seen = data.value; })",
    );
    assert.deepEqual(await run("seen"), [{ type: "result", data: { "text/plain": "5" } }]);
  });

  it("hand over what the page opens, and close what is not taken", async () => {
    await run('onComm("from.page", (line, { data }) => line.send({ echo: data.value }));');
    const answered = nextLate();
    session.comm({ type: "comm", act: "open", id: "page-1", target: "from.page", data: { value: 3 } });
    await answered;
    assert.deepEqual(late.at(-1), { type: "comm", act: "message", id: "page-1", data: { echo: 3 } });
    const refused = nextLate();
    session.comm({ type: "comm", act: "open", id: "page-2", target: "nobody", data: {} });
    await refused;
    assert.deepEqual(late.at(-1), { type: "comm", act: "close", id: "page-2", data: {} });
  });

  it("report when the page closes one, which then sends nothing more", async () => {
    await run(
      'const f = comm("closing"); f.onClose(({ data }) => { console.log("closed", data.why); f.send({}); });',
    );
    const told = nextLate();
    const id = late.length;
    session.comm({ type: "comm", act: "close", id: "comm-6", data: { why: "done" } });
    await told;
    await run("await new Promise((done) => setTimeout(done, 20))");
    assert.deepEqual(late.slice(id), [{ type: "stream", name: "stdout", text: "closed done\n" }]);
  });
});
