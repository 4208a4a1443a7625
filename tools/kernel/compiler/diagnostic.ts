import ts from "typescript";

/** An error or hint about a source text, at a line and a column, both counted from 1. */
export interface Diagnostic {
  readonly message: string;
  /** TypeScript's number, for instance 2322. */
  readonly code: number;
  readonly line: number;
  readonly column: number;
  /** The number of characters it is about, at least 1. */
  readonly length: number;
  /** How to fix it, in one sentence. */
  readonly remedy?: string;
  /** The file of the notebook's folder that it is about, if it is not about the cell itself. */
  readonly file?: { readonly name: string; readonly source: string };
}

/** The parts of TypeScript's diagnostics that are needed. */
type Found = Pick<ts.Diagnostic, "messageText" | "code" | "start" | "length">;

/**
 * A diagnostic of TypeScript in terms of the text that a person wrote: `text` is what was compiled, without its first
 * `offset` characters.
 */
export function diagnosticOf(found: Found, text: string, offset = 0): Diagnostic {
  const start = Math.min(Math.max((found.start ?? 0) - offset, 0), text.length);
  const before = text.slice(0, start).split(/\r\n|\r|\n/);
  return {
    message: ts.flattenDiagnosticMessageText(found.messageText, "\n"),
    code: found.code,
    line: before.length,
    column: before[before.length - 1]!.length + 1,
    length: Math.max(1, found.length ?? 1),
  };
}
