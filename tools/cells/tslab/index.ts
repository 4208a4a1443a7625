import { createRequire } from "node:module";
import type { Displayable } from "noether";
import { displayMethod } from "../../globals.js";
import { type Display as Place, display as show } from "../display/display.js";

/**
 * The display functions of the tslab kernel, for notebooks that were written for it:
 * `import * as tslab from "tslab"` means this module in every notebook.
 */
export interface Display {
  javascript(s: string): void;
  html(s: string): void;
  markdown(s: string): void;
  /** A formula, with its dollar signs. */
  latex(s: string): void;
  /** A whole `<svg>` element. */
  svg(s: string): void;
  png(b: Uint8Array): void;
  jpeg(b: Uint8Array): void;
  gif(b: Uint8Array): void;
  pdf(b: Uint8Array): void;
  text(s: string): void;
  /** Data of any MIME type. */
  raw(contentType: string, b: string | Uint8Array): void;
}

function displayOf(put: (value: Displayable) => void): Display {
  const as =
    <T extends string | Uint8Array>(type: string) =>
    (data: T): void =>
      put({ [displayMethod]: () => ({ [type]: data }) });
  return {
    javascript: as("text/javascript"),
    html: as("text/html"),
    markdown: as("text/markdown"),
    latex: as("text/latex"),
    svg: as("image/svg+xml"),
    png: as("image/png"),
    jpeg: as("image/jpeg"),
    gif: as("image/gif"),
    pdf: as("application/pdf"),
    text: as("text/plain"),
    raw: (contentType, data) => as(contentType)(data),
  };
}

const { version } = createRequire(import.meta.url)("typescript/package.json") as { readonly version: string };

/** Versions: of tslab, whose functions these are, of TypeScript and of Node. */
export const versions: { readonly tslab: string; readonly typescript: string; readonly node: string } = {
  tslab: "1.0.22",
  typescript: version,
  node: process.version,
};

/** Shows something new with every call. */
export const display: Display = displayOf((value) => void show(value));

/**
 * Functions that share one place: the first call shows something, and every later one replaces it.
 *
 * @example
 * const bar = newDisplay();
 * for (let done = 0; done <= 100; done++) bar.text(`${done} %`);
 */
export function newDisplay(): Display {
  let place: Place | undefined;
  return displayOf((value) => {
    if (place) place.update(value);
    else place = show(value);
  });
}
