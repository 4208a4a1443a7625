import { UserError } from "../userError.js";
import { cellIds, isCellId } from "./cellIds.js";
import {
  formatAttachments,
  formatOutput,
  lines,
  parseAttachments,
  parseOutput,
  type Stored,
  text,
} from "./ipynbOutput.js";
import type { Cell, Notebook } from "./notebook.js";
import { upgraded } from "./upgrade.js";

/** The metadata of a Noether notebook about its kernel and its language. */
export const ours: Stored = {
  kernelspec: { display_name: "Noether (TypeScript)", language: "typescript", name: "noether" },
  language_info: { file_extension: ".ts", mimetype: "text/typescript", name: "typescript" },
};

/**
 * Reads a notebook from the text of an `.ipynb` file, nbformat 4.0 to 4.5, or 2 and 3, which are upgraded. Missing,
 * malformed and repeated cell ids are replaced by derived ones, the same in every run. Metadata about the kernel is
 * kept only if the kernel is not ours.
 *
 * @throws UserError if the text is not JSON, not a notebook, of another format, or in another language
 */
export function parseIpynb(json: string): Notebook {
  const read = parseJson(json);
  if (!isStored(read) || (!("cells" in read) && !("nbformat" in read) && !("worksheets" in read)))
    throw new UserError(
      'expected a notebook, an object with "cells", got other JSON: is this the right file?',
    );
  const file = upgraded(read);
  if (file.nbformat !== 4) {
    throw new UserError(
      `expected a notebook of format 4, got format ${JSON.stringify(file.nbformat) ?? "unknown"}: open it in Jupyter, save it and try again`,
    );
  }
  if (!Array.isArray(file.cells))
    throw new UserError('expected a list of "cells" in the notebook, got none: save it again');
  const metadata = isStored(file.metadata) ? file.metadata : {};
  requireLanguage(metadata);
  const cells = file.cells.map((cell: unknown, i) => parseCell(cell, i + 1));
  const ids = cellIds(cells);
  return { metadata: withoutOurs(metadata), cells: cells.map((cell, i) => ({ ...cell, id: ids[i]! })) };
}

/**
 * Writes a notebook as nbformat 4.5, the way Jupyter does: keys in alphabetical order, texts as lists of lines,
 * indented by one space, so that saving it in Jupyter changes only what was edited.
 */
export function formatIpynb({ metadata, cells }: Notebook): string {
  const file = {
    cells: cells.map(formatCell),
    metadata: { ...(isStored(metadata.kernelspec) ? {} : ours), ...metadata },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(file, (_, value: unknown) => (isStored(value) ? sorted(value) : value), 1)}\n`;
}

function parseCell(cell: unknown, number: number): Omit<Cell, "id"> & { readonly id: string | undefined } {
  if (!isStored(cell))
    throw new UserError(`expected cell ${number} to be an object, got ${JSON.stringify(cell)}: delete it`);
  const { cell_type: type, source } = cell;
  if (type !== "code" && type !== "markdown" && type !== "raw") {
    throw new UserError(
      `expected cell ${number} to be code, markdown or raw, got ${JSON.stringify(type) ?? "no cell_type"}: save it again in Jupyter`,
    );
  }
  const written = text(source);
  if (written === undefined) {
    throw new UserError(
      `expected the source of cell ${number} as text, got ${JSON.stringify(source) ?? "none"}: save it again`,
    );
  }
  const common = {
    id: isCellId(cell.id) ? cell.id : undefined,
    source: written.replace(/\r\n?/g, "\n"),
    metadata: isStored(cell.metadata) ? cell.metadata : {},
  };
  if (type === "code") {
    const outputs = Array.isArray(cell.outputs) ? cell.outputs.map(parseOutput) : [];
    const count = cell.execution_count;
    return {
      ...common,
      type,
      outputs,
      executionCount: Number.isSafeInteger(count) ? (count as number) : null,
    };
  }
  if (!isStored(cell.attachments)) return { ...common, type };
  return { ...common, type, attachments: parseAttachments(cell.attachments) };
}

function formatCell({ id, type, source, metadata, attachments, outputs, executionCount }: Cell): Stored {
  const common = { cell_type: type, id, metadata, source: lines(source) };
  if (type === "code") {
    return { ...common, execution_count: executionCount ?? null, outputs: (outputs ?? []).map(formatOutput) };
  }
  return attachments === undefined ? common : { ...common, attachments: formatAttachments(attachments) };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch (error) {
    const trimmed = json.trim();
    if (trimmed === "") throw new UserError("expected a notebook, got an empty file: use another copy");
    if (/^<{7} /m.test(json))
      throw new UserError("expected JSON, got a git conflict (<<<<<<<): resolve it and try again");
    if (!/^\uFEFF?\{/.test(trimmed)) {
      throw new UserError(
        `expected JSON, got text that begins with ${JSON.stringify(trimmed.slice(0, 20))}: is this the right file?`,
      );
    }
    if (!trimmed.endsWith("}"))
      throw new UserError("expected JSON, got a file that is cut off: copy or download it again");
    throw new UserError(
      `expected JSON, got malformed JSON (${(error as Error).message}): use a copy that Jupyter can open`,
    );
  }
}

function requireLanguage(metadata: Stored): void {
  const { kernelspec, language_info: info } = metadata;
  const kernel = isStored(kernelspec) ? kernelspec : {};
  const named =
    (isStored(info) ? info.name : undefined) ?? kernel.language ?? /^python/.exec(String(kernel.name))?.[0];
  if (named === undefined || /^(type|java)script$/i.test(String(named))) return;
  throw new UserError(
    `expected a notebook in TypeScript, got one in ${String(named)}: Noether runs TypeScript and JavaScript only`,
  );
}

function withoutOurs(metadata: Stored): Stored {
  if (!isStored(metadata.kernelspec) || metadata.kernelspec.name !== "noether") return metadata;
  const { kernelspec, language_info, ...rest } = metadata;
  return rest;
}

function sorted(value: Stored): Stored {
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, value[key]]),
  );
}

function isStored(value: unknown): value is Stored {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
