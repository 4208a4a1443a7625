import { colourOf } from "./legend.js";
import { fittingSize } from "./lettering.js";
import { categorical, scale } from "./palette.js";
import type { Mark, Panel } from "./panel.js";
import { plane } from "./plane.js";
import { plotlyHeight } from "./plotlyHeight.js";
import { plotlyText } from "./plotlyText.js";
import { type Axes, barWidth } from "./scene.js";
import type { Sizes } from "./sizes.js";

/** One trace of Plotly's `data`. */
export type Trace = Readonly<Record<string, unknown>>;

/** The k-th mark of the p-th panel as a trace (polygons are no traces but shapes). */
export function plotlyTrace(panel: Panel, k: number, axes: Axes, sizes: Sizes, p: number): Trace {
  const mark = panel.marks[k]!;
  const color = colourOf(panel, mark);
  const name = "name" in mark && mark.name !== undefined ? { name: plotlyText(mark.name) } : {};
  const clip = { cliponaxis: axes.clipped };
  const hover = { hovertemplate: "%{x:.4~g}, %{y:.4~g}<extra></extra>" };
  switch (mark.kind) {
    case "line":
      return {
        type: "scatter",
        ...clip,
        mode: "lines",
        x: mark.x,
        y: mark.y,
        line: { color, width: 2, dash: mark.dashed ? "dash" : "solid" },
        ...name,
        ...hover,
      };
    case "points":
      return {
        type: "scatter",
        ...clip,
        mode: mark.labels ? "markers+text" : "markers",
        x: mark.x,
        y: mark.y,
        marker: { color, size: 8 },
        ...(mark.labels && { text: mark.labels.map(plotlyText), textposition: "top center" }),
        ...(mark.error && { error_y: { type: "data", array: mark.error, color, thickness: 1.5, width: 0 } }),
        ...name,
        ...hover,
      };
    case "bars":
      return {
        type: "bar",
        x: axes.xNames ? mark.x.map((value) => axes.xNames!.indexOf(String(value))) : mark.x,
        y: mark.y,
        marker: { color },
        ...slot(panel, mark, axes),
        ...name,
        hovertemplate: "%{y:.4~g}<extra></extra>",
      };
    case "arrows":
      return {
        type: "scatter",
        ...clip,
        mode: "lines+markers",
        x: mark.from.flatMap(([x], i) => [x, mark.to[i]![0], null]),
        y: mark.from.flatMap(([, y], i) => [y, mark.to[i]![1], null]),
        line: { color, width: 2 },
        marker: {
          color,
          symbol: "arrow",
          angleref: "previous",
          size: mark.from.flatMap(() => [0, 11, 0]),
          opacity: 1,
        },
        ...name,
        hoverinfo: "skip",
      };
    case "text":
      return {
        type: "scatter",
        ...clip,
        mode: "text",
        x: mark.x,
        y: mark.y,
        text: mark.text.map(plotlyText),
        ...(mark.colour !== undefined && { textfont: { color } }),
        hoverinfo: "skip",
      };
    case "heatmap":
      return heatmap(mark, axes, axes.colours[k]!, sizes, p);
    case "polygons":
      return { type: "scatter", visible: false };
  }
}

/** Width and place of the bars of one mark beside those of the panel's other marks. */
function slot(panel: Panel, mark: Extract<Mark, { kind: "bars" }>, axes: Axes): Trace {
  const group = panel.marks.filter(({ kind }) => kind === "bars");
  const whole = axes.xNames ? 0.8 : barWidth(mark.x);
  const width = whole / group.length;
  return { width, offset: group.indexOf(mark) * width - whole / 2 };
}

function heatmap(
  { values, scale: name, text }: Extract<Mark, { kind: "heatmap" }>,
  axes: Axes,
  [zmin, zmax]: readonly [number, number],
  sizes: Sizes,
  p: number,
): Trace {
  const n = Math.round(zmax - zmin);
  const colorscale =
    name === "categorical"
      ? Array.from({ length: n }, (_, i) => [i, i + 1].map((end) => [end / n, categorical(i, n)])).flat()
      : Array.from({ length: 17 }, (_, i) => [i / 16, scale(name ?? "sequential")(i / 16)]);
  const { x, y, w, h } = sizes.boxes[p]!;
  const size = fittingSize(text?.flat() ?? [], ...plane(sizes.boxes[p]!, axes).step);
  return {
    type: "heatmap",
    z: values,
    zmin,
    zmax,
    colorscale,
    showscale: axes.colourBar,
    ...(axes.colourBar && {
      colorbar: {
        thickness: 10,
        outlinewidth: 0,
        x: (x + w + 8) / sizes.width,
        xanchor: "left",
        y: 1 - (y + h / 2) / plotlyHeight(sizes),
        yanchor: "middle",
        len: h / plotlyHeight(sizes),
        lenmode: "fraction",
      },
    }),
    ...(text && { text: text.map((row) => row.map(plotlyText)) }),
    ...(text && size > 0 && { texttemplate: "%{text}", textfont: { size } }),
    hovertemplate: text
      ? "row %{y}, column %{x}: %{text}<extra></extra>"
      : "row %{y}, column %{x}: %{z:.4~g}<extra></extra>",
  };
}
