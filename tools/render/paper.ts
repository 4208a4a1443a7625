import type { MimeBundle } from "noether";
import type { Cell, Notebook, Output } from "../notebook/notebook.js";
import { plotlyType } from "./html/output.js";

/** A notebook for paper: a figure that can be moved is replaced by its drawing. */
export function forPaper({ metadata, cells }: Notebook): Notebook {
  return { metadata, cells: cells.map(onPaper) };
}

function onPaper(cell: Cell): Cell {
  if (cell.outputs === undefined) return cell;
  const outputs = cell.outputs.map(
    (output): Output => ("data" in output ? { ...output, data: drawn(output.data) } : output),
  );
  const { tags } = cell.metadata;
  // Nobody opens a fold on paper.
  const open = Array.isArray(tags) ? { tags: tags.filter((tag) => tag !== "hide-output") } : {};
  return { ...cell, metadata: { ...cell.metadata, ...open }, outputs };
}

function drawn(data: MimeBundle): MimeBundle {
  if (typeof data["image/svg+xml"] !== "string") return data;
  const { [plotlyType]: _, ...rest } = data;
  return rest;
}
