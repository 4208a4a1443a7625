import type { Axes, Drawing } from "./scene.js";

/** A rectangle: left, top, width and height in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where everything stands, in pixels. */
export interface Sizes {
  readonly width: number;
  readonly height: number;
  /** The rectangle between the axes of every panel. */
  readonly boxes: readonly Box[];
  readonly legendTop: number;
  readonly captionTop: number;
  /** Whether room for a slider is needed below the legend. */
  readonly slider: boolean;
}

const width = 720;
const between = 22;

/** Lays the panels out row by row, in a page 720 pixels wide; panels of equal aspect get the height they need. */
export function sizesOf(drawing: Drawing, axes: readonly Axes[], legend: boolean): Sizes {
  const { panels, columns } = drawing;
  const margins = panels.map((panel, p) => marginsOf(panel.yLabel, panel.xLabel, axes[p]!));
  // Each column has the widest margins of its panels, and all boxes are equally wide.
  const columnMargin = (side: "left" | "right"): number[] =>
    Array.from({ length: columns }, (_, c) =>
      Math.max(0, ...margins.filter((_, p) => p % columns === c).map((m) => m[side])),
    );
  const [left, right] = [columnMargin("left"), columnMargin("right")];
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const w = (width - (columns - 1) * between - sum(left) - sum(right)) / columns;
  const boxes: Box[] = [];
  let top = drawing.title === undefined ? 8 : 40;
  for (let row = 0; row * columns < panels.length; row++) {
    const members = panels.map((_, p) => p).slice(row * columns, (row + 1) * columns);
    const head = members.some((p) => panels[p]!.title !== undefined) ? 26 : 6;
    const h = Math.max(...members.map((p) => heightOf(w, axes[p]!, columns)));
    for (const [c] of members.entries()) {
      const x = sum(left.slice(0, c + 1)) + sum(right.slice(0, c)) + c * (w + between);
      boxes.push({ x, y: top + head, w, h });
    }
    top += head + h + Math.max(...members.map((p) => margins[p]!.foot)) + 8;
  }
  const captionTop = top + (legend ? 24 : 0);
  const slider = drawing.slider !== undefined;
  return {
    width,
    height: Math.ceil(captionTop + (slider ? 24 : 0)),
    boxes,
    legendTop: top,
    captionTop,
    slider,
  };
}

function marginsOf(
  yLabel: string | undefined,
  xLabel: string | undefined,
  { visible, colourBar, yNames, xNames }: Axes,
): { left: number; right: number; foot: number } {
  const longest = (names: readonly string[] = []): number => Math.max(0, ...names.map((name) => name.length));
  const label = 20;
  return {
    left: (visible ? Math.max(38, 10 + 7 * longest(yNames)) : 4) + (yLabel === undefined ? 0 : label),
    right: colourBar ? 62 : 8,
    foot: (visible ? (longest(xNames) > 0 ? 22 : 20) : 4) + (xLabel === undefined ? 0 : label),
  };
}

function heightOf(w: number, { equalAspect, x, y }: Axes, columns: number): number {
  if (!equalAspect) return Math.round(Math.min(columns === 1 ? 0.5 * w : 0.72 * w, 340));
  const ratio = Math.abs((y[1] - y[0]) / (x[1] - x[0]));
  return Math.round(Math.min(Math.max(w * ratio, 60), 360));
}
