import { escapeHtml } from "../../cells/display/escapeHtml.js";
import { mathStyle, plotlyScript } from "./assets.js";
import { script as pageScript } from "./script.js";
import { style as pageStyle } from "./style.js";

/** The content of a page. */
export interface PageParts {
  readonly title: string;
  /** The content of `<body>`: HTML, with an element that has the id `text`. */
  readonly body: string;
  /** CSS rules that follow those of every page. */
  readonly style?: string;
  /** A program that follows that of every page. */
  readonly script?: string;
}

/** A whole page, which loads nothing from the network but images that a text names. */
export function page({ title, body, style = "", script = "" }: PageParts): string {
  const plots = body.includes('<figure class="plot">');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Noether">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob: https:; media-src data: https:; font-src data:">
<title>${escapeHtml(title)}</title>
<style>${mathStyle(body)}
${pageStyle}${style}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
${body}${plots ? `<script>${plotlyScript()}</script>\n` : ""}<script>${pageScript}${script}</script>
</body>
</html>
`;
}
