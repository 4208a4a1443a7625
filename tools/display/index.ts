/** What a notebook shows besides its results: `import { display, html, markdown, svg } from "noether/display"`. */
export { type Display, display } from "./display.js";
export { type Displayable, displayMethod, html, markdown, svg } from "./displayable.js";
