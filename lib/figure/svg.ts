import { axesAt } from "./axesAt.js";
import { entriesInRow, entryWidth, type LegendEntry, legendOf } from "./legend.js";
import { ink } from "./palette.js";
import { plane } from "./plane.js";
import { axesOf, type Drawing, framesOf } from "./scene.js";
import { sizesOf } from "./sizes.js";
import { svgAxes } from "./svgAxes.js";
import { svgMark } from "./svgMark.js";
import { element, escaped, label, number } from "./svgText.js";

/**
 * A drawing as a still SVG image: the frame at which its slider starts, with all marks, axes and names.
 *
 * It has no ids and no style sheet, so that a page can contain many of them, and its ink is a grey that is legible
 * on white and on black.
 */
export function svg(drawing: Drawing): string {
  return svgPieces(drawing)(drawing.slider?.start ?? 0).join("");
}

/**
 * The still images of all frames, of one size: for each frame the pieces of markup that make up its image. Pieces that
 * do not change, such as a panel that does not move, are the same text in every frame.
 */
export function svgPieces(drawing: Drawing): (frame: number) => string[] {
  const { title, alt, slider } = drawing;
  const axes = axesOf(drawing);
  const frames = framesOf(drawing);
  const sizes = sizesOf(drawing, axes, legendOf(frames.flat()));
  const { width, height, boxes, legendTop, captionTop } = sizes;
  const root = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "font-family": "system-ui, sans-serif",
      "font-size": 12,
      fill: ink,
      style: "max-width:100%;height:auto",
    },
    element("title", {}, escaped(title ?? alt)),
    element("desc", {}, escaped(alt)),
    ...sizes.title.map((line, k) =>
      label(width / 2, 22 + 20 * k, line, { size: 16, anchor: "middle", bold: true }),
    ),
  );
  const end = "</svg>";
  return (frame) => {
    const panels = frames[frame]!;
    const parts = panels.map((panel, p) => {
      const at = plane(boxes[p]!, axes[p]!);
      const marks = panel.marks.map((_, k) => svgMark(panel, k, axes[p]!, at)).join("");
      // A nested <svg> clips without an id.
      const { x, y, w, h } = at.box;
      const box = { x, y, width: w, height: h, ...(!axes[p]!.clipped && { overflow: "visible" }) };
      const clipped = element("svg", box, marks);
      return element("g", {}, svgAxes(panel, axesAt(axes[p]!, panel), at, boxes[p]!, clipped));
    });
    const caption =
      slider === undefined
        ? ""
        : label(width / 2, captionTop + 16, `${slider.label}: ${slider.values[frame]}`, { anchor: "middle" });
    return [
      root.slice(0, -end.length),
      ...parts,
      legendRow(legendOf(panels), width, legendTop),
      caption,
      end,
    ];
  };
}

function legendRow(entries: readonly LegendEntry[], width: number, top: number): string {
  const each = entriesInRow(entries, width);
  const widths = entries.map(entryWidth);
  const one = entries.length > each;
  const step = (i: number): number => (one ? Math.max(...widths) : widths[i]!);
  const total = entries.slice(0, each).reduce((sum, _, i) => sum + step(i), 0);
  let x = 0;
  return entries
    .map(({ name, colour, kind, dashed }, i) => {
      if (i % each === 0) x = Math.max(8, (width - total) / 2);
      const y = top + 13 + 20 * Math.floor(i / each);
      const swatch =
        kind === "points"
          ? element("circle", { cx: x + 9, cy: y, r: 4, fill: colour })
          : kind === "bars"
            ? element("rect", { x: x + 3, y: y - 5, width: 12, height: 10, fill: colour })
            : element("path", {
                d: `M${number(x)} ${y}h18`,
                stroke: colour,
                "stroke-width": 2.5,
                ...(dashed && { "stroke-dasharray": "5 4" }),
              });
      const words = label(x + 23, y + 4, name, {});
      x += step(i);
      return swatch + words;
    })
    .join("");
}
