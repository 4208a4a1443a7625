import { thinned } from "./lettering.js";
import type { Panel } from "./panel.js";
import { plane } from "./plane.js";
import { plotlyHeight } from "./plotlyHeight.js";
import { plotlyText } from "./plotlyText.js";
import type { Axes } from "./scene.js";
import type { Sizes } from "./sizes.js";
import { ticks } from "./ticks.js";

/** The two axes of the p-th panel: `xaxis3` and `yaxis3` for p = 2. */
export function plotlyAxis(panel: Panel, axes: Axes, sizes: Sizes, p: number): Record<string, unknown> {
  const { x, y, w, h } = sizes.boxes[p]!;
  const { box } = plane(sizes.boxes[p]!, axes);
  const height = plotlyHeight(sizes);
  const suffix = p === 0 ? "" : String(p + 1);
  const heat = panel.marks.some(({ kind }) => kind === "heatmap");
  const common = {
    visible: axes.visible || panel.xLabel !== undefined || panel.yLabel !== undefined,
    showticklabels: axes.visible,
    showgrid: axes.visible && !heat,
    showline: axes.visible && !heat,
    zeroline: false,
    automargin: true,
    ...(axes.equalAspect && { constrain: "domain" }),
  };
  return {
    [`xaxis${suffix}`]: {
      ...common,
      ...axis(axes.x, axes.logX, named(axes.xNames, box.w, false), axes.whole, panel.xLabel),
      domain: [x / sizes.width, (x + w) / sizes.width],
      anchor: `y${suffix}`,
    },
    [`yaxis${suffix}`]: {
      ...common,
      ...axis(axes.y, axes.logY, named(axes.yNames, box.h, true), axes.whole, panel.yLabel),
      domain: [1 - (y + h) / height, 1 - y / height],
      anchor: `x${suffix}`,
      ...(axes.equalAspect && { scaleanchor: `x${suffix}` }),
    },
  };
}

/** Names in the place of numbers. */
interface Names {
  readonly tickvals: readonly number[];
  readonly ticktext: readonly string[];
}

function named(names: readonly string[] | undefined, room: number, upright: boolean): Names | undefined {
  if (names === undefined) return undefined;
  const tickvals = thinned(names, room, upright);
  return { tickvals, ticktext: tickvals.map((place) => plotlyText(names[place]!)) };
}

function axis(
  range: readonly [number, number],
  logarithmic: boolean,
  names: Names | undefined,
  whole: boolean,
  label: string | undefined,
): Record<string, unknown> {
  return {
    range,
    type: logarithmic ? "log" : "linear",
    ...(logarithmic && { exponentformat: "power", dtick: Math.max(1, Math.ceil((range[1] - range[0]) / 6)) }),
    ...(whole &&
      !names && { tickmode: "array", tickvals: ticks(Math.min(...range), Math.max(...range), 5, true) }),
    ...(names && { tickmode: "array", tickangle: 0, ...names }),
    ...(label !== undefined && { title: { text: plotlyText(label), standoff: 6 } }),
  };
}
