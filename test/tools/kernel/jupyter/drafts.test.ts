import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { deferred } from "../../../../tools/kernel/deferred.js";
import { type JupyterKernel, jupyterKernel } from "../../../../tools/kernel/jupyter/kernel.js";
import type { Json } from "../../../../tools/kernel/jupyter/message.js";
import { inProcess } from "../../../../tools/kernel/jupyter/transports/inProcess.js";
import { type Client, client } from "./client.js";
import { type FakeSession, fakeSession } from "./fakeSession.js";

describe("messages about cells that are being written", () => {
  let kernel: JupyterKernel;
  let session: FakeSession;
  let front: Client;
  beforeEach(() => {
    const { transport, front: line } = inProcess();
    session = fakeSession({ loop: (_, { interrupted }) => interrupted });
    kernel = jupyterKernel({
      transport,
      session: () => session,
      versions: { noether: "1", typeScript: "6" },
    });
    front = client({ ...line, close: async () => {} });
  });
  afterEach(() => kernel.close());

  const answer = async (id: string): Promise<Json> =>
    (await front.until(({ type, message }) => message.parent_header.msg_id === id && type.endsWith("_reply")))
      .content;
  const ask = (name: string, content: Json): Promise<Json> =>
    answer(front.send("shell", `noether_${name}_request`, content));
  const diagnose = (code: string, cell: string): string =>
    front.send("shell", "noether_diagnose_request", { code, cell });

  it("say what is wrong, with places in code points", async () => {
    const reply = await ask("diagnose", { code: "🙂 wrong", cell: "a", above: ["1"], below: ["2", "3"] });
    assert.deepEqual(reply, {
      status: "ok",
      findings: [{ kind: "error", start: 2, end: 7, message: "It is wrong. (TS1)", remedy: "mend it" }],
    });
    assert.deepEqual(session.asked, ["diagnose 🙂 wrong [1] [2,3]"]);
    assert.deepEqual(await ask("diagnose", { code: "right", cell: "a" }), { status: "ok", findings: [] });
  });

  it("describe an item, and the call around the cursor", async () => {
    assert.deepEqual(await ask("describe", { code: "🙂.l", cursor_pos: 3, item: "length" }), {
      status: "ok",
      found: true,
      data: {
        "text/plain": "const length: number\n\nThe **order** of the group.",
        "text/markdown": "```typescript\nconst length: number\n```\n\nThe **order** of the group.",
      },
    });
    const none = { status: "ok", found: false, data: {} };
    assert.deepEqual(await ask("describe", { code: "a", item: "nothing" }), none);
    assert.deepEqual(await ask("signature", { code: "🙂; f(" }), {
      status: "ok",
      found: true,
      active: 0,
      due: 0,
      signatures: [
        {
          label: "f(x: number): number",
          documentation: "",
          parameters: [{ start: 2, end: 11, documentation: "an angle" }],
        },
      ],
    });
    assert.deepEqual(await ask("signature", { code: "f", cursor_pos: 1 }), { status: "ok", found: false });
    assert.deepEqual(
      session.asked.slice(-2),
      ["signature 🙂; f( 6", "signature f 1"],
      "offsets in UTF-16 units",
    );
  });

  it("list the variables", async () => {
    const reply = await ask("variables", {});
    assert.deepEqual(reply, { status: "ok", variables: [{ name: "n", type: "number", value: "3" }] });
  });

  it("are not seen by other front ends: no status, nothing on iopub", async () => {
    await ask("diagnose", { code: "wrong", cell: "a" });
    await ask("signature", { code: "f(" });
    await ask("variables", {});
    await ask("describe", { code: "a", item: "a" });
    await ask("diagnose", { code: 3, cell: "a" });
    const known = front.send("shell", "kernel_info_request", {});
    await front.settled(known);
    const published = front.heard.filter(
      ({ channel, message }) => channel === "iopub" && message.parent_header.msg_id,
    );
    assert.ok(published.length > 0, "a question of Jupyter's has a status");
    assert.ok(published.every(({ message }) => message.parent_header.msg_id === known));
  });

  it("are answered while a cell runs", async () => {
    const cell = front.send("shell", "execute_request", { code: "loop" });
    await front.until(({ type }) => type === "execute_input");
    assert.equal((await ask("diagnose", { code: "wrong", cell: "a" })).status, "ok");
    await kernel.interrupt();
    await front.settled(cell);
  });

  it("are asked one at a time; of those about one cell the newest is, and the others are aborted", async () => {
    const held = deferred();
    session.held.set("first", held.promise);
    const ids = [
      diagnose("first", "a"),
      diagnose("wron", "a"),
      diagnose("other", "b"),
      diagnose("wrong", "a"),
    ] as const;
    assert.deepEqual(await answer(ids[1]), { status: "aborted" });
    assert.deepEqual(session.asked, ["diagnose first [] []"]);
    held.resolve();
    assert.equal((await answer(ids[0])).status, "ok");
    assert.equal(((await answer(ids[3])).findings as unknown[]).length, 1);
    assert.equal((await answer(ids[2])).status, "ok");
    assert.deepEqual(session.asked, ["diagnose first [] []", "diagnose other [] []", "diagnose wrong [] []"]);
  });

  it("are refused in words if they lack something, and the next is answered", async () => {
    const refused = await ask("diagnose", { code: 3, cell: "a" });
    assert.equal(refused.evalue, "expected a text as code, got 3");
    assert.equal((await ask("diagnose", { code: "a" })).evalue, "expected a text as cell, got undefined");
    const lists = await ask("diagnose", { code: "a", cell: "a", above: [3] });
    assert.equal(lists.evalue, "expected a list of texts as above, got [3]");
    assert.equal((await ask("describe", { code: "a" })).evalue, "expected a text as item, got undefined");
    assert.equal((await ask("diagnose", { code: "a", cell: "a" })).status, "ok");
  });
});
