import type { Stored } from "./ipynbOutput.js";

/** The MIME types for the short names of older formats. */
const types: Readonly<Record<string, string>> = {
  text: "text/plain",
  html: "text/html",
  svg: "image/svg+xml",
  png: "image/png",
  jpeg: "image/jpeg",
  latex: "text/latex",
  json: "application/json",
  javascript: "text/javascript",
  pdf: "application/pdf",
};

/**
 * A notebook of nbformat 2 or 3, as saved before 2015, in the form of nbformat 4; any other unchanged. Worksheets are
 * joined, headings become Markdown, and outputs get today's names and types.
 *
 * @see https://nbformat.readthedocs.io/en/latest/changelog.html
 */
export function upgraded(file: Stored): Stored {
  if (file.nbformat !== 2 && file.nbformat !== 3) return file;
  const sheets = list(file.worksheets);
  const cells = sheets.flatMap((sheet) => list(sheet.cells));
  const metadata = object(file.metadata);
  const isNamed = "kernelspec" in metadata || "language_info" in metadata;
  const language = cells.find(({ cell_type: type }) => type === "code")?.language;
  return {
    ...file,
    nbformat: 4,
    nbformat_minor: 0,
    metadata:
      isNamed || typeof language !== "string" ? metadata : { ...metadata, language_info: { name: language } },
    cells: cells.map(upgradedCell),
  };
}

function upgradedCell(cell: Stored): Stored {
  const { cell_type: type, source, input, level, outputs, prompt_number: count, metadata, collapsed } = cell;
  const common = { metadata: { ...object(metadata), ...(collapsed === true ? { collapsed } : {}) } };
  if (type === "code") {
    return {
      ...common,
      cell_type: "code",
      source: input ?? source,
      execution_count: count ?? null,
      outputs: list(outputs).map(upgradedOutput),
    };
  }
  if (type === "heading") {
    const marks = "#".repeat(Math.max(1, Math.min(6, Number(level) || 1)));
    const words = (Array.isArray(source) ? source.join("") : String(source ?? "")).replaceAll("\n", " ");
    return { ...common, cell_type: "markdown", source: `${marks} ${words}` };
  }
  return { ...common, cell_type: type === "html" ? "markdown" : type, source };
}

function upgradedOutput(output: Stored): Stored {
  const { output_type: type, stream, prompt_number: count, metadata, ...rest } = output;
  if (type === "stream") return { output_type: type, name: stream ?? "stdout", text: rest.text };
  if (type === "pyerr") return { ...rest, output_type: "error" };
  const data = Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => {
      const mime = types[name] ?? (name.includes("/") ? name : undefined);
      return mime === undefined ? [] : [[mime, value]];
    }),
  );
  const common = { data, metadata: object(metadata) };
  return type === "pyout"
    ? { ...common, output_type: "execute_result", execution_count: count }
    : { ...common, output_type: type };
}

const object = (value: unknown): Stored =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Stored) : {};

const list = (value: unknown): readonly Stored[] => (Array.isArray(value) ? value.map(object) : []);
