import { displayMethod } from "../../globals.js";
import { escapeHtml } from "../display/escapeHtml.js";
import { bundle, described, type Widget } from "./control.js";

/** A button. */
export interface Button extends Widget {
  /** Calls a function at every press. Returns a function that removes the listener. */
  onClick(take: () => void): () => void;
}

/**
 * A button to press.
 *
 * @example
 * const again = button({ label: "draw again" });
 * again.onClick(() => console.log(draw.integer(6) + 1));
 * again;
 */
export function button({ label = "" }: { readonly label?: string } = {}): Button {
  const shown = described("Button", "ButtonStyleModel", label, { button_style: "", icon: "" });
  const takers = new Set<() => void>();
  shown.onEvent(({ event }) => {
    if (event === "click") for (const take of [...takers]) take();
  });
  return {
    model: shown,
    onClick(take) {
      takers.add(take);
      return () => void takers.delete(take);
    },
    [displayMethod]: () =>
      bundle(shown, {
        html: `<button type="button" disabled>${escapeHtml(label)}</button>`,
        text: `[${label}]`,
      }),
  };
}
