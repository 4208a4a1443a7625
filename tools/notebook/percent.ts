import type { MimeBundle } from "noether";
import { UserError } from "../userError.js";
import { cellIds, idsToWrite, isCellId } from "./cellIds.js";
import { formatHeader, parseHeader } from "./header.js";
import { escapeLine, formatMarker, isMarker, type Marker, parseMarker, unescapeLine } from "./marker.js";
import type { Cell, Notebook } from "./notebook.js";

/**
 * Reads a notebook from the percent format: TypeScript in which a line `// %%` begins a code cell and `// %%
 * [markdown]` a cell of text, whose lines begin with `// `. One empty line before the next marker separates the cells
 * and belongs to neither. Code before the first marker is a cell too, except for a header between two lines `// ---`.
 * Line endings are read as "\n".
 *
 * @throws UserError, with the line, if a marker, a header or a cell of text is malformed, or an id is invalid or
 * repeated
 */
export function parsePercent(text: string): Notebook {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  if (lines.at(-1) === "") lines.pop();
  const header = parseHeader(lines);
  const parts: { marker: Marker; first: number; lines: string[] }[] = [];
  let current = { marker: parseMarker("// %%"), first: header.lines + 1, lines: [] as string[] };
  for (let i = header.lines; i < lines.length; i++) {
    if (isMarker(lines[i]!)) {
      parts.push(current);
      current = { marker: at(i + 1, () => parseMarker(lines[i]!)), first: i + 2, lines: [] };
    } else {
      current.lines.push(lines[i]!);
    }
  }
  parts.push(current);
  const before = parts.shift()!;
  for (const part of parts.slice(0, -1)) if (part.lines.at(-1) === "") part.lines.pop();
  const rest = before.lines.join("\n").replace(/^(?:[ \t]*\n)+|\s+$/g, "");
  if (rest !== "") parts.unshift({ ...before, lines: rest.split("\n") });

  const seen = new Map<string, number>();
  for (const { marker, first } of parts) {
    if (marker.id === undefined) continue;
    if (!isCellId(marker.id))
      throw new UserError(
        `line ${first - 1}: expected an id of 1 to 64 letters, digits, - or _, got "${marker.id}"`,
      );
    if (seen.has(marker.id))
      throw new UserError(
        `lines ${seen.get(marker.id)} and ${first - 1} both have the id "${marker.id}": change one of them`,
      );
    seen.set(marker.id, first - 1);
  }
  const ids = cellIds(parts.map(({ marker }) => marker));
  return {
    metadata: header.metadata,
    cells: parts.map(({ marker: { type, metadata, attachments }, first, lines }, i): Cell => {
      const common = { id: ids[i]!, metadata };
      if (type === "code") {
        return {
          ...common,
          type,
          source: lines.map(unescapeLine).join("\n"),
          outputs: [],
          executionCount: null,
        };
      }
      const source = uncommented(type, first, lines);
      if (attachments === undefined) return { ...common, type, source };
      return { ...common, type, source, attachments: attachments as Record<string, MimeBundle> };
    }),
  };
}

/**
 * Writes a notebook in the percent format; outputs are left out, everything else is read back by `parsePercent`. A line
 * inside a cell that looks like a marker is written `// \%%`. An id is written only if it does not follow from the
 * cell's exercise or place.
 */
export function formatPercent({ metadata, cells }: Notebook): string {
  const written = idsToWrite(cells);
  const blocks = cells.map(({ id, type, source, metadata: options, attachments }, i) => {
    const marker = formatMarker({ type, metadata: options, attachments, ...(written[i] ? { id } : {}) });
    const text = source.replace(/\r\n?/g, "\n");
    const lines = text === "" ? [] : text.split("\n");
    const body = type === "code" ? lines : lines.map((line) => (line === "" ? "//" : `// ${line}`));
    return [marker, ...body.map(escapeLine), ""].join("\n");
  });
  const header = formatHeader(metadata);
  if (header.length > 0) blocks.unshift([...header, ""].join("\n"));
  return blocks.join("\n");
}

function uncommented(type: string, first: number, lines: readonly string[]): string {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines
    .slice(0, last + 1)
    .map((escaped, i) => {
      const line = unescapeLine(escaped);
      if (line.trim() === "") return "";
      if (!line.startsWith("//")) {
        throw new UserError(
          `line ${first + i} of a ${type} cell does not begin with //: put // before it, or a line // %% above it if it is code`,
        );
      }
      return line.startsWith("// ") ? line.slice(3) : line.slice(2);
    })
    .join("\n");
}

function at<T>(line: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`line ${line}: ${error.message}`);
    throw error;
  }
}
