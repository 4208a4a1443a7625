import type { Cell, Notebook } from "../notebook/notebook.js";

/** A cell of a slide show, and whether a slide begins with it. */
interface Part {
  readonly cell: Cell;
  readonly begins: boolean;
}

/**
 * The slides of a notebook: cells that are shown together.
 *
 * If its cells have a slide type, as written by Jupyter's slideshow panel (`slideshow.slide_type`), that decides: a
 * slide begins at `slide` and `subslide`, and `skip` and `notes` are left out. Otherwise a slide begins with every
 * text, and after a line `---` within one; the code below it belongs to it.
 */
export function deck({ cells }: Notebook): readonly (readonly Cell[])[] {
  const told = cells.some((cell) => slideType(cell) !== "");
  const parts = told ? cells.flatMap(byType) : cells.flatMap(byText);
  const slides: Cell[][] = [];
  for (const { cell, begins } of parts) {
    if (slides.length === 0 || begins) slides.push([cell]);
    else slides.at(-1)!.push(cell);
  }
  return slides;
}

function slideType({ metadata }: Cell): string {
  const type = (metadata.slideshow as { slide_type?: unknown } | null | undefined)?.slide_type;
  return typeof type === "string" ? type : "";
}

function byType(cell: Cell): readonly Part[] {
  const type = slideType(cell);
  if (type === "skip" || type === "notes") return [];
  return [{ cell, begins: type === "slide" || type === "subslide" }];
}

/** The parts of a text between its lines `---`; such a line right below a line of text makes that a heading instead. */
function byText(cell: Cell): readonly Part[] {
  const { type, outputs = [] } = cell;
  if (type !== "markdown")
    return cell.source.trim() === "" && outputs.length === 0 ? [] : [{ cell, begins: false }];
  const texts: string[][] = [[]];
  let fence = "";
  for (const line of cell.source.split("\n")) {
    const [, mark = "", info = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === "") fence = mark[0] === "`" && info.includes("`") ? "" : mark;
    else if (mark.startsWith(fence) && info.trim() === "") fence = "";
    const above = texts.at(-1)!.at(-1) ?? "";
    if (fence === "" && /^ {0,3}-{3,}\s*$/.test(line) && above.trim() === "") texts.push([]);
    else texts.at(-1)!.push(line);
  }
  return texts.flatMap((lines, i) => {
    const source = lines.join("\n").trim();
    const id = i === 0 ? cell.id : `${cell.id.slice(0, 56)}-${i}`;
    return source === "" ? [] : [{ cell: { ...cell, id, source }, begins: true }];
  });
}
