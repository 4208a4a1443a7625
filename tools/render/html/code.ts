import hljs from "highlight.js/lib/core";
import typescript from "highlight.js/lib/languages/typescript";
import { escapeHtml } from "../../cells/display/escapeHtml.js";

hljs.registerLanguage("typescript", typescript);

/**
 * TypeScript (or JavaScript) as HTML, its words in spans with highlight.js's classes; any other language is only
 * escaped.
 */
export function highlighted(source: string, language: string = "typescript"): string {
  if (!/^(ts|typescript|js|javascript)$/i.test(language)) return escapeHtml(source);
  return hljs.highlight(source, { language: "typescript" }).value;
}
