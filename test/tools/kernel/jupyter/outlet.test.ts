import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, it } from "mocha";
import { type Message, writer } from "../../../../tools/kernel/jupyter/message.js";
import { outlet } from "../../../../tools/kernel/jupyter/outlet.js";
import { coloured, errorOf } from "../../../../tools/kernel/jupyter/traceback.js";
import { failed } from "./fakeSession.js";

describe("outlet", () => {
  const collect = (): { readonly sent: Message[]; readonly out: ReturnType<typeof outlet> } => {
    const sent: Message[] = [];
    const send = (_: unknown, message: Message): void => void sent.push(message);
    return { sent, out: outlet({ listen: () => {}, close: async () => {}, send }, writer("s", "u")) };
  };
  const parent = {};
  const texts = (sent: readonly Message[]): unknown[] => sent.map(({ content }) => content.text);

  it("joins what is printed within a short time", async () => {
    const { sent, out } = collect();
    for (let i = 0; i < 1000; i++) void out.print("stdout", `${i}\n`, parent);
    assert.equal(sent.length, 0);
    await sleep(80);
    assert.deepEqual(texts(sent), [Array.from({ length: 1000 }, (_, i) => `${i}\n`).join("")]);
  });

  it("sends a long text without waiting", () => {
    const { sent, out } = collect();
    void out.print("stdout", "x".repeat(1 << 16), parent);
    assert.equal(sent.length, 1);
  });

  it("keeps the order of streams, parents and other messages", () => {
    const { sent, out } = collect();
    void out.print("stdout", "a", parent);
    void out.print("stderr", "b", parent);
    void out.print("stderr", "c", { ...writer("s", "u")("x", {}).header });
    void out.publish("display_data", { text: "d" }, {});
    void out.print("stdout", "e", parent);
    void out.flush();
    assert.deepEqual(texts(sent), ["a", "b", "c", "d", "e"]);
  });
});

describe("coloured", () => {
  it("makes the name red, the frames pale, and leaves name and message plain", () => {
    const ending = failed("RangeError", "no");
    assert.ok(ending.status === "error");
    const { ename, evalue, traceback } = coloured(errorOf(ending));
    assert.deepEqual([ename, evalue], ["RangeError", "no"]);
    assert.deepEqual(traceback, [
      "\u001b[1;31mRangeError\u001b[0m: no",
      "\u001b[2m    at f (cell 1, line 2, column 3)\u001b[0m",
      "    2 | f()",
      "      | \u001b[31m^\u001b[0m",
    ]);
  });

  it("makes the place of a type error red", () => {
    const [line] = coloured({
      ename: "T",
      evalue: "",
      traceback: ["cell 1, line 2, column 3: Type 'a'"],
    }).traceback;
    assert.equal(line, "\u001b[1;31mcell 1, line 2, column 3\u001b[0m: Type 'a'");
  });
});
