import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type CellOutputs, outputs } from "../../../tools/run/outputs.js";

describe("outputs", () => {
  it("joins neighbouring prints of one stream and keeps the order of everything", () => {
    const all = outputs();
    const one = all.begin(1);
    one.event({ type: "stream", name: "stdout", text: "a" });
    one.event({ type: "stream", name: "stdout", text: "b\n" });
    one.event({ type: "stream", name: "stderr", text: "c" });
    one.event({ type: "stream", name: "stdout", text: "d" });
    one.event({ type: "result", data: { "text/plain": "1" } });
    assert.deepEqual(all.of(1), [
      { output_type: "stream", name: "stdout", text: "ab\n" },
      { output_type: "stream", name: "stderr", text: "c" },
      { output_type: "stream", name: "stdout", text: "d" },
      { output_type: "execute_result", execution_count: 1, data: { "text/plain": "1" }, metadata: {} },
    ]);
  });

  it("applies an update to what was shown under its id, in an earlier cell too, and to nothing else", () => {
    const all = outputs();
    const shown = (text: string): unknown => ({
      output_type: "display_data",
      data: { "text/plain": text },
      metadata: {},
    });
    const one = all.begin(1);
    one.event({ type: "display", data: { "text/plain": "0 %" }, id: "bar" });
    one.event({ type: "display", data: { "text/plain": "other" }, id: "other" });
    const two = all.begin(2);
    two.event({ type: "update", data: { "text/plain": "100 %" }, id: "bar" });
    two.event({ type: "update", data: { "text/plain": "lost" }, id: "nowhere" });
    assert.deepEqual(all.of(1), [shown("100 %"), shown("other")]);
    assert.deepEqual(all.of(2), []);
  });

  it("keeps only the look of a widget: without its process it cannot be moved", () => {
    const all = outputs();
    const view = { "application/vnd.jupyter.widget-view+json": { model_id: "x" } };
    const one = all.begin(1);
    one.event({ type: "display", data: { ...view, "text/plain": "n: 3" } });
    one.event({ type: "result", data: view });
    assert.deepEqual(
      all.of(1).map((output) => "data" in output && output.data),
      [{ "text/plain": "n: 3" }, view],
    );
  });

  for (const [what, tell] of Object.entries<(cell: CellOutputs) => void>({
    "a print": (cell) => cell.event({ type: "stream", name: "stderr", text: "new" }),
    "a display": (cell) => cell.event({ type: "display", data: { "text/plain": "new" } }),
    "a result": (cell) => cell.event({ type: "result", data: { "text/plain": "new" } }),
    "an update": (cell) => cell.event({ type: "update", data: { "text/plain": "new" }, id: "bar" }),
    "an update of what is not there": (cell) =>
      cell.event({ type: "update", data: { "text/plain": "new" }, id: "nowhere" }),
    "a question": (cell) => cell.event({ type: "input", request: 1, prompt: "?", password: false }),
    "a message to a widget": (cell) => cell.event({ type: "comm", act: "message", id: "w", data: {} }),
  })) {
    const shows = /^a (print|display|result)$/.test(what);
    it(`${shows ? "clears" : "keeps"} what waits to be cleared at ${what}`, () => {
      const all = outputs();
      const one = all.begin(1);
      const texts = (): unknown[] =>
        all
          .of(1)
          .map((output) => ("data" in output ? output.data["text/plain"] : "text" in output && output.text));
      one.event({ type: "display", data: { "text/plain": "0 %" }, id: "bar" });
      one.event({ type: "stream", name: "stdout", text: "old" });
      one.event({ type: "clear", wait: true });
      tell(one);
      assert.deepEqual(texts(), shows ? ["new"] : [what === "an update" ? "new" : "0 %", "old"]);
      // It still waits, or is over: the next print clears the output, or joins it.
      one.event({ type: "stream", name: "stdout", text: "next" });
      assert.deepEqual(texts(), shows ? ["new", "next"] : ["next"]);
    });
  }

  it("writes an error as a notebook stores it", () => {
    const all = outputs();
    all.begin(1).error({
      status: "error",
      name: "RangeError",
      message: "bad",
      traceback: ["RangeError: bad"],
      fatal: false,
    });
    assert.deepEqual(all.of(1), [
      { output_type: "error", ename: "RangeError", evalue: "bad", traceback: ["RangeError: bad"] },
    ]);
  });

  it("clears the outputs of the cell at once, or with the next output, as front ends do", () => {
    const all = outputs();
    const one = all.begin(1);
    const print = (text: string): void => one.event({ type: "stream", name: "stdout", text });
    const texts = (): unknown[] => all.of(1).map((output) => "text" in output && output.text);
    all.begin(2).event({ type: "stream", name: "stdout", text: "another's" });
    print("a");
    one.event({ type: "clear", wait: false });
    assert.deepEqual(texts(), []);
    print("b");
    one.event({ type: "display", data: { "text/plain": "d" }, id: "d" });
    one.event({ type: "clear", wait: true });
    assert.equal(all.of(1).length, 2);
    print("c");
    one.event({ type: "update", data: { "text/plain": "e" }, id: "d" }); // its place is gone
    assert.deepEqual(texts(), ["c"]);
    assert.equal(all.of(2).length, 1);
  });

  it("keeps what a cell reports while another runs among its own outputs", () => {
    const all = outputs();
    const print = (cell: CellOutputs, text: string): void =>
      cell.event({ type: "stream", name: "stdout", text });
    const first = all.begin(1);
    const second = all.begin(2);
    print(second, "a");
    print(first, "late");
    print(second, "b");
    assert.deepEqual(all.of(1), [{ output_type: "stream", name: "stdout", text: "late" }]);
    assert.deepEqual(all.of(2), [{ output_type: "stream", name: "stdout", text: "ab" }]);
  });
});
