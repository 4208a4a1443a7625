import assert from "node:assert/strict";
import { type Json, writer } from "../../../../../tools/kernel/jupyter/message.js";
import type { OnChannel } from "../../../../../tools/kernel/jupyter/transports/webSocketWire.js";
import { keptMessages } from "../../../../../tools/kernel/node/jupyter/keptMessages.js";

const write = writer("s", "u");
const said = (type: string, content: Json, channel: OnChannel["channel"] = "iopub"): OnChannel => ({
  channel,
  message: write(type, content),
});
const update = (display_id: string, text: string): OnChannel =>
  said("update_display_data", { data: { "text/plain": text }, transient: { display_id } });

describe("messages for a page that is away", () => {
  it("come in order", () => {
    const kept = keptMessages();
    const all = [said("stream", { text: "a" }), said("execute_reply", {}, "shell"), said("status", {})];
    for (const each of all) kept.add(each);
    assert.deepEqual(kept.take(), all);
  });

  it("show each display as it is now", () => {
    const kept = keptMessages();
    const [print, other, last] = [said("stream", { text: "a" }), update("q", "other"), update("p", "999")];
    kept.add(update("p", "0"));
    kept.add(print);
    kept.add(other);
    for (let i = 1; i < 999; i++) kept.add(update("p", String(i)));
    kept.add(last);
    assert.deepEqual(kept.take(), [last, print, other]);
  });

  it("lose the oldest outputs where there are too many, never a reply or a status, and say so", () => {
    const kept = keptMessages(10_000);
    const reply = said("execute_reply", {}, "shell");
    const status = said("status", { execution_state: "busy" });
    kept.add(status);
    kept.add(reply);
    const prints = Array.from({ length: 20 }, (_, i) =>
      said("stream", { name: "stdout", text: `${i} ${"x".repeat(1000)}` }),
    );
    for (const print of prints) kept.add(print);
    const [notice, first, second, ...rest] = kept.take();
    assert.deepEqual([first, second], [status, reply]);
    assert.deepEqual(rest, prints.slice(-rest.length));
    assert.ok(rest.length > 2);
    assert.deepEqual(notice?.message.content, {
      name: "stderr",
      text: `While this page was not connected, ${20 - rest.length} outputs were too much to keep: run the cell again to see them.\n`,
    });
  });
});
