import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { CommMessage } from "../../../../tools/cells/comm/message.js";
import type { NodeSession } from "../../../../tools/kernel/node/session.js";
import type { KernelEvent } from "../../../../tools/kernel/session.js";
import { type AttentiveSession, attentiveSession } from "../../kernel/attentiveSession.js";

describe("interact", () => {
  let session: NodeSession;
  let late: AttentiveSession["late"];
  let nextLate: AttentiveSession["nextLate"];
  let run: AttentiveSession["run"];
  before(async () => {
    const started = await attentiveSession('import { dropdown, interact, slider } from "noether/widgets"');
    ({ session, late, nextLate, run } = started);
  });
  after(() => session.close());

  /** The id of the model of this name among what a cell has opened. */
  function modelIn(events: readonly KernelEvent[], name: string): string {
    const found = events.find(
      (event) =>
        event.type === "comm" && (event.data.state as { _model_name?: string })?._model_name === name,
    );
    return (found as CommMessage).id;
  }
  const move = (id: string, state: Record<string, unknown>): void =>
    session.comm({ type: "comm", act: "message", id, data: { method: "update", state, buffer_paths: [] } });
  const updates = (): unknown[] =>
    late.flatMap((event) => (event.type === "update" ? [event.data["text/plain"]] : []));
  /** Waits until the last update shows this. */
  async function shows(text: unknown): Promise<void> {
    while (updates().at(-1) !== text) await nextLate();
  }

  it("shows the controls and the value, and renews the value in place", async () => {
    const events = await run(
      'interact({ n: slider({ max: 9, label: "n" }), f: dropdown({ options: { twice: 2, thrice: 3 } }) }, ({ n, f }) => n * f)',
    );
    const shown = events.flatMap((event) => (event.type === "display" ? [event] : []));
    assert.equal(shown.length, 2);
    const [controls, value] = shown;
    const box = modelIn(events, "VBoxModel");
    assert.deepEqual(controls!.data["application/vnd.jupyter.widget-view+json"], {
      version_major: 2,
      version_minor: 0,
      model_id: box,
    });
    assert.equal(controls!.data["text/plain"], "n: 0 (from 0 to 9)\nlist: twice (of twice, thrice)");
    assert.equal(value!.data["text/plain"], "0");
    move(modelIn(events, "IntSliderModel"), { value: 4 });
    await shows("8");
    move(modelIn(events, "DropdownModel"), { index: 1 });
    await shows("12");
    assert.ok(late.every((event) => event.type !== "update" || event.id === value!.id));
  });

  it("leaves out moves that come faster than the function answers, but never the last", async () => {
    const events = await run(
      'let calls = 0; interact({ n: slider({ max: 99 }) }, async ({ n }) => { calls++; await new Promise((done) => setTimeout(done, 30)); return "n is " + n; })',
    );
    const id = modelIn(events, "IntSliderModel");
    for (let value = 1; value <= 60; value++) move(id, { value });
    await shows("n is 60");
    const [result] = await run("calls");
    assert.ok(result?.type === "result" && Number(result.data["text/plain"]) < 20);
  });

  it("shows what the function throws in place of its value, and continues", async () => {
    const events = await run(
      'interact({ n: slider() }, ({ n }) => { if (n === 2) throw new RangeError("not two"); return "fine " + n; })',
    );
    const id = modelIn(events, "IntSliderModel");
    move(id, { value: 2 });
    await shows("RangeError: not two");
    move(id, { value: 3 });
    await shows("fine 3");
  });

  it("fails the cell if the function throws at once", async () => {
    const ending = await session.execute(
      'interact({ n: slider() }, () => { throw new RangeError("never"); })',
      () => {},
    );
    assert.equal(ending.status === "error" && ending.message, "never");
  });

  it("knows the types of the values", async () => {
    const ending = await session.execute("interact({ n: slider() }, ({ n }) => n.toUpperCase())", () => {});
    assert.ok(ending.status === "error" && /toUpperCase/.test(ending.message), JSON.stringify(ending));
    await run('interact({ f: dropdown({ options: ["a", "b"] }) }, ({ f }) => f === "a")');
    const wrong = await session.execute(
      'interact({ f: dropdown({ options: ["a", "b"] }) }, ({ f }) => f === "c")',
      () => {},
    );
    assert.equal(wrong.status, "error");
  });
});
