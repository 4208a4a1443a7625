import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { type JupyterKernel, jupyterKernel } from "../../../../tools/kernel/jupyter/kernel.js";
import { type Client, client, inShort } from "./client.js";
import { type FakeCell, failed, fakeSession } from "./fakeSession.js";
import { ways } from "./lines.js";

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i % 251);

const cells: Readonly<Record<string, FakeCell>> = {
  async all(tell) {
    await tell({ type: "stream", name: "stdout", text: "a" });
    await tell({ type: "stream", name: "stdout", text: "b é 🙂" });
    await tell({ type: "stream", name: "stderr", text: "c" });
    await tell({ type: "display", data: { "text/plain": "d" }, id: "1" });
    await tell({ type: "stream", name: "stdout", text: "e" });
    await tell({ type: "update", data: { "text/plain": "f" }, id: "1" });
    await tell({ type: "clear", wait: true });
    await tell({ type: "result", data: { "text/plain": "6", "text/html": "<b>6</b>" } });
    return undefined;
  },
  async widget(tell) {
    const buffers = [bytes(3), new Uint8Array(0), bytes(1000)];
    const data = { state: { value: 1 } };
    await tell({
      type: "comm",
      act: "open",
      id: "w1",
      target: "jupyter.widget",
      data,
      metadata: { version: "2.1.0" },
      buffers,
    });
    await tell({ type: "comm", act: "message", id: "w1", data: { method: "update" } });
    return undefined;
  },
  async ask(tell, { answered }) {
    const answer = answered(3);
    await tell({ type: "stream", name: "stdout", text: "before" });
    await tell({ type: "input", request: 3, prompt: "Name? ", password: true });
    await tell({ type: "result", data: { "text/plain": String(await answer) } });
    return undefined;
  },
  fail: () => failed("RangeError", "expected x >= 0"),
  loop: (_, { interrupted }) => interrupted,
};

for (const [name, way] of Object.entries(ways)) {
  describe(`a conversation with the kernel: ${name}`, () => {
    const session = fakeSession(cells);
    let kernel: JupyterKernel;
    let front: Client;
    before(async () => {
      const { transport, connect } = await way();
      kernel = jupyterKernel({
        transport,
        session: () => session,
        versions: { noether: "1.2.3", typeScript: "6" },
      });
      front = client(await connect());
    });
    after(async () => {
      await front.close();
      await kernel.close();
    });

    it("begins with the kernel's description", async () => {
      const { reply, all } = await front.ask("kernel_info_request", {});
      assert.equal(reply.implementation_version, "1.2.3");
      assert.deepEqual(inShort(all), ["status busy", "status idle"]);
      assert.ok(all.every(({ message }) => message.header.version === reply.protocol_version));
    });

    it("publishes everything that a cell does, in order, the idle last", async () => {
      const { reply, all, published } = await front.execute("all");
      assert.deepEqual(inShort(all), [
        "status busy",
        "execute_input",
        "stdout ab é 🙂",
        "stderr c",
        "display_data",
        "stdout e",
        "update_display_data",
        "clear_output",
        "execute_result",
        "status idle",
      ]);
      assert.deepEqual(reply, { status: "ok", execution_count: 1, user_expressions: {}, payload: [] });
      const content = (type: string): unknown => published.find((each) => each.type === type)?.content;
      assert.deepEqual(content("execute_input"), { code: "all", execution_count: 1 });
      assert.deepEqual(content("display_data"), {
        data: { "text/plain": "d" },
        metadata: {},
        transient: { display_id: "1" },
      });
      assert.deepEqual(content("update_display_data"), {
        data: { "text/plain": "f" },
        metadata: {},
        transient: { display_id: "1" },
      });
      assert.deepEqual(content("clear_output"), { wait: true });
      assert.deepEqual(content("execute_result"), {
        execution_count: 1,
        data: { "text/plain": "6", "text/html": "<b>6</b>" },
        metadata: {},
      });
    });

    it("carries the bytes of widgets both ways", async () => {
      const { published } = await front.execute("widget");
      const [, open, update] = published;
      assert.equal(open?.type, "comm_open");
      assert.deepEqual(open?.content, {
        comm_id: "w1",
        target_name: "jupyter.widget",
        target_module: null,
        data: { state: { value: 1 } },
      });
      assert.deepEqual(open?.message.metadata, { version: "2.1.0" });
      assert.deepEqual(
        open?.message.buffers.map((each) => Uint8Array.from(each)),
        [bytes(3), new Uint8Array(0), bytes(1000)],
      );
      assert.deepEqual(update?.content, { comm_id: "w1", data: { method: "update" } });

      const { reply } = await front.ask("comm_info_request", { target_name: "jupyter.widget" });
      assert.deepEqual(reply.comms, { w1: { target_name: "jupyter.widget" } });
      const id = front.send("shell", "comm_msg", { comm_id: "w1", data: { x: 1 } }, { buffers: [bytes(7)] });
      await front.until(
        ({ type, content, message }) =>
          type === "status" && content.execution_state === "idle" && message.parent_header.msg_id === id,
      );
      const [told] = session.comms;
      assert.deepEqual([told?.act, told?.id, told?.data], ["message", "w1", { x: 1 }]);
      assert.deepEqual(
        told?.buffers?.map((each) => Uint8Array.from(each)),
        [bytes(7)],
      );
    });

    it("asks the person and hands on the answer", async () => {
      const id = front.send("shell", "execute_request", { code: "ask", allow_stdin: true });
      const question = await front.until(({ type }) => type === "input_request");
      assert.equal(question.channel, "stdin");
      assert.equal(question.message.parent_header.msg_id, id);
      assert.deepEqual(question.content, { prompt: "Name? ", password: true });
      front.send("stdin", "input_reply", { value: "Emmy" }, { parent_header: question.message.header });
      const all = await front.settled(id);
      const result = all.find(({ type }) => type === "execute_result");
      assert.deepEqual(result?.content.data, { "text/plain": "Emmy" });
    });

    it("reports an error once to all and once in the reply", async () => {
      const { reply, published } = await front.execute("fail");
      assert.deepEqual([reply.status, reply.ename, reply.evalue], ["error", "RangeError", "expected x >= 0"]);
      const errors = published.filter(({ type }) => type === "error");
      assert.equal(errors.length, 1);
      assert.deepEqual(errors[0]?.content, {
        ename: reply.ename,
        evalue: reply.evalue,
        traceback: reply.traceback,
      });
    });

    it("is interrupted over the control channel while a cell runs", async () => {
      const id = front.send("shell", "execute_request", { code: "loop" });
      await front.until(
        ({ type, message }) => type === "execute_input" && message.parent_header.msg_id === id,
      );
      const { reply } = await front.ask("interrupt_request", {}, "control");
      assert.deepEqual(reply, { status: "ok" });
      const all = await front.settled(id);
      assert.equal(all.find(({ type }) => type === "execute_reply")?.content.ename, "Interrupted");
    });
  });
}
