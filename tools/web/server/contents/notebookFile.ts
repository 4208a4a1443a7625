import { ours } from "../../../notebook/ipynb.js";
import { lines, type Stored, text } from "../../../notebook/ipynbOutput.js";
import { Refusal } from "../../http/route.js";

/**
 * The text of an `.ipynb` file for a notebook as a page holds it, written as Jupyter writes it: keys in alphabetical
 * order, texts as lists of lines. Everything in it is kept.
 */
export function textOfNotebook(content: Stored): string {
  const stored = withTexts(content, (whole) => (typeof whole === "string" ? lines(whole) : whole));
  return `${JSON.stringify(stored, (_, value: unknown) => (isStored(value) ? sorted(value) : value), 1)}\n`;
}

/**
 * The notebook in a file, its texts in one piece.
 *
 * @throws Refusal 400 if it is none
 */
export function notebookIn(json: string, path: string): Stored {
  let content: unknown;
  try {
    content = JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new Refusal(
      400,
      `${path} is not a notebook (${(error as Error).message}): open it as text, or bring back a checkpoint`,
    );
  }
  return withTexts(requireNotebook(content, path), (stored) => text(stored) ?? stored);
}

/** A notebook without cells, for our kernel: the page starts it without asking which. */
export const emptyNotebook: Stored = { cells: [], metadata: ours, nbformat: 4, nbformat_minor: 5 };

/**
 * A value as a notebook.
 *
 * @throws Refusal 400 if it is none
 */
export function requireNotebook(content: unknown, path: string): Stored {
  if (isStored(content) && Array.isArray(content.cells) && typeof content.nbformat === "number")
    return content;
  throw new Refusal(400, `expected a notebook with cells and nbformat as ${path}, got something else`);
}

/** The notebook with every text in it (sources, prints, results, attachments) changed. */
function withTexts(notebook: Stored, change: (whole: unknown) => unknown): Stored {
  const bundle = (data: unknown): unknown => {
    if (!isStored(data)) return data;
    const entries = Object.entries(data).map(([type, value]) => [
      type,
      /^application\/(.*\+)?json$/.test(type) ? value : change(value),
    ]);
    return Object.fromEntries(entries);
  };
  const output = (stored: unknown): unknown => {
    if (!isStored(stored)) return stored;
    return {
      ...stored,
      ...("text" in stored && { text: change(stored.text) }),
      ...("data" in stored && { data: bundle(stored.data) }),
    };
  };
  const cell = (stored: unknown): unknown => {
    if (!isStored(stored)) return stored;
    const { source, outputs, attachments } = stored;
    return {
      ...stored,
      ...(source !== undefined && { source: change(source) }),
      ...(Array.isArray(outputs) && { outputs: outputs.map(output) }),
      ...(isStored(attachments) && {
        attachments: Object.fromEntries(
          Object.entries(attachments).map(([name, data]) => [name, bundle(data)]),
        ),
      }),
    };
  };
  const { cells } = notebook;
  return Array.isArray(cells) ? { ...notebook, cells: cells.map(cell) } : notebook;
}

const isStored = (value: unknown): value is Stored =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const sorted = (value: Stored): Stored =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
