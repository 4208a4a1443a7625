/** Widgets that a person moves: `import { slider, dropdown, button, interact } from "noether/widgets"`. */
export { type Button, button } from "./button.js";
export type { Control, Widget } from "./control.js";
export { type DropdownOptions, dropdown } from "./dropdown.js";
export { interact, type Values } from "./interact.js";
export { type SliderOptions, slider } from "./slider.js";
