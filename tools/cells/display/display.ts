import { displayMethod } from "../../globals.js";
import { hook } from "./hook.js";

/** Something that was shown, and can be changed in place. */
export interface Display {
  /** The name of the place. */
  readonly id: string;
  /** Shows another value in the same place: for progress, and for curves that grow. */
  update(value: unknown): void;
}

/**
 * Shows a value in the cell's output: through its method `Symbol.for("Jupyter.display")` if it has one (as figures,
 * groups and irreps do), a bundle by MIME type as it is, anything else as text.
 *
 * Outside a notebook the text is printed.
 *
 * @param how `id` names the place; a later call with the same id and `update` of an earlier one change that place
 * @returns a handle whose `update` shows something else in the same place
 * @example
 * const bar = display("0 %");
 * for (let done = 1; done <= 100; done++) bar.update(`${done} %`);
 * @example
 * display({ "text/html": "<b>bold</b>", "text/plain": "bold" });
 */
export function display(value: unknown, how: { readonly id?: string } = {}): Display {
  const kernel = hook();
  const id = how.id ?? kernel?.freshId() ?? "display";
  const show = (shown: unknown, update: boolean): void => {
    if (kernel) kernel.show(shown, { id, update });
    else console.log(textual(shown));
  };
  show(value, false);
  // The value has been shown already: as a cell's result the handle shows nothing.
  const nothing = { value: () => ({}), enumerable: false };
  return Object.defineProperty({ id, update: (next: unknown) => show(next, true) }, displayMethod, nothing);
}

/** The plain text of a value that has one, else the value itself, for use outside a notebook. */
function textual(value: unknown): unknown {
  const method = (value as { [displayMethod]?: unknown } | null | undefined)?.[displayMethod];
  const bundle: unknown = typeof method === "function" ? method.call(value) : value;
  const text = (bundle as { "text/plain"?: unknown } | null | undefined)?.["text/plain"];
  return typeof text === "string" ? text : value;
}
