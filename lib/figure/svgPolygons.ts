import { scale } from "./palette.js";
import type { Mark } from "./panel.js";
import { element } from "./svgText.js";

/**
 * The polygons of a projected surface, each filled by its shade in [0, 1], painted in their order.
 *
 * There may be thousands of them: coordinates are rounded to a tenth of a pixel and written as steps from corner to
 * corner, and consecutive polygons of one colour share a path. A seam of the same colour closes
 * the hairlines between them.
 */
export function svgPolygons(
  { outlines, shades, scale: name = "sequential" }: Extract<Mark, { kind: "polygons" }>,
  place: (x: number, y: number) => [number, number],
): string {
  const paint = scale(name);
  let [markup, run, color] = ["", "", ""];
  const flush = (): void => {
    if (run !== "") markup += element("path", { d: run, color });
    run = "";
  };
  for (const [i, outline] of outlines.entries()) {
    const shade = Math.round(64 * Math.min(1, Math.max(0, shades[i]!))) / 64;
    if (paint(shade) !== color) flush();
    color = paint(shade);
    run += loop(outline.map(([x, y]) => place(x, y)));
  }
  flush();
  const painted = { fill: "currentColor", stroke: "currentColor" };
  return element("g", { ...painted, "stroke-width": 0.6, "stroke-linejoin": "round" }, markup);
}

/** A closed path through the corners, always in the same orientation: otherwise front and back in one path would cut holes. */
export function loop(corners: readonly (readonly [number, number])[]): string {
  const tenths = corners.map(([x, y]) => [Math.round(10 * x), Math.round(10 * y)] as const);
  const area = tenths.reduce((sum, [x, y], k) => {
    const [u, v] = tenths[(k + 1) % tenths.length]!;
    return sum + x * v - u * y;
  }, 0);
  if (area < 0) tenths.reverse();
  if (!tenths.flat().every(Number.isFinite)) return "";
  const write = (x: number, y: number): string => `${x / 10}${y < 0 ? "" : " "}${y / 10}`;
  const steps = tenths.slice(1).map(([x, y], k) => write(x - tenths[k]![0], y - tenths[k]![1]));
  return `M${write(...tenths[0]!)}l${steps.join(" ")}z`;
}
