import type { MimeBundle } from "noether";
import { escapeHtml } from "../../cells/display/escapeHtml.js";
import type { Output } from "../../notebook/notebook.js";
import { scriptJson } from "./inScript.js";
import { type PageState, renderMarkdown } from "./markdown.js";
import { pageFigure } from "./pageFigure.js";
import { colouredHtml, settled, withoutCodes } from "./terminalText.js";

/** The MIME type of a Plotly figure. */
export const plotlyType = "application/vnd.plotly.v1+json";

/** The outputs of one cell as HTML; consecutive streams of the same name are joined. */
export function renderOutputs(outputs: readonly Output[], page: PageState): string {
  const merged: Output[] = [];
  for (const output of outputs) {
    const last = merged.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      merged[merged.length - 1] = { ...last, text: last.text + output.text };
    } else {
      merged.push(output);
    }
  }
  return merged.map((output) => renderOutput(output, page)).join("");
}

function renderOutput(output: Output, page: PageState): string {
  switch (output.output_type) {
    case "stream": {
      const shown = colouredHtml(settled(output.text));
      if (output.name === "stdout") return `<pre class="output stdout" tabindex="0">${shown}</pre>\n`;
      return `<pre class="output stderr" tabindex="0"><span class="label">stderr</span>${shown}</pre>\n`;
    }
    case "error": {
      const { ename, evalue, traceback } = output;
      const lines = traceback.length > 0 ? traceback : [`${ename}: ${evalue}`];
      const shown = colouredHtml(settled(lines.join("\n")));
      return `<pre class="output error" tabindex="0"><span class="label">error</span>${shown}</pre>\n`;
    }
    default:
      return `<div class="output">${renderBundle(output.data, page)}</div>\n`;
  }
}

/** The richest format of a bundle that a page can show. */
function renderBundle(data: MimeBundle, page: PageState): string {
  const has = (type: string): boolean => Object.hasOwn(data, type) && data[type] != null;
  const text = (type: string): string => String(data[type]);
  const words = has("text/plain") ? plain(text("text/plain")) : "";
  if (has(plotlyType))
    return plot(data[plotlyType], has("image/svg+xml") ? text("image/svg+xml") : "", words);
  if (has("text/html"))
    return `<div class="wide" tabindex="0">${text("text/html")}</div>${still(text("text/html"))}`;
  if (has("image/svg+xml")) return `<figure class="drawing">${svg(text("image/svg+xml"))}</figure>`;
  for (const type of ["image/png", "image/jpeg", "image/gif", "image/webp"]) {
    if (has(type)) {
      const source = `data:${type};base64,${text(type).replace(/[^A-Za-z0-9+/=]/g, "")}`;
      return `<figure class="drawing"><img src="${source}" alt="${escapeHtml(words)}"></figure>`;
    }
  }
  for (const type of ["text/markdown", "text/latex"]) if (has(type)) return renderMarkdown(text(type), page);
  if (has("text/plain")) return `<pre tabindex="0">${colouredHtml(settled(text("text/plain")))}</pre>`;
  if (has("application/json")) {
    return `<pre tabindex="0">${escapeHtml(JSON.stringify(data["application/json"], null, 2))}</pre>`;
  }
  const types = Object.keys(data).join(", ") || "no format";
  return `<p class="note">An output that this page cannot show (${escapeHtml(types)}).</p>`;
}

/** The note in a page below controls that have no kernel. */
function still(html: string): string {
  if (!/<(input|select|button|textarea)\b[^>]* disabled\b/.test(html)) return "";
  return '<p class="note">This does not move in a page: open the notebook to move it.</p>';
}

/** A Plotly figure: its data, which the page's script draws, and until then its picture. */
function plot(figure: unknown, picture: string, words: string): string {
  const value = pageFigure(typeof figure === "string" ? JSON.parse(figure) : figure);
  return `<figure class="plot"><div class="canvas" role="group" aria-label="${escapeHtml(words)}">${svg(picture)}</div><script type="application/json">${scriptJson(value)}</script></figure>`;
}

/** The drawing alone: an XML declaration is not allowed inside HTML. */
function svg(text: string): string {
  return text.replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>]*>/gi, "").trim();
}

/** A text without colours. */
export function plain(text: string): string {
  return settled(withoutCodes(text));
}
