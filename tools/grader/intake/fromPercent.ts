import { isMarker, parseMarker } from "../../notebook/marker.js";
import type { Notebook } from "../../notebook/notebook.js";
import { parsePercent } from "../../notebook/percent.js";
import { NoNotebook } from "./noNotebook.js";
import { numbered, type Parsed, repeated, requireModest } from "./parsed.js";

/**
 * Reads a notebook in the percent format as a learner left it. Mistakes that only a strict reader minds are corrected
 * and noted: an id that occurs twice is left out, and lines without `//` in a cell of text begin a cell of code, which
 * they may be.
 *
 * @throws NoNotebook if there is no marker, UserError if the header is malformed or it is far too large
 */
export function fromPercent(text: string): Pick<Parsed, "ids" | "notes"> & { readonly notebook: Notebook } {
  const markers = text.match(/^\/\/[ \t]*%%/gm);
  if (markers === null)
    throw new NoNotebook("expected TypeScript in the percent format, found no line // %% in it");
  requireModest(markers.length, text.length);
  const lines: string[] = [];
  const ids: { id: string; code: boolean }[] = [];
  const bare: number[] = [];
  let inText = false;
  text.split(/\r\n?|\n/).forEach((line, i) => {
    if (isMarker(line)) {
      const marker = tolerantMarker(line);
      inText = marker.type !== "code";
      const isNew = marker.id !== undefined && !ids.some(({ id }) => id === marker.id);
      if (marker.id !== undefined) ids.push({ id: marker.id, code: !inText });
      lines.push(isNew ? line : `// %%${inText ? " [markdown]" : ""}`);
      return;
    }
    if (inText && line.trim() !== "" && !line.startsWith("//")) {
      bare.push(i + 1);
      lines.push("// %%");
      inText = false;
    }
    lines.push(line);
  });
  const notes = [
    ...(bare.length === 0
      ? []
      : [`Lines without // in a cell of text (lines ${numbered(bare)}) were read as code.`]),
    ...repeated(ids.map(({ id }) => id)),
  ];
  return { notebook: parsePercent(lines.join("\n")), ids: [], notes };
}

function tolerantMarker(line: string): { readonly type: "code" | "markdown" | "raw"; readonly id?: string } {
  try {
    const { type, id } = parseMarker(line);
    return id !== undefined && /^[\w-]{1,64}$/.test(id) ? { type, id } : { type };
  } catch {
    return { type: /\[(markdown|md|raw)\]/.test(line) ? "markdown" : "code" };
  }
}
