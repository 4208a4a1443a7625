import type { Sizes } from "./sizes.js";

/** The height of the movable figure: a slider with its buttons needs more room than the caption of a still one. */
export function plotlyHeight({ height, slider, captionTop }: Sizes): number {
  return slider ? captionTop + 104 : height;
}
