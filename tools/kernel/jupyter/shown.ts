import type { KernelEvent } from "../session.js";
import { type Comms, toJupyter } from "./comms.js";
import type { Json } from "./message.js";
import type { Outlet } from "./outlet.js";
import type { Asker, Questions } from "./questions.js";

/** What a cell's events are told as. */
export interface Showing {
  /** The cell that the events belong to. */
  readonly cell: Asker;
  /** The number of the cell. */
  readonly count: number;
  /** Nothing is shown of a silent cell; its messages to widgets go out all the same. */
  readonly silent: boolean;
  /** Whether the front end lets the cell ask the person. */
  readonly mayAsk: boolean;
  /** Gets the cell's result. */
  onResult?(data: Json): void;
}

/** Where events go. */
export interface Outlets {
  readonly outlet: Outlet;
  readonly questions: Questions;
  readonly comms: Comms;
  /** Says that there is nobody to ask. */
  nobody(request: number): void;
}

/** Tells the front ends one thing that a cell did. The promise settles when they have room for more. */
export function show(event: KernelEvent, showing: Showing, outlets: Outlets): void | Promise<void> {
  const { cell, count, silent, mayAsk, onResult } = showing;
  const { outlet, questions, comms, nobody } = outlets;
  const parent = cell.header;
  if (event.type === "comm") {
    comms.note(event);
    const { type, content, metadata, buffers } = toJupyter(event);
    return outlet.publish(type, content, { parent, metadata, buffers });
  }
  if (event.type === "input") {
    if (!mayAsk) return nobody(event.request);
    void outlet.flush();
    return questions.ask(event, cell);
  }
  if (event.type === "result") onResult?.(event.data);
  if (silent) return;
  switch (event.type) {
    case "stream":
      return outlet.print(event.name, event.text, parent);
    case "display":
    case "update": {
      const type = event.type === "display" ? "display_data" : "update_display_data";
      const transient = event.id === undefined ? {} : { display_id: event.id };
      return outlet.publish(type, { data: event.data, metadata: {}, transient }, { parent });
    }
    case "result":
      return outlet.publish(
        "execute_result",
        { execution_count: count, data: event.data, metadata: {} },
        { parent },
      );
    case "clear":
      return outlet.publish("clear_output", { wait: event.wait }, { parent });
  }
}
