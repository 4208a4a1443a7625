import { displayMethod } from "../../globals.js";
import { display } from "../display/display.js";
import { bundle, type Control, type Widget } from "./control.js";
import { model } from "./model.js";

/** The values of a set of controls, by name. */
export type Values<C extends Readonly<Record<string, Control<unknown>>>> = {
  readonly [name in keyof C]: C[name] extends Control<infer T> ? T : never;
};

/**
 * Shows controls, and below them the value of a function of their values, which is replaced whenever a control moves.
 *
 * If moves come faster than the function returns, it is called with the newest values, and intermediate ones are
 * skipped. An error that it throws is shown in place of its value until the next move.
 *
 * @param make returns a value, or a promise of one, which is shown as the last expression of a cell would be
 * @throws what `make` throws in its first call
 * @example
 * interact({ n: slider({ min: 3, max: 8, label: "n" }) }, ({ n }) => dihedral(n));
 */
export function interact<C extends Readonly<Record<string, Control<unknown>>>>(
  controls: C,
  make: (values: Values<C>) => unknown,
): void {
  const all = Object.values(controls);
  const values = (): Values<C> =>
    Object.fromEntries(Object.entries(controls).map(([name, { value }]) => [name, value])) as never;

  // In the first call an error is the cell's.
  const first = make(values());
  display(column(all));
  const place = display(first instanceof Promise ? "..." : shown(first));

  let isBusy = first instanceof Promise;
  let isStale = false;
  const renew = async (value: unknown): Promise<void> => {
    isBusy = true;
    try {
      place.update(shown(await value));
    } catch (error) {
      place.update(String(error));
    }
    isBusy = false;
    if (isStale) moved();
  };
  const moved = (): void => {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    // Moves that have arrived in the meantime come first.
    setTimeout(() => {
      isStale = false;
      void renew(new Promise((resolve) => resolve(make(values()))));
    });
  };
  for (const each of all) each.onChange(moved);
  if (first instanceof Promise) void renew(first);
}

/** The value to show; for undefined an empty place. */
function shown(value: unknown): unknown {
  return value === undefined ? "" : value;
}

/** Widgets below each other. */
function column(widgets: readonly Widget[]): Widget {
  const layout = model({ model: "LayoutModel", view: "LayoutView", module: "@jupyter-widgets/base" }, {});
  const box = model(
    { model: "VBoxModel", view: "VBoxView", module: "@jupyter-widgets/controls" },
    {
      _dom_classes: [],
      box_style: "",
      children: widgets.map((each) => each.model.reference),
      layout: layout.reference,
      tabbable: null,
      tooltip: null,
    },
    [layout, ...widgets.map((each) => each.model)],
  );
  return {
    model: box,
    [displayMethod]() {
      const bundles = widgets.map((each) => each[displayMethod]());
      const joined = (type: string, how: (text: string) => string): string =>
        bundles.map((each) => how(String(each[type]))).join("\n");
      return bundle(box, {
        html: joined("text/html", (html) => `<div>${html}</div>`),
        text: joined("text/plain", (text) => text),
      });
    },
  };
}
