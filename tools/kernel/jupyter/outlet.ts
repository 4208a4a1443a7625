import type { Extras, Json, Message, Writer } from "./message.js";
import type { Transport } from "./transport.js";

/** The request that an output belongs to. */
export type Parent = Message["parent_header"];

/** Publishes to all front ends of a kernel, in order. */
export interface Outlet {
  /** Publishes, after everything that was printed before. A promise settles when there is room for more. */
  publish(type: string, content: Json, extras: Extras): void | Promise<void>;
  /** Prints. What is printed within a short time is sent as one message. */
  print(name: "stdout" | "stderr", text: string, parent: Parent): void | Promise<void>;
  /** Publishes what was printed. */
  flush(): void | Promise<void>;
}

/** How long (ms) a print may wait for the next, and how many characters may wait. */
const together = 50;
const most = 1 << 16;

/** The outlet of a kernel over its transport's `iopub`. */
export function outlet(transport: Transport, write: Writer): Outlet {
  let waiting: { readonly name: string; readonly parent: Parent; readonly texts: string[] } | undefined;
  let length = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let full: Promise<void> | undefined;

  const send = (type: string, content: Json, extras: Extras): void | Promise<void> => {
    const sent = transport.send("iopub", write(type, content, extras));
    if (!(sent instanceof Promise)) return full; // a transport may return anything
    const mine = sent.finally(() => {
      if (full === mine) full = undefined;
    });
    full = mine;
    return full;
  };
  const flush = (): void | Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return full;
    const { name, parent, texts } = waiting;
    waiting = undefined;
    length = 0;
    return send("stream", { name, text: texts.join("") }, { parent });
  };
  return {
    flush,
    publish(type, content, extras) {
      void flush();
      return send(type, content, extras);
    },
    print(name, text, parent) {
      if (waiting && (waiting.name !== name || waiting.parent !== parent)) void flush();
      waiting ??= { name, parent, texts: [] };
      waiting.texts.push(text);
      length += text.length;
      if (length >= most) return flush();
      timer ??= setTimeout(() => void flush(), together);
      return full;
    },
  };
}
