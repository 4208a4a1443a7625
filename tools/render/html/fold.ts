import type { Cell } from "../../notebook/notebook.js";

/**
 * What of a code cell a page folds away, by two marks of its metadata:
 *
 *     // %% jupyter={"source_hidden":true}     its code, which only draws; JupyterLab folds it by the same mark
 *     // %% tags=["hide-output"]               its output, which answers a prediction, and with it the first paragraph of
 *                                              the text below, which says the answer; who runs the cell sees both
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

/** A text below a cell: what of it answers that cell's prediction, and what goes on. */
export interface Answered {
  readonly answer: string;
  readonly rest: string;
}

const prediction = /\*\*Before you [^*\n]+:\*\*/;
/** The first line of a heading, a list, a quotation, a table, a formula, code, or HTML: no paragraph begins so. */
const otherBlock = /^(?:#{1,6} |[-*+] |\d+[.)] |>|\||\$\$|```|~~~|<)/;

/**
 * The paragraph with which a text answers the prediction above it: the first one of the text. What it says from the next
 * prediction on goes on, and so does a last sentence that ends in a colon, for it leads to what follows.
 * The answer is empty where the text begins otherwise.
 */
export function answered(text: string): Answered {
  const lines = text.split("\n");
  const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === "";
  let begin = 0;
  while (isBlank(lines[begin])) begin++;
  let end = begin;
  while (end < lines.length && !isBlank(lines[end]) && !otherBlock.test(lines[end]!)) end++;
  const paragraph = lines.slice(begin, end).join("\n");
  const cut = prediction.exec(paragraph)?.index ?? /(?<=^|[.!?)]\s+)[^.!?]*:$/.exec(paragraph)?.index;
  const answer = paragraph.slice(0, cut).trim();
  if (answer === "") return { answer: "", rest: text };
  const goesOn = cut === undefined ? "" : paragraph.slice(cut);
  return { answer, rest: [goesOn, ...lines.slice(end)].join("\n").trim() };
}

/** HTML behind one line that opens it. */
export function folded(kind: "code" | "output", line: string, html: string): string {
  return `<details class="fold ${kind}-fold"><summary>${line}</summary>\n${html}</details>\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
