import { standUpright, thinned, wrapped } from "./lettering.js";
import type { Panel } from "./panel.js";
import { plane } from "./plane.js";
import { plotlyLines, plotlyText } from "./plotlyText.js";
import type { Axes } from "./scene.js";
import { roomFor, type Sizes } from "./sizes.js";
import { ticks } from "./ticks.js";

/**
 * The two axes of the p-th panel in a figure of the given height: `xaxis3` and `yaxis3` for p = 2.
 *
 * If both have the same unit, their domain is the box that fits it: Plotly's own `scaleanchor` is lost when it shows
 * another frame. So the figure must keep the width for which it was laid out, or be laid out again.
 */
export function plotlyAxis(
  panel: Panel,
  axes: Axes,
  sizes: Sizes,
  height: number,
  p: number,
): Record<string, unknown> {
  const { box } = plane(sizes.boxes[p]!, axes);
  const { x, y, w, h } = box;
  const suffix = p === 0 ? "" : String(p + 1);
  const heat = panel.marks.some(({ kind }) => kind === "heatmap");
  const common = {
    visible: axes.visible || panel.xLabel !== undefined || panel.yLabel !== undefined,
    showticklabels: axes.visible,
    ...(!axes.visible && { ticks: "" }),
    showgrid: axes.visible && !heat,
    showline: axes.visible && !heat,
    zeroline: false,
    automargin: false,
    fixedrange: true,
  };
  const across = panel.xLabel === undefined ? [] : wrapped(panel.xLabel, roomFor(sizes.boxes[p]!.w), 12);
  const along = panel.yLabel === undefined ? [] : wrapped(panel.yLabel, Math.max(120, h + 20), 12);
  return {
    [`xaxis${suffix}`]: {
      ...common,
      ...axis(axes.x, axes.logX, named(axes.xNames, w, false), axes.whole, across),
      domain: [x / sizes.width, (x + w) / sizes.width],
      anchor: `y${suffix}`,
      nticks: Math.max(3, Math.floor(w / 55)),
    },
    [`yaxis${suffix}`]: {
      ...common,
      ...axis(axes.y, axes.logY, named(axes.yNames, h, true), axes.whole, along),
      domain: [1 - (y + h) / height, 1 - y / height],
      anchor: `x${suffix}`,
      nticks: Math.max(3, Math.floor(h / 35)),
    },
  };
}

/** Names in place of numbers. */
interface Names {
  readonly tickvals: readonly number[];
  readonly ticktext: readonly string[];
  readonly tickangle: number;
}

function named(names: readonly string[] | undefined, room: number, upright: boolean): Names | undefined {
  if (names === undefined) return undefined;
  const turned = !upright && standUpright(names, room);
  const tickvals = thinned(names, room, upright || turned);
  const ticktext = tickvals.map((place) => plotlyText(names[place]!));
  return { tickvals, ticktext, tickangle: turned ? -90 : 0 };
}

function axis(
  range: readonly [number, number],
  logarithmic: boolean,
  names: Names | undefined,
  whole: boolean,
  label: readonly string[],
): Record<string, unknown> {
  return {
    range,
    type: logarithmic ? "log" : "linear",
    ...(logarithmic && { exponentformat: "power", dtick: Math.max(1, Math.ceil((range[1] - range[0]) / 6)) }),
    ...(whole &&
      !names && { tickmode: "array", tickvals: ticks(Math.min(...range), Math.max(...range), 5, true) }),
    ...(names && { tickmode: "array", ...names }),
    ...(label.length > 0 && { title: { text: plotlyLines(label), standoff: 6 } }),
  };
}
