import type { Displayable, MimeBundle } from "noether";
import { displayMethod } from "../../globals.js";
import { escapeHtml } from "../display/escapeHtml.js";
import { type Model, model, type State } from "./model.js";

/** Something interactive in the page, which a notebook shows. */
export interface Widget extends Displayable {
  readonly model: Model;
  [displayMethod](): MimeBundle;
}

/** A widget with a value, which both the person and the notebook can change. */
export interface Control<T> extends Widget {
  /** The current value; setting it moves the widget in the page. */
  value: T;
  /** Calls a function with every new value, whoever changed it. Returns a function that removes the listener. */
  onChange(take: (value: T) => void): () => void;
}

/** How a widget is shown if the page does not support widgets: as HTML, and as text. */
export interface Fallback {
  readonly html: string;
  readonly text: string;
}

/** The bundle of a widget; the page's half is created before it is shown. */
export function bundle(shown: Model, { html, text }: Fallback): MimeBundle {
  shown.open();
  return {
    "application/vnd.jupyter.widget-view+json": { version_major: 2, version_minor: 0, model_id: shown.id },
    "text/html": html,
    "text/plain": text,
  };
}

/** A label and the control that it belongs to, as HTML. */
export function labelled(label: string, html: string): string {
  return `<label>${label === "" ? "" : `${escapeHtml(label)} `}${html}</label>`;
}

/** A model with a label, a layout and a style of its own. */
export function described(name: string, style: string, label: string, values: State): Model {
  const layout = model(
    { model: "LayoutModel", view: "LayoutView", module: "@jupyter-widgets/base" },
    style === "ButtonStyleModel" ? {} : { width: "min(28em, 100%)" },
  );
  const look = model(
    {
      model: style,
      view: "StyleView",
      module: "@jupyter-widgets/controls",
      viewModule: "@jupyter-widgets/base",
    },
    style === "ButtonStyleModel" ? {} : { description_width: "initial" },
  );
  return model(
    { model: `${name}Model`, view: `${name}View`, module: "@jupyter-widgets/controls" },
    {
      _dom_classes: [],
      description: label,
      description_allow_html: false,
      disabled: false,
      tabbable: null,
      tooltip: null,
      layout: layout.reference,
      style: look.reference,
      ...values,
    },
    [layout, look],
  );
}

/** How a value is represented in a model's state. */
export interface Coding<T> {
  /** @throws RangeError if the value is not one that the widget can have */
  encode(value: T): State;
  /** Undefined if the page sent something that is not a value. */
  decode(state: State): T | undefined;
}

/** The control of a model. */
export function control<T>(
  shown: Model,
  initial: T,
  { encode, decode }: Coding<T>,
  fallback: (value: T) => Fallback,
): Control<T> {
  let value = initial;
  const takers = new Set<(value: T) => void>();
  const become = (next: T): void => {
    if (Object.is(next, value)) return;
    value = next;
    for (const take of [...takers]) take(value);
  };
  shown.onChange((changes) => {
    const next = decode(changes);
    if (next !== undefined) become(next);
    else if (Object.keys(encode(value)).some((key) => key in changes)) shown.set(encode(value));
  });
  return {
    model: shown,
    get value() {
      return value;
    },
    set value(next) {
      shown.set(encode(next));
      become(next);
    },
    onChange(take) {
      takers.add(take);
      return () => void takers.delete(take);
    },
    [displayMethod]: () => bundle(shown, fallback(value)),
  };
}
