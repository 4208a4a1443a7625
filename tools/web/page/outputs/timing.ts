import type { Cell, CodeCell } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";
import type { KernelMessage } from "@jupyterlab/services";

/** Writes below the number of a cell how long it ran, by the clock of the kernel. */
export function timing(panel: NotebookPanel): void {
  const running = new Map<string, { readonly cell: Cell; readonly begun: number }>();
  panel.sessionContext.iopubMessage.connect((_, { header, parent_header: parent, content }) => {
    if (!("msg_id" in parent)) return;
    const { msg_id: id } = parent as KernelMessage.IHeader;
    const time = Date.parse(header.date);
    if (header.msg_type === "execute_input") {
      const cell = cellOf(panel, id);
      if (cell) running.set(id, { cell, begun: time });
      if (cell) write(cell, "");
    } else if (header.msg_type === "status") {
      const found = running.get(id);
      if (!found || (content as { execution_state: string }).execution_state !== "idle") return;
      running.delete(id);
      if (!found.cell.isDisposed) write(found.cell, inWords(time - found.begun));
    }
  });
}

/** The cell that a request came from. */
const cellOf = ({ content }: NotebookPanel, request: string): Cell | undefined =>
  content.widgets.find(
    (each) =>
      each.model.type === "code" && (each as CodeCell).outputArea.future?.msg.header.msg_id === request,
  );

/** A time in ms as a person says it: `12 ms`, `3.4 s`, `2 min 5 s`. */
export function inWords(time: number): string {
  if (time < 995) return `${Math.max(1, Math.round(time))} ms`;
  if (time < 59_950) return `${(time / 1000).toFixed(1)} s`;
  const seconds = Math.round(time / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function write({ node }: Cell, words: string): void {
  const before = node.querySelector<HTMLElement>(":scope > .noether-time");
  if (words === "") {
    before?.remove();
    return;
  }
  const place = before ?? document.createElement("div");
  place.className = "noether-time";
  place.title = "how long this cell ran";
  place.textContent = words;
  if (!before) node.append(place);
}
