import { labelPlaces } from "./labelPlaces.js";
import { colourOf } from "./legend.js";
import { fittingSize } from "./lettering.js";
import { categorical, scale } from "./palette.js";
import type { Mark, Panel } from "./panel.js";
import { plane } from "./plane.js";
import { plotlyText } from "./plotlyText.js";
import { type Axes, barWidth, pointRadius } from "./scene.js";
import type { Sizes } from "./sizes.js";

/** One trace of Plotly's `data`. */
export type Trace = Readonly<Record<string, unknown>>;

/** The k-th mark of a panel as a trace (polygons and balls are images instead of traces). */
export function plotlyTrace(panel: Panel, k: number, axes: Axes): Trace {
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
        line: {
          color,
          width: 2,
          dash: mark.dashed ? "dash" : "solid",
          ...(mark.stairs && { shape: "hv" }),
        },
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
        marker: { color, size: 2 * pointRadius(mark.x.length) },
        ...(mark.labels && { text: mark.labels.map(plotlyText) }),
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
    case "arrows": {
      const empty = mark.from.length === 0 ? [null] : [];
      return {
        type: "scatter",
        ...clip,
        mode: "lines+markers",
        // Plotly has no entry in its legend for a trace of no points.
        x: [...mark.from.flatMap(([x], i) => [x, mark.to[i]![0], null]), ...empty],
        y: [...mark.from.flatMap(([, y], i) => [y, mark.to[i]![1], null]), ...empty],
        line: { color, width: 2, dash: mark.dashed ? "5px,4px" : "solid" },
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
    }
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
      return heatmap(mark, axes, axes.colours[k]!);
    case "polygons":
    case "balls":
      return { type: "scatter", visible: false };
  }
}

/** Width and offset of the bars of one mark, next to those of the panel's other marks. */
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
): Trace {
  const n = Math.round(zmax - zmin);
  const colorscale =
    name === "categorical"
      ? Array.from({ length: n }, (_, i) => [i, i + 1].map((end) => [end / n, categorical(i, n)])).flat()
      : Array.from({ length: 17 }, (_, i) => [i / 16, scale(name ?? "sequential")(i / 16)]);
  return {
    type: "heatmap",
    z: values,
    zmin,
    zmax,
    colorscale,
    showscale: axes.colourBar,
    ...(text && { text: text.map((row) => row.map(plotlyText)) }),
    hovertemplate: text
      ? "row %{y}, column %{x}: %{text}<extra></extra>"
      : "row %{y}, column %{x}: %{z:.4~g}<extra></extra>",
  };
}

/** The entries of a trace in the p-th panel that depend on its size: the colour scale next to it, the size of its words. */
export function fittedTrace(mark: Mark, axes: Axes, sizes: Sizes, height: number, p: number): Trace {
  const { box, step, x, y } = plane(sizes.boxes[p]!, axes);
  if (mark.kind === "points" && mark.labels) {
    const points = mark.x.map((value, i) => [x(value), y(mark.y[i]!)] as const);
    return { textposition: labelPlaces(points, mark.labels) };
  }
  if (mark.kind !== "heatmap") return {};
  const size = fittingSize(mark.text?.flat() ?? [], ...step);
  return {
    ...(axes.colourBar && {
      colorbar: {
        thickness: 10,
        outlinewidth: 0,
        x: (box.x + box.w + 8) / sizes.width,
        xanchor: "left",
        xpad: 0,
        ypad: 0,
        y: 1 - (box.y + box.h / 2) / height,
        yanchor: "middle",
        len: box.h / height,
        lenmode: "fraction",
        ...(axes.unit && { title: { text: plotlyText(axes.unit), side: "right" } }),
      },
    }),
    ...(mark.text && size > 0 && { texttemplate: "%{text}", textfont: { size } }),
  };
}
