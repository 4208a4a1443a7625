import { escapeHtml } from "../../cells/display/escapeHtml.js";
import type { Cell, Notebook } from "../../notebook/notebook.js";
import { highlighted } from "./code.js";
import { answered, folded, foldsOf } from "./fold.js";
import { type Heading, type PageState, renderMarkdown } from "./markdown.js";
import { renderOutputs } from "./output.js";
import { page } from "./page.js";

/** Settings of a page. */
export interface HtmlOptions {
  /** The page's title (default: the first heading). */
  readonly title?: string;
  /** Replaces the address of an image, for instance by a data: URI; undefined leaves it as it is. */
  readonly image?: (source: string) => string | undefined;
  /** Replaces the address of a link, for instance by that of a page; undefined leaves it as it is. */
  readonly link?: (address: string) => string | undefined;
}

/**
 * A notebook as one HTML page that needs nothing else: formulas, fonts, figures and the program that moves them are
 * included. It follows the reader's choice of light or dark, and loads nothing from the network but images that a text
 * names.
 */
export function toHtml(
  notebook: Notebook,
  { title, image = () => undefined, link = () => undefined }: HtmlOptions = {},
): string {
  const state: PageState = { headings: [], ids: new Set(["text", "contents"]), image, link };
  const cells = notebook.cells
    .map((cell, k) => {
      const [before, after] = [notebook.cells[k - 1], notebook.cells[k + 1]];
      if (isAnswer(before, cell)) return renderCell({ ...cell, source: answered(cell.source).rest }, state);
      return renderCell(cell, state, isAnswer(cell, after) ? after : undefined);
    })
    .join("");
  const first = state.headings.find(({ level }) => level === 1);
  const name = title ?? first?.text ?? state.headings[0]?.text ?? "Notebook";
  const text = `<main id="text" tabindex="-1">
${first ? "" : `<h1>${escapeHtml(name)}</h1>\n`}${cells}</main>
`;
  return page({ title: name, body: `${renderContents(state.headings)}${text}` });
}

/** Whether a text is below a cell whose output is folded away, and so answers the same prediction. */
function isAnswer(cell: Cell | undefined, text: Cell | undefined): text is Cell {
  return cell?.type === "code" && text?.type === "markdown" && foldsOf(cell).output;
}

/**
 * One cell of a page.
 *
 * @param answer the text that answers the cell's prediction: its first paragraph is folded away with the output
 */
export function renderCell(cell: Cell, state: PageState, answer?: Cell): string {
  const { type, source, attachments, outputs = [], executionCount } = cell;
  if (type === "markdown" && source.trim() === "") return "";
  if (type === "markdown")
    return `<section class="cell prose">\n${renderMarkdown(source, state, attachments)}</section>\n`;
  if (type === "raw")
    return source.trim() === "" ? "" : `<pre class="cell raw" tabindex="0">${escapeHtml(source)}</pre>\n`;
  const shown = renderOutputs(outputs, state);
  if (source.trim() === "" && shown === "") return "";
  const count =
    executionCount == null ? "" : `<span class="count" aria-hidden="true">${executionCount}</span>`;
  const folds = foldsOf(cell);
  const written = `<pre class="code" tabindex="0"><code class="language-typescript">${highlighted(source)}</code></pre>\n`;
  const how = shown.includes("<figure") ? "Show how it is drawn" : "Show the code";
  const code = source.trim() === "" ? "" : folds.code ? folded("code", how, written) : written;
  const said = answer && answered(answer.source).answer;
  const text = said ? `<div class="prose">\n${renderMarkdown(said, state, answer?.attachments)}</div>\n` : "";
  const output =
    folds.output && shown + text !== "" ? folded("output", "I have a guess", shown + text) : shown;
  return `<section class="cell">\n${count}${code}${output}</section>\n`;
}

/** The list of sections, down to the third level, without the heading of the page itself. */
function renderContents(all: readonly Heading[]): string {
  const top = all.filter(({ level }) => level === 1).length > 1 ? 1 : 2;
  const headings = all.filter(({ level }) => level >= top && level <= 3);
  if (headings.length < 2) return "";
  const items = headings.map(
    ({ level, id, html }) => `<li class="level-${level - top}"><a href="#${id}">${html}</a></li>\n`,
  );
  return `<nav id="contents" aria-label="Contents">
<details open>
<summary>Contents</summary>
<ol>
${items.join("")}</ol>
</details>
</nav>
`;
}
