import type { Cell } from "@jupyterlab/cells";
import { type Notebook, NotebookActions, type NotebookPanel } from "@jupyterlab/notebook";

/** A cell that runs, and how it ended. */
interface Run {
  readonly notebook: Notebook;
  readonly cell: Cell;
  readonly success?: boolean;
}

/** What has run in the kernel of a notebook that is open. */
export class RanCells {
  readonly #sources = new Map<string, string>();

  constructor({ content: notebook, sessionContext, disposed }: NotebookPanel) {
    const begun = new Map<string, string>();
    const forget = (): void => {
      begun.clear();
      this.#sources.clear();
    };
    const scheduled = (_: unknown, { notebook: where, cell }: Run): void => {
      if (where === notebook) begun.set(cell.model.id, cell.model.sharedModel.getSource());
    };
    const executed = (_: unknown, { notebook: where, cell, success }: Run): void => {
      const source = begun.get(cell.model.id);
      if (where !== notebook || source === undefined) return;
      if (success) this.#sources.set(cell.model.id, source);
      else this.#sources.delete(cell.model.id);
    };
    NotebookActions.executionScheduled.connect(scheduled);
    NotebookActions.executed.connect(executed);
    sessionContext.kernelChanged.connect(forget);
    sessionContext.statusChanged.connect((_, status) => {
      if (["starting", "restarting", "autorestarting", "dead", "terminating"].includes(status)) forget();
    });
    disposed.connect(() => {
      NotebookActions.executionScheduled.disconnect(scheduled);
      NotebookActions.executed.disconnect(executed);
    });
  }

  /** Whether a cell has run, without an error, with the text that it has now. */
  has(id: string, source: string): boolean {
    return this.#sources.get(id) === source;
  }
}
