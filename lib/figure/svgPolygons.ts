import { scale } from "./palette.js";
import type { Mark } from "./panel.js";
import { linePath } from "./svgPath.js";
import { element } from "./svgText.js";

/** The polygons of a projected surface, each filled by its shade in [0, 1], painted in their order. */
export function svgPolygons(
  { outlines, shades }: Extract<Mark, { kind: "polygons" }>,
  place: (x: number, y: number) => [number, number],
): string {
  // A seam of the same colour closes the hairlines between neighbours; runs of equal colour share a path.
  let [markup, run, fill] = ["", "", ""];
  const flush = (): void => {
    if (run !== "") markup += element("path", { d: run, fill, stroke: fill });
    run = "";
  };
  for (const [i, outline] of outlines.entries()) {
    const next = scale("sequential")(Math.round(64 * Math.min(1, Math.max(0, shades[i]!))) / 64);
    if (next !== fill) flush();
    fill = next;
    run += `${linePath(outline.map(([x, y]) => place(x, y)))}Z`;
  }
  flush();
  return element("g", { "stroke-width": 0.6, "stroke-linejoin": "round" }, markup);
}
