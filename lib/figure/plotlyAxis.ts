import type { Panel } from "./panel.js";
import { plotlyHeight } from "./plotlyHeight.js";
import { plotlyText } from "./plotlyText.js";
import type { Axes } from "./scene.js";
import type { Sizes } from "./sizes.js";
import { ticks } from "./ticks.js";

/** The two axes of the p-th panel: `xaxis3` and `yaxis3` for p = 2. */
export function plotlyAxis(panel: Panel, axes: Axes, sizes: Sizes, p: number): Record<string, unknown> {
  const { x, y, w, h } = sizes.boxes[p]!;
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
      ...axis(axes.x, axes.logX, axes.xNames, axes.whole, panel.xLabel),
      domain: [x / sizes.width, (x + w) / sizes.width],
      anchor: `y${suffix}`,
    },
    [`yaxis${suffix}`]: {
      ...common,
      ...axis(axes.y, axes.logY, axes.yNames, axes.whole, panel.yLabel),
      domain: [1 - (y + h) / height, 1 - y / height],
      anchor: `x${suffix}`,
      ...(axes.equalAspect && { scaleanchor: `x${suffix}` }),
    },
  };
}

function axis(
  range: readonly [number, number],
  logarithmic: boolean,
  names: readonly string[] | undefined,
  whole: boolean,
  label: string | undefined,
): Record<string, unknown> {
  return {
    range,
    type: logarithmic ? "log" : "linear",
    ...(logarithmic && { exponentformat: "power", dtick: Math.max(1, Math.ceil((range[1] - range[0]) / 6)) }),
    ...(whole &&
      !names && { tickmode: "array", tickvals: ticks(Math.min(...range), Math.max(...range), 5, true) }),
    ...(names && {
      tickmode: "array",
      tickvals: names.map((_, i) => i),
      ticktext: names.map(plotlyText),
      tickangle: 0,
    }),
    ...(label !== undefined && { title: { text: plotlyText(label), standoff: 6 } }),
  };
}
