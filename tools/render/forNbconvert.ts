import type { MimeBundle } from "noether";
import { escapeHtml } from "../cells/display/escapeHtml.js";
import type { Cell, Notebook, Output } from "../notebook/notebook.js";
import { deck } from "./deck.js";
import type { Format } from "./format.js";

/**
 * A notebook as nbconvert shows it best: a drawing has its alternative text (nbconvert gives SVG none), and slides
 * begin where ours do.
 */
export function forNbconvert(notebook: Notebook, format: Format): Notebook {
  if (format !== "html" && format !== "slides") return notebook;
  const cells = format === "slides" ? typed(notebook) : notebook.cells;
  return { ...notebook, cells: cells.map(described) };
}

/** The cells, the first of each slide marked as such. */
function typed(notebook: Notebook): readonly Cell[] {
  return deck(notebook).flatMap((slide) =>
    slide.map((cell, i) => ({
      ...cell,
      id: `${cell.id}`,
      metadata: { ...cell.metadata, slideshow: { slide_type: i === 0 ? "slide" : "-" } },
    })),
  );
}

function described(cell: Cell): Cell {
  if (cell.outputs === undefined) return cell;
  const outputs = cell.outputs.map(
    (output): Output => ("data" in output ? { ...output, data: withWords(output.data) } : output),
  );
  return { ...cell, outputs };
}

function withWords(data: MimeBundle): MimeBundle {
  const { "image/svg+xml": svg, "text/plain": words, "text/html": html } = data;
  if (typeof svg !== "string" || typeof words !== "string" || html !== undefined) return data;
  const source = Buffer.from(svg, "utf8").toString("base64");
  return {
    ...data,
    "text/html": `<img src="data:image/svg+xml;base64,${source}" alt="${escapeHtml(words)}" style="max-width: 100%; height: auto;">`,
  };
}
