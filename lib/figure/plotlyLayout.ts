import { axesAt } from "./axesAt.js";
import { wrapped } from "./lettering.js";
import type { Panel } from "./panel.js";
import { plotlyAxis } from "./plotlyAxis.js";
import { plotlyLines } from "./plotlyText.js";
import type { Axes } from "./scene.js";
import { roomFor, type Sizes } from "./sizes.js";

type Layout = Readonly<Record<string, unknown>>;

/**
 * The layout of a frame in a figure of the given height: title, legend, axes, and the titles of the panels.
 *
 * A thin outline is drawn around heat maps, whose zero may have the colour of the page.
 */
export function plotlyLayout(
  panels: readonly Panel[],
  axes: readonly Axes[],
  sizes: Sizes,
  height: number,
): Layout {
  return {
    width: sizes.width,
    height,
    legend: {
      orientation: "h",
      x: 0.5,
      xanchor: "center",
      y: 1 - sizes.legendTop / height,
      yanchor: "top",
    },
    ...Object.assign(
      {},
      ...panels.map((panel, p) => plotlyAxis(panel, axesAt(axes[p]!, panel), sizes, height, p)),
    ),
    annotations: [
      ...figureTitle(sizes, height),
      ...panels.flatMap((panel, p) => titleOf(panel, sizes, height, p)),
    ],
    shapes: panels.flatMap((panel, p) => frameOf(panel, axes[p]!, p)),
  };
}

/** Splits the layouts of all frames into the entries that are equal in all of them, and for each frame the others. */
export function sharedLayout(layouts: readonly Layout[]): { base: Layout; frames: Layout[] } {
  const [first = {}] = layouts;
  const equal = Object.keys(first).filter((key) =>
    layouts.every((each) => JSON.stringify(each[key]) === JSON.stringify(first[key])),
  );
  const of = (layout: Layout, wanted: boolean): Layout =>
    Object.fromEntries(Object.entries(layout).filter(([key]) => equal.includes(key) === wanted));
  return { base: of(first, true), frames: layouts.map((each) => of(each, false)) };
}

/** The title: Plotly's own is too high when it has several lines. */
function figureTitle({ title }: Sizes, height: number): Layout[] {
  if (title.length === 0) return [];
  return [
    {
      name: "title",
      text: plotlyLines(title, true),
      x: 0.5,
      y: 1 - 5 / height,
      xref: "paper",
      yref: "paper",
      xanchor: "center",
      yanchor: "top",
      showarrow: false,
      font: { size: 16 },
    },
  ];
}

function titleOf(panel: Panel, sizes: Sizes, height: number, p: number): Layout[] {
  if (panel.title === undefined) return [];
  const { x, y, w } = sizes.boxes[p]!;
  return [
    {
      name: `panel ${p}`,
      text: plotlyLines(wrapped(panel.title, roomFor(w), 13), true),
      x: (x + w / 2) / sizes.width,
      y: 1 - (y - 4) / height,
      xref: "paper",
      yref: "paper",
      xanchor: "center",
      yanchor: "bottom",
      showarrow: false,
      font: { size: 13 },
    },
  ];
}

function frameOf(panel: Panel, { x, y }: Axes, p: number): Layout[] {
  if (!panel.marks.some(({ kind }) => kind === "heatmap")) return [];
  const suffix = p === 0 ? "" : String(p + 1);
  return [
    {
      type: "rect",
      xref: `x${suffix}`,
      yref: `y${suffix}`,
      x0: x[0],
      x1: x[1],
      y0: y[0],
      y1: y[1],
      line: { color: "rgba(128, 128, 128, 0.5)", width: 1 },
    },
  ];
}
