import type { Cell, Notebook } from "../notebook.js";
import { mathStyle, plotlyScript } from "./assets.js";
import { highlighted } from "./code.js";
import { escapeHtml } from "./escape.js";
import { type Heading, type PageState, renderMarkdown } from "./markdown.js";
import { renderOutputs } from "./output.js";
import { script } from "./script.js";
import { style } from "./style.js";

/** What a page needs besides its notebook. */
export interface HtmlOptions {
  /** The page's title (default: the first heading). */
  readonly title?: string;
  /** What to put in place of the address of an image, such as a data: URI; undefined leaves it. */
  readonly image?: (source: string) => string | undefined;
}

/**
 * A notebook as one HTML page that needs nothing else: formulas, letters, figures and the program that moves them are
 * inside. It follows the reader's choice of light or dark and asks the network for nothing but images that a text names.
 */
export function toHtml(notebook: Notebook, { title, image = () => undefined }: HtmlOptions = {}): string {
  const page: PageState = { headings: [], ids: new Set(["text", "contents"]), image };
  const cells = notebook.cells.map((cell) => renderCell(cell, page)).join("");
  const first = page.headings.find(({ level }) => level === 1);
  const name = title ?? first?.text ?? page.headings[0]?.text ?? "Notebook";
  const body = `${first ? "" : `<h1>${escapeHtml(name)}</h1>\n`}${cells}`;
  const contents = renderContents(page.headings);
  const plots = body.includes('<figure class="plot">');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Noether">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob: https:; media-src data: https:; font-src data:">
<title>${escapeHtml(name)}</title>
<style>${mathStyle(body + contents)}
${style}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
${contents}<main id="text" tabindex="-1">
${body}</main>
${plots ? `<script>${plotlyScript()}</script>\n` : ""}<script>${script}</script>
</body>
</html>
`;
}

function renderCell({ type, source, attachments, outputs, executionCount }: Cell, page: PageState): string {
  if (type === "markdown")
    return `<section class="cell prose">\n${renderMarkdown(source, page, attachments)}</section>\n`;
  if (type === "raw")
    return source.trim() === "" ? "" : `<pre class="cell raw" tabindex="0">${escapeHtml(source)}</pre>\n`;
  const shown = renderOutputs(outputs ?? [], page);
  if (source.trim() === "" && shown === "") return "";
  const count =
    executionCount == null ? "" : `<span class="count" aria-hidden="true">${executionCount}</span>`;
  const code = `<pre class="code" tabindex="0"><code class="language-typescript">${highlighted(source)}</code></pre>\n`;
  return `<section class="cell">\n${count}${source.trim() === "" ? "" : code}${shown}</section>\n`;
}

/** The list of sections, down to the third level; the one heading of the page itself is not among them. */
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
