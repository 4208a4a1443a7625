import { byType } from "../byType.js";
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
  const publish = (type: string, content: Json): void | Promise<void> =>
    silent ? undefined : outlet.publish(type, content, { parent });
  const display = (type: string, data: Json, id: string | undefined): void | Promise<void> =>
    publish(type, { data, metadata: {}, transient: id === undefined ? {} : { display_id: id } });
  return byType<KernelEvent, void | Promise<void>>(event, {
    stream: ({ name, text }) => (silent ? undefined : outlet.print(name, text, parent)),
    display: ({ data, id }) => display("display_data", data, id),
    update: ({ data, id }) => display("update_display_data", data, id),
    result({ data }) {
      onResult?.(data);
      return publish("execute_result", { execution_count: count, data, metadata: {} });
    },
    clear: ({ wait }) => publish("clear_output", { wait }),
    input(question) {
      if (!mayAsk) return nobody(question.request);
      void outlet.flush();
      questions.ask(question, cell);
    },
    comm(message) {
      comms.note(message);
      const { type, content, metadata, buffers } = toJupyter(message);
      return outlet.publish(type, content, { parent, metadata, buffers });
    },
  });
}
