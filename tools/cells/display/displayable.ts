import type { Displayable } from "noether";
import { displayMethod } from "../../globals.js";

/** A text of one MIME type. */
function shownAs(type: string, text: string): Displayable {
  return {
    [displayMethod]: () => (type === "text/plain" ? { [type]: text } : { [type]: text, "text/plain": text }),
  };
}

/**
 * A piece of HTML, to be shown rendered.
 *
 * @example
 * html("<b>bold</b>")
 */
export function html(text: string): Displayable {
  return shownAs("text/html", text);
}

/**
 * A piece of Markdown, with formulas between dollar signs.
 *
 * @example
 * markdown("$\\rho(gh) = \\rho(g)\\rho(h)$ for **all** $g, h$")
 */
export function markdown(text: string): Displayable {
  return shownAs("text/markdown", text);
}

/**
 * A drawing in SVG.
 *
 * @param text a whole `<svg>` element
 */
export function svg(text: string): Displayable {
  return shownAs("image/svg+xml", text);
}
