import type { MimeBundle } from "noether";
import { type ByType, byType } from "../kernel/byType.js";
import type { Ending, KernelEvent } from "../kernel/session.js";
import type { Output } from "../notebook/notebook.js";

/** Collects the outputs of the cells of one run, as a notebook stores them. */
export interface Outputs {
  /** Begins the outputs of the next cell that runs. */
  begin(executionCount: number): CellOutputs;
  /** The outputs of the cell with this execution count, as they are now: a later cell may have updated them. */
  of(executionCount: number): readonly Output[];
}

/** Receives the events of one cell, even after another has begun. */
export interface CellOutputs {
  event(event: KernelEvent): void;
  error(ending: Extract<Ending, { status: "error" }>): void;
}

/** Where things were shown, by display id. */
type Places = Map<string, { readonly list: Output[]; readonly index: number }[]>;

/** Outputs of a run: neighbouring prints are one output, and an update changes what was shown under its id before. */
export function outputs(): Outputs {
  const cells = new Map<number, Output[]>();
  const places: Places = new Map();
  return {
    begin(executionCount) {
      const list: Output[] = [];
      cells.set(executionCount, list);
      return cellOutputs(list, executionCount, places);
    },
    of: (executionCount) => cells.get(executionCount) ?? [],
  };
}

function cellOutputs(current: Output[], count: number, places: Places): CellOutputs {
  let isToClear = false;

  /** Removes the outputs, and with them the places that an update could change. */
  function clear(): void {
    isToClear = false;
    current.length = 0;
    for (const [id, found] of places) {
      places.set(
        id,
        found.filter(({ list }) => list !== current),
      );
    }
  }
  /** The next output replaces what is to be cleared. */
  function room(): void {
    if (isToClear) clear();
  }
  function stream(name: "stdout" | "stderr", text: string): void {
    const last = current[current.length - 1];
    if (last?.output_type === "stream" && last.name === name) {
      current[current.length - 1] = { ...last, text: last.text + text };
    } else current.push({ output_type: "stream", name, text });
  }
  function display(data: MimeBundle, id: string | undefined): void {
    const index = current.push({ output_type: "display_data", data, metadata: {} }) - 1;
    if (id !== undefined) places.set(id, [...(places.get(id) ?? []), { list: current, index }]);
  }
  function update(data: MimeBundle, id: string): void {
    for (const { list, index } of places.get(id) ?? []) {
      list[index] = { output_type: "display_data", data, metadata: {} };
    }
  }
  const events: ByType<KernelEvent> = {
    stream({ name, text }) {
      room();
      stream(name, text);
    },
    display({ data, id }) {
      room();
      display(lasting(data), id);
    },
    update: ({ data, id }) => update(lasting(data), id),
    result({ data }) {
      room();
      current.push({
        output_type: "execute_result",
        execution_count: count,
        data: lasting(data),
        metadata: {},
      });
    },
    clear({ wait }) {
      if (wait) isToClear = true;
      else clear();
    },
    input() {}, // these two show nothing
    comm() {},
  };
  return {
    event: (event) => byType(event, events),
    error({ name, message, traceback }) {
      current.push({ output_type: "error", ename: name, evalue: message, traceback });
    },
  };
}

/** What is still useful in a bundle when the notebook's process has ended: of a widget, its last state as text. */
function lasting(data: MimeBundle): MimeBundle {
  const { "application/vnd.jupyter.widget-view+json": view, ...rest } = data;
  return view === undefined || Object.keys(rest).length === 0 ? data : rest;
}
