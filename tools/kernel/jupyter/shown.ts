import { byType } from "../byType.js";
import type { KernelEvent } from "../session.js";
import { type Comms, toJupyter } from "./comms.js";
import type { Json } from "./message.js";
import type { Outlet } from "./outlet.js";
import type { Asker, Questions } from "./questions.js";

/** How the events of a cell are shown. */
export interface Showing {
  /** The cell that the events belong to. */
  readonly cell: Asker;
  /** The number of the cell. */
  readonly count: number;
  /** Nothing of a silent cell is shown, but its messages to widgets are still sent. */
  readonly silent: boolean;
  /** Whether the front end allows the cell to ask the person. */
  readonly mayAsk: boolean;
  /** Receives the cell's result. */
  onResult?(data: Json): void;
}

/** The destinations of events. */
export interface Outlets {
  readonly outlet: Outlet;
  readonly questions: Questions;
  readonly comms: Comms;
  /** Reports that there is nobody to ask. */
  nobody(request: number): void;
}

/** Shows the front ends one event of a cell. A promise settles when they have room for more. */
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
