import { type DisplayHook, installHook } from "../../display/hook.js";
import type { MimeBundle } from "../../notebook/notebook.js";
import type { KernelEvent } from "../session.js";
import { isBundle, mimeBundle, storable } from "./mimeBundle.js";

/** Gives `noether/display` its kernel; `waiting` collects what display methods have promised. */
export function installDisplay(send: (event: KernelEvent) => void, waiting: Set<Promise<void>>): void {
  let count = 0;
  const emit = (data: MimeBundle, id: string, update: boolean): void =>
    send({ type: update ? "update" : "display", data, id });
  const hook: DisplayHook = {
    freshId: () => `display-${++count}`,
    show(value, { id, update }) {
      const bundle =
        typeof value === "string"
          ? { "text/plain": value }
          : isBundle(value)
            ? storable(value)
            : mimeBundle(value);
      if (!(bundle instanceof Promise)) return emit(bundle, id, update);
      const shown = bundle.then((data) => emit(data, id, update));
      waiting.add(shown);
      shown.catch(() => {}); // the cell waits for it and throws then
    },
  };
  installHook(hook);
}
