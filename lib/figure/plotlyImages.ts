import type { Panel } from "./panel.js";
import type { Box } from "./plane.js";
import type { Axes } from "./scene.js";
import { svgBalls } from "./svgBalls.js";
import { svgPolygons } from "./svgPolygons.js";
import { element } from "./svgText.js";

/**
 * The objects in space that the p-th panel shows, each as one image below its traces: a surface has hundreds of
 * polygons, and as Plotly traces or shapes they would take ten times as much space.
 */
export function plotlyImages(panel: Panel, axes: Axes, { w }: Box, p: number): Record<string, unknown>[] {
  const suffix = p === 0 ? "" : String(p + 1);
  const { x, y } = axes;
  const unit = w / Math.abs(x[1] - x[0]);
  const [width, height] = [w, unit * Math.abs(y[1] - y[0])];
  return panel.marks.flatMap((mark) => {
    if (mark.kind !== "polygons" && mark.kind !== "balls") return [];
    const place = (a: number, b: number): [number, number] => [
      ((a - x[0]) / (x[1] - x[0])) * width,
      ((b - y[1]) / (y[0] - y[1])) * height,
    ];
    const picture = element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        preserveAspectRatio: "none",
        "font-family": "system-ui, sans-serif",
      },
      mark.kind === "balls" ? svgBalls(mark.solid, place) : svgPolygons(mark, place),
    );
    return [
      {
        source: `data:image/svg+xml,${encodeURIComponent(picture).replace(/%20/g, " ").replace(/%22/g, "'").replace(/%2C/g, ",")}`,
        xref: `x${suffix}`,
        yref: `y${suffix}`,
        x: x[0],
        y: y[1],
        sizex: Math.abs(x[1] - x[0]),
        sizey: Math.abs(y[1] - y[0]),
        xanchor: "left",
        yanchor: "top",
        sizing: "stretch",
        layer: "below",
      },
    ];
  });
}
