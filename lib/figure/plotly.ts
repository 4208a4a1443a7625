import { axesAt } from "./axesAt.js";
import { colourOf, keyOf, legendOf } from "./legend.js";
import { faint, ink } from "./palette.js";
import type { Panel } from "./panel.js";
import { plotlyAxis } from "./plotlyAxis.js";
import { plotlyHeight } from "./plotlyHeight.js";
import { plotlyImages } from "./plotlyImages.js";
import { plotlySlider } from "./plotlySlider.js";
import { plotlyText } from "./plotlyText.js";
import { plotlyTrace, type Trace } from "./plotlyTrace.js";
import { axesOf, type Drawing, framesOf } from "./scene.js";
import { type Sizes, sizesOf } from "./sizes.js";

/** A figure as Plotly draws it. */
export interface PlotlyFigure {
  readonly data: readonly Trace[];
  readonly layout: Readonly<Record<string, unknown>>;
  readonly frames: readonly Readonly<Record<string, unknown>>[];
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * A drawing as Plotly JSON. Ink and background stand in `layout.template` alone, so that a page may put its own
 * template there; the default reads on white and on black.
 */
export function plotly(drawing: Drawing): PlotlyFigure {
  const axes = axesOf(drawing);
  const frames = framesOf(drawing);
  const start = drawing.slider?.start ?? 0;
  const legend = legendOf(frames.flat());
  const sizes = sizesOf(drawing, axes, legend.length > 0);
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
      const trace = plotlyTrace(panel, k, axes[p]!, sizes, p);
      const key =
        "name" in mark && mark.name !== undefined
          ? keyOf({ name: mark.name, colour: colourOf(panel, mark) })
          : undefined;
      const first = key !== undefined && !named.has(key);
      if (key !== undefined) named.add(key);
      return {
        ...trace,
        ...place,
        visible: true,
        showlegend: first,
        ...(key !== undefined && { legendgroup: key }),
      };
    });
  });
  const axesLayout = (panels: readonly Panel[]): Record<string, unknown> =>
    Object.assign({}, ...panels.map((panel, p) => plotlyAxis(panel, axesAt(axes[p]!, panel), sizes, p)));
  const layout = (panels: readonly Panel[], frame: number): Record<string, unknown> => ({
    annotations: panels.flatMap((panel, p) => titleOf(panel, sizes, p)),
    images: panels.flatMap((panel, p) => plotlyImages(panel, axes[p]!, sizes.boxes[p]!, p)),
    ...(drawing.slider !== undefined && axesLayout(panels)),
    ...plotlySlider(drawing, sizes, frame),
  });
  return {
    data: traces[start]!,
    layout: {
      autosize: true,
      height: plotlyHeight(sizes),
      margin: { l: 0, r: 0, t: 0, b: 0 },
      barmode: "group",
      hovermode: "closest",
      ...(drawing.title !== undefined && {
        title: {
          text: `<b>${plotlyText(drawing.title)}</b>`,
          x: 0.5,
          xanchor: "center",
          y: 1,
          yref: "container",
          yanchor: "top",
          pad: { t: 8 },
          font: { size: 16 },
        },
      }),
      showlegend: legend.length > 0,
      legend: {
        orientation: "h",
        x: 0.5,
        xanchor: "center",
        y: 1 - sizes.legendTop / plotlyHeight(sizes),
        yanchor: "top",
      },
      ...axesLayout(frames[start]!),
      ...layout(frames[start]!, start),
      template,
    },
    frames:
      drawing.slider === undefined
        ? []
        : frames.map((panels, i) => ({
            name: String(i),
            data: traces[i],
            traces: slots.map((_, at) => at),
            layout: layout(panels, i),
          })),
    config: { displaylogo: false, responsive: true, displayModeBar: false },
  };
}

/** Every kind of mark that stands at some place in some frame, so that all frames have the same traces. */
function slotsOf(frames: readonly (readonly Panel[])[]): { p: number; k: number; kind: string }[] {
  const slots = new Map<string, { p: number; k: number; kind: string }>();
  for (const panels of frames) {
    for (const [p, { marks }] of panels.entries()) {
      for (const [k, { kind }] of marks.entries())
        if (kind !== "polygons") slots.set(`${p} ${k} ${kind}`, { p, k, kind });
    }
  }
  return [...slots.values()].sort((a, b) => a.p - b.p || a.k - b.k);
}

function titleOf(panel: Panel, sizes: Sizes, p: number): Record<string, unknown>[] {
  if (panel.title === undefined) return [];
  const { x, y, w } = sizes.boxes[p]!;
  return [
    {
      text: `<b>${plotlyText(panel.title)}</b>`,
      x: (x + w / 2) / sizes.width,
      y: 1 - (y - 4) / plotlyHeight(sizes),
      xref: "paper",
      yref: "paper",
      xanchor: "center",
      yanchor: "bottom",
      showarrow: false,
      font: { size: 13 },
    },
  ];
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
