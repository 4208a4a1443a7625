import { type LegendEntry, legendRows } from "./legend.js";
import { standUpright, widestOf, wrapped } from "./lettering.js";
import { type Box, plane } from "./plane.js";
import type { Axes, Drawing } from "./scene.js";

/** The positions and sizes of everything, in pixels. */
export interface Sizes {
  readonly width: number;
  readonly height: number;
  /** The lines of the title. */
  readonly title: readonly string[];
  /** The rectangle between the axes of every panel. */
  readonly boxes: readonly Box[];
  readonly legendTop: number;
  readonly captionTop: number;
  /** Whether room for a slider is needed below the legend. */
  readonly slider: boolean;
}

/** The width of a figure on paper or in a notebook. */
const usualWidth = 720;
const between = 22;
/** The room between pictures that lie close together. */
const closely = 6;

/**
 * Lays the panels out row by row; panels of equal aspect get the height they need.
 *
 * On a narrow screen there are fewer columns: as many as leave each panel enough room, and for a table of panels a
 * divisor of its columns, so that its rows stay whole.
 */
export function sizesOf(
  drawing: Drawing,
  axes: readonly Axes[],
  legend: readonly LegendEntry[],
  width: number = usualWidth,
): Sizes {
  const { panels } = drawing;
  const { close = false } = drawing;
  const gap = close ? closely : between;
  const margins = panels.map((panel, p) => marginsOf(panel.yLabel, panel.xLabel, axes[p]!, close));
  const columns = columnsOf(drawing, margins, width);
  const rows = Math.ceil(panels.length / columns);
  // Each column has the widest margins of its panels, and all boxes are equally wide.
  const columnMargin = (side: "left" | "right"): number[] =>
    Array.from({ length: columns }, (_, c) =>
      Math.max(0, ...margins.filter((_, p) => p % columns === c).map((m) => m[side])),
    );
  const [left, right] = [columnMargin("left"), columnMargin("right")];
  const w = (width - (columns - 1) * gap - sum(left) - sum(right)) / columns;
  const slider = drawing.slider !== undefined;
  const title = drawing.title === undefined ? [] : wrapped(drawing.title, width - 16, 16);
  const boxes: Box[] = [];
  let top = title.length === 0 ? 8 : 20 + 20 * title.length;
  for (let row = 0; row < rows; row++) {
    const members = panels.map((_, p) => p).slice(row * columns, (row + 1) * columns);
    const lines = Math.max(...members.map((p) => headOf(drawing, p, w)));
    const head = lines > 0 ? 10 + 16 * lines : close ? 0 : 6;
    const h = Math.max(...members.map((p) => heightOf(w, axes[p]!, columns, slider && rows > 1)));
    for (const [c] of members.entries()) {
      const x = sum(left.slice(0, c + 1)) + sum(right.slice(0, c)) + c * (w + gap);
      boxes.push({ x, y: top + head, w, h });
    }
    const foot = Math.max(
      ...members.map(
        (p) =>
          margins[p]!.foot +
          namesBelow(axes[p]!.xNames, plane({ x: 0, y: 0, w, h }, axes[p]!).box.w) +
          15 * Math.max(0, linesBelow(panels[p]!.xLabel, w) - 1),
      ),
    );
    top += head + h + foot + (close ? closely : 8);
  }
  const captionTop = top + (legend.length > 0 ? 12 + 20 * legendRows(legend, width) : 0);
  return {
    width,
    height: Math.ceil(captionTop + (slider ? 24 : 0)),
    title,
    boxes,
    legendTop: top,
    captionTop,
    slider,
  };
}

/** The room in pixels for a line of words above or below a panel of width w. */
export function roomFor(w: number): number {
  return w + between - 4;
}

/** How much more height names need that are written upright below a panel of width w. */
export function namesBelow(names: readonly string[] | undefined, w: number): number {
  return names && standUpright(names, w) ? widestOf(names) - 6 : 0;
}

function linesBelow(label: string | undefined, w: number): number {
  return label === undefined ? 0 : wrapped(label, roomFor(w), 12).length;
}

interface Margins {
  readonly left: number;
  readonly right: number;
  readonly foot: number;
}

function columnsOf({ panels, columns, close }: Drawing, margins: readonly Margins[], width: number): number {
  if (width >= usualWidth || close) return columns; // a row of small pictures stays whole
  const margin = Math.max(...margins.map(({ left, right }) => left + right));
  const table = panels.length > columns;
  for (let c = Math.min(columns, panels.length); c > 1; c--) {
    const room = (width - (c - 1) * between) / c - margin;
    if (table ? columns % c === 0 && room >= 70 : room >= 110) return c;
  }
  return 1;
}

/** The largest number of lines that the title of the p-th panel has in any frame. */
function headOf({ panels, slider }: Drawing, p: number, w: number): number {
  const titles = (slider?.frames ?? [panels]).map((frame) => frame[p]!.title);
  return Math.max(
    ...titles.map((title) => (title === undefined ? 0 : wrapped(title, roomFor(w), 13).length)),
  );
}

function marginsOf(
  yLabel: string | undefined,
  xLabel: string | undefined,
  { visible, colourBar, unit, yNames, xNames }: Axes,
  close: boolean,
): Margins {
  const longest = (names: readonly string[] = []): number => Math.max(0, ...names.map((name) => name.length));
  const label = 20;
  if (close && !visible)
    return { left: yLabel === undefined ? 0 : label, right: 0, foot: xLabel === undefined ? 0 : label };
  return {
    left: (visible ? Math.max(38, 10 + 7 * longest(yNames)) : 4) + (yLabel === undefined ? 0 : label),
    right: colourBar ? (unit ? 80 : 62) : 8,
    foot: (visible ? (longest(xNames) > 0 ? 22 : 20) : 4) + (xLabel === undefined ? 0 : label),
  };
}

/** Rows of panels controlled by a slider are lower, so that all of them are visible at once. */
function heightOf(w: number, { equalAspect, x, y }: Axes, columns: number, low: boolean): number {
  if (!equalAspect) {
    const wanted = columns === 1 ? Math.max(0.5 * w, Math.min(0.72 * w, 220)) : 0.72 * w;
    return Math.round(Math.min(wanted, low ? 215 : 340));
  }
  const ratio = Math.abs((y[1] - y[0]) / (x[1] - x[0]));
  return Math.round(Math.min(Math.max(w * ratio, 60), low ? 225 : 360));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
