import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { type CommHook, installHook } from "../../../../tools/cells/comm/hook.js";
import type { CommMessage } from "../../../../tools/cells/comm/message.js";
import { button } from "../../../../tools/cells/widgets/button.js";
import type { Widget } from "../../../../tools/cells/widgets/control.js";
import { dropdown } from "../../../../tools/cells/widgets/dropdown.js";
import { slider } from "../../../../tools/cells/widgets/slider.js";

const displayMethod = Symbol.for("Jupyter.display") as unknown as keyof Widget;
const viewType = "application/vnd.jupyter.widget-view+json";

/** A page that records what it is sent. */
let sent: CommMessage[] = [];
let hook: CommHook;
beforeEach(() => {
  sent = [];
  hook = { send: (message) => void sent.push(message), freshId: () => "an-id" };
  installHook(hook);
});

/** Shows a widget; returns the bundle. */
function show(widget: Widget): Readonly<Record<string, unknown>> {
  return (widget[displayMethod] as unknown as () => Readonly<Record<string, unknown>>).call(widget);
}
const say = ({ model: { id } }: Widget, data: Record<string, unknown>): void =>
  hook.receive!({ type: "comm", act: "message", id, data });
const stateOf = (message: CommMessage): Readonly<Record<string, unknown>> =>
  message.data.state as Readonly<Record<string, unknown>>;
const methods = (): unknown[] =>
  sent.flatMap(({ act, data }) => (act === "message" ? [[data.method, data.state]] : []));

describe("widgets", () => {
  it("open their layout, their style and themselves by the protocol 2.1.0, when they are first shown", () => {
    const angle = slider({ min: -1, max: 8, value: 3, label: "n" });
    assert.equal(sent.length, 0);
    const bundle = show(angle);
    show(angle);
    assert.deepEqual(
      sent.map(({ act, metadata }) => [act, metadata]),
      Array.from({ length: 3 }, () => ["open", { version: "2.1.0" }]),
    );
    assert.ok(sent.every((message) => message.act === "open" && message.target === "jupyter.widget"));
    const [layout, style, own] = sent as [CommMessage, CommMessage, CommMessage];
    assert.equal(stateOf(layout)._model_name, "LayoutModel");
    assert.equal(stateOf(style)._model_name, "SliderStyleModel");
    assert.deepEqual(own.data.buffer_paths, []);
    assert.deepEqual(stateOf(own), {
      _dom_classes: [],
      _model_module: "@jupyter-widgets/controls",
      _model_module_version: "2.0.0",
      _model_name: "IntSliderModel",
      _view_count: null,
      _view_module: "@jupyter-widgets/controls",
      _view_module_version: "2.0.0",
      _view_name: "IntSliderView",
      behavior: "drag-tap",
      continuous_update: true,
      description: "n",
      description_allow_html: false,
      disabled: false,
      layout: `IPY_MODEL_${layout.id}`,
      max: 8,
      min: -1,
      orientation: "horizontal",
      readout: true,
      readout_format: "d",
      step: 1,
      style: `IPY_MODEL_${style.id}`,
      tabbable: null,
      tooltip: null,
      value: 3,
    });
    assert.deepEqual(bundle[viewType], { version_major: 2, version_minor: 0, model_id: own.id });
  });

  it("have styles of the base's view, and ids that no two share", () => {
    show(slider());
    show(button());
    const style = stateOf(sent[1]!);
    assert.deepEqual([style._view_module, style._view_name], ["@jupyter-widgets/base", "StyleView"]);
    assert.equal(new Set(sent.map(({ id }) => id)).size, 6);
  });

  it("take a change of the page's, echo it, and notify listeners", () => {
    const n = slider({ max: 8 });
    const heard: number[] = [];
    const stop = n.onChange((value) => heard.push(value));
    show(n);
    say(n, { method: "update", state: { value: 5 }, buffer_paths: [] });
    say(n, { method: "update", state: { value: 5 }, buffer_paths: [] });
    assert.deepEqual([n.value, heard], [5, [5]]);
    assert.deepEqual(methods()[0], ["echo_update", { value: 5 }]);
    stop();
    say(n, { method: "update", state: { value: 6 }, buffer_paths: [] });
    assert.deepEqual([n.value, heard], [6, [5]]);
  });

  it("do not believe everything that a page sends, and correct it", () => {
    const n = slider({ max: 8, value: 2 });
    const list = dropdown({ options: ["a", "b"] });
    show(n);
    show(list);
    for (const value of ["7", 9, -1, null]) say(n, { method: "update", state: { value } });
    say(n, { method: "update", state: null });
    say(n, { method: "unheard-of" });
    say(list, { method: "update", state: { index: 2 } });
    assert.deepEqual([n.value, list.value, n.model.state.value], [2, "a", 2]);
    assert.deepEqual(methods().slice(-2), [
      ["echo_update", { index: 2 }],
      ["update", { index: 0 }],
    ]);
  });

  it("tell the page what the notebook sets, and the whole state when it asks", () => {
    const n = slider({ max: 8 });
    n.value = 4;
    assert.equal(sent.length, 0);
    show(n);
    n.value = 7;
    say(n, { method: "request_state" });
    assert.deepEqual(methods()[0], ["update", { value: 7 }]);
    assert.deepEqual(methods()[1], ["update", n.model.state]);
    assert.equal(n.model.state.value, 7);
  });

  it("answer a page that is reopened with the states of everything that is open", () => {
    const n = slider({ max: 8, value: 2 });
    const closed = button({ label: "gone" });
    show(n);
    show(closed);
    hook.receive!({ type: "comm", act: "close", id: closed.model.id, data: {} });
    hook.receive!({ type: "comm", act: "open", id: "page", target: "jupyter.widget.control", data: {} });
    hook.receive!({ type: "comm", act: "message", id: "page", data: { method: "request_states" } });
    const { data, id } = sent.at(-1)!;
    assert.deepEqual([id, data.method, data.buffer_paths], ["page", "update_states", []]);
    const states = data.states as Record<string, { model_name: string; state: Record<string, unknown> }>;
    assert.equal(states[n.model.id]!.model_name, "IntSliderModel");
    assert.equal(states[n.model.id]!.state.value, 2);
    assert.ok(!(closed.model.id in states));
  });

  it("press buttons", () => {
    const go = button({ label: "go" });
    let presses = 0;
    const stop = go.onClick(() => presses++);
    show(go);
    say(go, { method: "custom", content: { event: "click" } });
    say(go, { method: "custom", content: { event: "hover" } });
    assert.equal(presses, 1);
    stop();
    say(go, { method: "custom", content: { event: "click" } });
    assert.equal(presses, 1);
  });

  it("choose values of any kind by their names", () => {
    const f = dropdown({ options: { cosine: Math.cos, sine: Math.sin }, value: Math.sin, label: "f" });
    show(f);
    assert.deepEqual(
      [f.model.state._options_labels, f.model.state.index, f.model.state._model_name],
      [["cosine", "sine"], 1, "DropdownModel"],
    );
    say(f, { method: "update", state: { index: 0 } });
    assert.equal(f.value, Math.cos);
    f.value = Math.sin;
    assert.deepEqual(methods().at(-1), ["update", { index: 1 }]);
  });

  it("show as many digits as distinguish neighbouring values", () => {
    const format = (step: number): unknown => slider({ step }).model.state.readout_format;
    assert.deepEqual([1, 0.5, 0.25, 0.1, 0.001, 1e-9].map(format), ["d", ".1f", ".2f", ".1f", ".3f", ".6f"]);
    assert.equal(slider({ step: 0.5 }).model.state._model_name, "FloatSliderModel");
  });

  it("refuse ranges without numbers, and values that they cannot have", () => {
    assert.throws(() => slider({ min: 3, max: 3 }), /expected a slider with min < max .* got min 3, max 3/);
    assert.throws(() => slider({ step: 0 }), /positive step/);
    assert.throws(() => slider({ max: Number.NaN }), /got min 0, max NaN/);
    assert.throws(() => slider({ value: 11, label: "n" }), /from 0 to 10 for the slider n, got 11/);
    const n = slider();
    assert.throws(() => (n.value = -1), /got -1/);
    assert.equal(n.value, 0);
    assert.throws(() => dropdown({ options: [] }), /expected options for the list/);
    const list = dropdown({ options: ["a", "b"], label: "l" }) as { value: string };
    assert.throws(() => (list.value = "c"), /expected one of a, b for the list l, got c/);
  });

  it("are shown as HTML and text with their present value if the page has no widgets", () => {
    const n = slider({ max: 8, label: "<n>" });
    n.value = 3;
    const bundle = show(n);
    assert.equal(bundle["text/plain"], "<n>: 3 (from 0 to 8)");
    assert.equal(
      bundle["text/html"],
      '<label>&lt;n&gt; <input type="range" min="0" max="8" step="1" value="3" disabled> 3</label>',
    );
    const list = show(dropdown({ options: { "<b>": 1, c: 2 }, value: 2, label: "l" }));
    assert.equal(list["text/plain"], "l: c (of <b>, c)");
    assert.match(String(list["text/html"]), /<option>&lt;b&gt;<\/option><option selected>c<\/option>/);
    assert.equal(show(button({ label: "go" }))["text/plain"], "[go]");
  });
});
