import { type DisplayHook, installHook } from "../../display/hook.js";
import type { MimeBundle } from "../../notebook/notebook.js";
import type { FromExecutor } from "../protocol.js";
import { tracedPromise } from "./cellRun.js";
import { isBundle, isEmpty, mimeBundle, storable } from "./mimeBundle.js";

/** The kernel's side of what cells ask a person. */
export interface Questions {
  ask(prompt: string): Promise<string>;
  answer(request: number, line: string | null): void;
  /** The cell that has asked is interrupted: no answer reaches it any more. */
  abandon(): void;
}

/** Gives `noether/display` its kernel; `waiting` collects what display methods have promised. */
export function installDisplay(
  send: (message: FromExecutor) => void,
  waiting: Set<Promise<void>>,
): Questions {
  let count = 0;
  let asked = 0;
  const questions = new Map<number, { resolve(line: string): void; reject(error: Error): void }>();
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
    ask: (prompt, password) =>
      new tracedPromise<string>((resolve, reject) => {
        questions.set(++asked, { resolve, reject });
        send({ type: "input", request: asked, prompt, password });
      }),
  };
  installHook(hook);
  return {
    ask: (prompt) => hook.ask(prompt, false),
    abandon: () => questions.clear(),
    answer(request, line) {
      const question = questions.get(request);
      questions.delete(request);
      if (line !== null) question?.resolve(line);
      else {
        question?.reject(
          new Error(
            "nobody is there to answer: open the notebook where a person can type, or put the value into the cell",
          ),
        );
      }
    },
  };
}
