import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { scriptText } from "./inScript.js";

const require = createRequire(import.meta.url);

/** The text of plotly.js with the plane's charts, ready to be put into a `<script>`. */
export function plotlyScript(): string {
  const main = require.resolve("plotly.js-cartesian-dist-min");
  return scriptText(readFileSync(main, "utf8"));
}

/** Fonts that few formulas need, and the class by which a formula asks for them. */
const rare: Readonly<Record<string, RegExp>> = {
  KaTeX_Caligraphic: /class="[^"]*\bmathcal\b/,
  KaTeX_Fraktur: /class="[^"]*\b(mathfrak|textfrak|mathboldfrak|textboldfrak)\b/,
  KaTeX_SansSerif: /class="[^"]*\b(mathsf|textsf|mathboldsf|mathsfit|mathitsf|textboldsf|textitsf)\b/,
  KaTeX_Script: /class="[^"]*\b(mathscr|textscr)\b/,
  KaTeX_Typewriter: /class="[^"]*\b(mathtt|texttt)\b/,
};

/**
 * KaTeX's style sheet with the fonts that a page's formulas need, as data: URIs; empty for a page without formulas.
 */
export function mathStyle(page: string): string {
  if (!page.includes('class="katex')) return "";
  const folder = dirname(require.resolve("katex"));
  const css = readFileSync(join(folder, "katex.min.css"), "utf8");
  return css.replace(/@font-face\{[^}]*\}/g, (face) => {
    const family = /font-family:"?(\w+)/.exec(face)?.[1] ?? "";
    const file = /url\((fonts\/[\w-]+\.woff2)\)/.exec(face)?.[1];
    if (file === undefined || (Object.hasOwn(rare, family) && !rare[family]!.test(page))) return "";
    const data = readFileSync(join(folder, file)).toString("base64");
    return face.replace(/src:[^}]*/, `src:url(data:font/woff2;base64,${data}) format("woff2")`);
  });
}
