import type { NotebookPanel } from "@jupyterlab/notebook";

type SharedNotebook = NotebookPanel["context"]["model"]["sharedModel"];

/** What is written in a notebook: the sources of its cells, without what they show. */
export interface Draft {
  /** When the file was last changed that the draft was made from. */
  readonly base: string;
  readonly cells: readonly { readonly id: string; readonly type: string; readonly source: string }[];
}

export const keyOf = (path: string): string => `noether:draft:${path}`;

/** The draft of a notebook, if this browser has one. */
export function stored(path: string): Draft | undefined {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(path)) ?? "null") as Draft | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the draft of a notebook, or none. A full store is no reason to stop anybody's work. */
export function put(path: string, draft: Draft | undefined): void {
  try {
    if (draft) localStorage.setItem(keyOf(path), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(path));
  } catch (error) {
    console.warn("What is not saved yet could not be kept in this browser:", error);
  }
}

export function draftOf({ cells }: SharedNotebook, base: string): Draft {
  return {
    base,
    cells: cells.map(({ id, cell_type: type, source }) => ({ id, type, source })),
  };
}

/** Writes a draft into its notebook, where cells keep what they show; returns whether anything was different. */
export function restore(notebook: SharedNotebook, draft: Draft): boolean {
  const { cells } = draftOf(notebook, draft.base);
  if (JSON.stringify(cells) === JSON.stringify(draft.cells)) return false;
  const known = new Map(notebook.cells.map((each) => [each.id, each.toJSON()]));
  notebook.transact(() => {
    notebook.deleteCellRange(0, notebook.cells.length);
    notebook.insertCells(
      0,
      draft.cells.map(({ id, type, source }) => {
        const old = known.get(id);
        return old?.cell_type === type ? { ...old, source } : { cell_type: type, id, source, metadata: {} };
      }),
    );
  });
  return true;
}
