import { colourOf, keyOf, legendOf } from "./legend.js";
import { faint, ink } from "./palette.js";
import type { Panel } from "./panel.js";
import { plotlyImages } from "./plotlyImages.js";
import { plotlyLayout, sharedLayout } from "./plotlyLayout.js";
import { plotlyPages } from "./plotlyPages.js";
import { heightWithSlider, plotlySlider } from "./plotlySlider.js";
import { fittedTrace, plotlyTrace, type Trace } from "./plotlyTrace.js";
import { axesOf, type Drawing, framesOf } from "./scene.js";
import { sizesOf } from "./sizes.js";

/** A figure as Plotly draws it. */
export interface PlotlyFigure {
  readonly data: readonly Trace[];
  readonly layout: Readonly<Record<string, unknown>>;
  readonly frames: readonly Readonly<Record<string, unknown>>[];
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * A drawing as Plotly JSON. Ink and background are set only in `layout.template`, so that a page can substitute its
 * own template; the default is legible on white and on black.
 */
export function plotly(drawing: Drawing): PlotlyFigure {
  const axes = axesOf(drawing);
  const frames = framesOf(drawing);
  const start = drawing.slider?.start ?? 0;
  const legend = legendOf(frames.flat());
  const sizes = sizesOf(drawing, axes, legend);
  const height = heightWithSlider(sizes);
  const slots = slotsOf(frames);
  const traces = frames.map((panels) => {
    const named = new Set<string>();
    return slots.map(({ p, k, kind }): Trace => {
      const panel = panels[p]!;
      const mark = panel.marks[k];
      const place = { xaxis: `x${p === 0 ? "" : p + 1}`, yaxis: `y${p === 0 ? "" : p + 1}` };
      if (mark?.kind !== kind)
        return {
          type: kind === "heatmap" ? "heatmap" : kind === "bars" ? "bar" : "scatter",
          visible: false,
          ...place,
        };
      const key =
        "name" in mark && mark.name !== undefined
          ? keyOf({ name: mark.name, colour: colourOf(panel, mark) })
          : undefined;
      const first = key !== undefined && !named.has(key);
      if (key !== undefined) named.add(key);
      return {
        ...plotlyTrace(panel, k, axes[p]!),
        ...fittedTrace(mark, axes[p]!, sizes, height, p),
        ...place,
        visible: true,
        showlegend: first,
        ...(key !== undefined && { legendgroup: key }),
      };
    });
  });
  const layouts = frames.map((panels, i) => ({
    ...plotlyLayout(panels, axes, sizes, height),
    images: panels.flatMap((panel, p) => plotlyImages(panel, axes[p]!, sizes.boxes[p]!, p)),
    ...plotlySlider(drawing, sizes, i),
  }));
  const own = sharedLayout(layouts).frames;
  return {
    data: traces[start]!,
    layout: {
      autosize: false,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      barmode: "group",
      hovermode: "closest",
      dragmode: false,
      showlegend: legend.length > 0,
      ...layouts[start]!,
      template,
      meta: { noether: plotlyPages(drawing, axes, slots) },
    },
    frames:
      drawing.slider === undefined
        ? []
        : frames.map((_, i) => ({
            name: String(i),
            data: traces[i],
            traces: slots.map((_, at) => at),
            layout: own[i],
          })),
    config: { displaylogo: false, displayModeBar: false },
  };
}

/** Every kind of mark that occurs at a place in any frame, so that all frames have the same traces. */
function slotsOf(frames: readonly (readonly Panel[])[]): { p: number; k: number; kind: string }[] {
  const slots = new Map<string, { p: number; k: number; kind: string }>();
  for (const panels of frames) {
    for (const [p, { marks }] of panels.entries()) {
      for (const [k, { kind }] of marks.entries())
        if (kind !== "polygons" && kind !== "balls") slots.set(`${p} ${k} ${kind}`, { p, k, kind });
    }
  }
  return [...slots.values()].sort((a, b) => a.p - b.p || a.k - b.k);
}

const line = {
  gridcolor: faint,
  zerolinecolor: faint,
  linecolor: "rgba(128, 128, 128, 0.6)",
  tickcolor: ink,
};
const template = {
  layout: {
    font: { color: ink, size: 12, family: "system-ui, sans-serif" },
    paper_bgcolor: "rgba(0, 0, 0, 0)",
    plot_bgcolor: "rgba(0, 0, 0, 0)",
    xaxis: line,
    yaxis: line,
  },
};
