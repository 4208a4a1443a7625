import type { Cell } from "../../notebook/notebook.js";

/**
 * What of a code cell a page folds away, by two marks of its metadata:
 *
 *     // %% jupyter={"source_hidden":true}     its code, which only draws; JupyterLab folds it by the same mark
 *     // %% tags=["hide-output"]               its output, which answers a prediction; who runs the cell sees it
 *
 * An error is always seen.
 */
export interface Folds {
  readonly code: boolean;
  readonly output: boolean;
}

/** What is folded away of a cell. */
export function foldsOf({ metadata: { jupyter, tags }, outputs = [] }: Cell): Folds {
  return {
    code: isRecord(jupyter) && jupyter.source_hidden === true,
    output:
      Array.isArray(tags) &&
      tags.includes("hide-output") &&
      !outputs.some(({ output_type }) => output_type === "error"),
  };
}

/** HTML behind one line that opens it. */
export function folded(kind: "code" | "output", line: string, html: string): string {
  return `<details class="fold ${kind}-fold"><summary>${line}</summary>\n${html}</details>\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
