import type { Notebook } from "../notebook/notebook.js";

/**
 * A notebook that has run quickly, for a page: if its cells asked for it, a note at the top says that its trainings
 * were short, and how to run them in full.
 */
export function withQuickNote(notebook: Notebook, file: string): Notebook {
  const asks = notebook.cells.some(({ type, source }) => type === "code" && /\bisQuick\b/.test(source));
  if (!asks) return notebook;
  const name = /\s/.test(file) ? `"${file}"` : file;
  const note = {
    id: "quick-run",
    type: "markdown",
    metadata: {},
    source: `> A quick run: the trainings on this page were cut short, so that its numbers are worse than the text says. In the folder of the notebook, \`npx noether run ${name} --to html\` runs them in full, in a few minutes.`,
  } as const;
  return { ...notebook, cells: [note, ...notebook.cells] };
}
