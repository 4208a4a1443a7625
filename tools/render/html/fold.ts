/**
 * What a page folds away of a code cell, by two marks in its metadata:
 *
 *     // %% jupyter={"source_hidden":true}     its code, which only draws; JupyterLab folds it for the same mark
 *     // %% tags=["hide-output"]               its output, which answers a prediction, and with it the first paragraph of
 *                                              the text below, which gives the answer; running the cell shows both
 *
 * An error is always seen.
 */
export interface Folds {
  readonly code: boolean;
  readonly output: boolean;
}

/** What of a cell decides about that. */
export interface Marked {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly { readonly output_type: string }[];
}

/** What is folded away of a cell. */
export function foldsOf({ metadata: { jupyter, tags }, outputs = [] }: Marked): Folds {
  return {
    code: isRecord(jupyter) && jupyter.source_hidden === true,
    output:
      Array.isArray(tags) &&
      tags.includes("hide-output") &&
      !outputs.some(({ output_type }) => output_type === "error"),
  };
}

/** A text below a cell: its part that answers the cell's prediction, and the rest. */
export interface Answered {
  readonly answer: string;
  readonly rest: string;
}

const prediction = /\*\*Before you [^*\n]+:\*\*/;
/**
 * The first line of a heading, a list, a quotation, a table, a formula, code, or HTML: no paragraph begins like this.
 */
const otherBlock = /^(?:#{1,6} |[-*+] |\d+[.)] |>|\||\$\$|```|~~~|<)/;

/**
 * Splits off the paragraph with which a text answers the prediction above it: the first of the text. Its part from the
 * next prediction on belongs to the rest, and so does a last sentence that ends in a colon, because it introduces what
 * follows. The answer is empty if the text begins with anything else.
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

/** HTML that is folded away under one line, which opens it. */
export function folded(kind: "code" | "output", line: string, html: string): string {
  return `<details class="fold ${kind}-fold"><summary>${line}</summary>\n${html}</details>\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
