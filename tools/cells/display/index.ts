export type { Displayable } from "noether";
export { displayMethod } from "../../globals.js";
/** What a notebook shows besides its results, and asks: `import { display, html, input } from "noether/display"`. */
export { clearOutput } from "./clearOutput.js";
export { type Display, display } from "./display.js";
export { html, markdown, svg } from "./displayable.js";
export { input } from "./input.js";
