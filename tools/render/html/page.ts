import { escapeHtml } from "../../cells/display/escapeHtml.js";
import { mathStyle, plotlyScript } from "./assets.js";
import { script as pageScript } from "./script.js";
import { style as pageStyle } from "./style.js";

/** What stands in a page. */
export interface PageParts {
  readonly title: string;
  /** What stands in `<body>`: HTML, with an element of the id `text`. */
  readonly body: string;
  /** Rules after those of every page. */
  readonly style?: string;
  /** A program after that of every page. */
  readonly script?: string;
}

/** A whole page that asks the network for nothing but images that a text names. */
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
