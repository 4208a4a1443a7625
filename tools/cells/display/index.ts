export type { Displayable } from "noether";
export { displayMethod } from "../../globals.js";
/**
 * Showing things besides a cell's result, and asking for input: `import { display, html, input } from
 * "noether/display"`.
 */
export { clearOutput } from "./clearOutput.js";
export { type Display, display } from "./display.js";
export { html, markdown, svg } from "./displayable.js";
export { input } from "./input.js";
