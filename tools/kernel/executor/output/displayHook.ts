import type { MimeBundle } from "noether";
import { type DisplayHook, installHook } from "../../../cells/display/hook.js";
import type { FromExecutor } from "../../protocols/executor.js";
import type { Questions } from "../input/questions.js";
import { isBundle, isEmpty, mimeBundle, storable } from "./mimeBundle.js";

/** Connects `noether/display` to the kernel; `waiting` collects the promises of display methods. */
export function installDisplay(
  send: (message: FromExecutor) => void,
  ask: Questions["ask"],
  waiting: Set<Promise<void>>,
): void {
  let count = 0;
  const emit = (data: MimeBundle, id: string, update: boolean): void => {
    if (!isEmpty(data)) send({ type: update ? "update" : "display", data, id });
  };
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
    clear: (wait) => send({ type: "clear", wait }),
    ask,
  };
  installHook(hook);
}
