import type { MimeBundle } from "../../notebook/notebook.js";
import type { KernelEvent } from "../session.js";
import { mimeBundle, storable } from "./mimeBundle.js";

/** What `noether/display` finds where a kernel runs. */
export interface DisplayHook {
  /** Shows a value, or changes what was shown under the same id. */
  show(value: unknown, how: { readonly id: string; readonly update: boolean }): void;
  /** A name for a display, the same in every run of a notebook. */
  freshId(): string;
}

/** Puts the hook in its place; `waiting` collects what a display method promised. */
export function installDisplay(send: (event: KernelEvent) => void, waiting: Set<Promise<void>>): void {
  let count = 0;
  const emit = (data: MimeBundle, id: string, update: boolean): void =>
    send({ type: update ? "update" : "display", data, id });
  const hook: DisplayHook = {
    freshId: () => `display-${++count}`,
    show(value, { id, update }) {
      const bundle = isBundle(value) ? storable(value) : mimeBundle(value);
      if (!(bundle instanceof Promise)) return emit(bundle, id, update);
      const shown = bundle.then((data) => emit(data, id, update));
      waiting.add(shown);
      shown.catch(() => {}); // the cell waits for it and throws then
    },
  };
  (globalThis as { [key]?: DisplayHook })[key] = hook;
}
const key = Symbol.for("noether.display");

/** Whether a plain object is a bundle by itself: all of its keys are MIME types. */
function isBundle(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  const keys = Object.keys(value);
  return (
    keys.length > 0 && keys.every((type) => /^(text|image|application|audio|video)\/[\w.+-]+$/.test(type))
  );
}
