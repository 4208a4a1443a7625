import { norm } from "../algebra/vector.js";
import type { BallSolid, Mark, Panel } from "./panel.js";

/** The part of a figure that renderers need. */
export interface Drawing {
  readonly title?: string;
  readonly alt: string;
  readonly panels: readonly Panel[];
  readonly columns: number;
  readonly close?: boolean;
  readonly slider?: {
    readonly label: string;
    readonly values: readonly string[];
    readonly start?: number;
    readonly frames: readonly (readonly Panel[])[];
  };
}

/** A pair of axes: everything about them that does not change from frame to frame. */
export interface Axes {
  /** Ends of the axes, as drawn from left to right and from bottom to top; log10 if the axis is logarithmic. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly logX: boolean;
  readonly logY: boolean;
  /** Names in place of numbers: at 0, 1, 2 ... */
  readonly xNames?: readonly string[];
  readonly yNames?: readonly string[];
  readonly visible: boolean;
  readonly equalAspect: boolean;
  /** Ends of the colour scale of the k-th mark, if it is a heat map. */
  readonly colours: readonly (readonly [number, number] | undefined)[];
  /** Whether a colour scale is drawn next to the panel; `unit` is what it measures. */
  readonly colourBar: boolean;
  readonly unit?: string;
  /** Whether marks may extend beyond the ends and must be clipped. */
  readonly clipped: boolean;
  /** Whether places are numbered: no ticks between whole numbers. */
  readonly whole: boolean;
}

/** The frames of a drawing: a single one if it has no slider. */
export function framesOf(drawing: Drawing): readonly (readonly Panel[])[] {
  return drawing.slider?.frames ?? [drawing.panels];
}

/** The axes of every panel, the same in all frames, so that nothing but the marks moves. */
export function axesOf(drawing: Drawing): Axes[] {
  const frames = framesOf(drawing);
  return drawing.panels.map((panel, p) => {
    const panels = frames.map((frame) => frame[p]!);
    const marks = panels.flatMap(({ marks }) => marks);
    const heatmap = marks.find((mark) => mark.kind === "heatmap");
    const bars = marks.filter((mark) => mark.kind === "bars");
    const named = bars.some(({ x }) => x.some((value) => typeof value === "string"));
    const xNames =
      heatmap?.columns ?? (named ? [...new Set(bars.flatMap(({ x }) => x.map(String)))] : undefined);
    const [logX, logY] = [/x/.test(panel.logarithmic ?? ""), /y/.test(panel.logarithmic ?? "")];
    const count = Math.max(...panels.map((each) => each.marks.length));
    return {
      x: ends(
        panel.xRange,
        marks.flatMap((mark) => horizontal(mark, xNames)),
        logX,
        heatmap !== undefined || named,
      ),
      y: ends(panel.yRange, marks.flatMap(vertical), logY, heatmap !== undefined, heatmap !== undefined),
      logX,
      logY,
      ...(xNames && { xNames }),
      ...(heatmap?.rows && { yNames: heatmap.rows }),
      visible: panel.axes ?? true,
      equalAspect:
        panel.equalAspect ?? marks.some(({ kind }) => ["heatmap", "polygons", "balls"].includes(kind)),
      colours: Array.from({ length: count }, (_, k) => colourRange(panels.map((each) => each.marks[k]))),
      colourBar: heatmap !== undefined && barWanted(panel, heatmap),
      ...(heatmap?.unit && { unit: heatmap.unit }),
      clipped: panel.xRange !== undefined || panel.yRange !== undefined,
      whole: heatmap !== undefined,
    };
  });
}

/** The coordinates of a mark along x (along y: `vertical`) that determine the ends of the axis. */
function horizontal(mark: Mark, names: readonly string[] | undefined): readonly number[] {
  switch (mark.kind) {
    case "heatmap":
      return [-0.5, mark.values[0]!.length - 0.5];
    case "arrows":
      return [...mark.from, ...mark.to].map(([x]) => x);
    case "polygons":
      return mark.outlines.flatMap((outline) => outline.map(([x]) => x));
    case "balls":
      return reachOf(mark.solid);
    case "bars": {
      if (names) return [-0.5, names.length - 0.5];
      const half = barWidth(mark.x) / 2;
      return mark.x.flatMap((x) => [Number(x) - half, Number(x) + half]);
    }
    default:
      return mark.x;
  }
}

/** How far the balls extend to either side, whatever the direction they are seen from. */
function reachOf({ centres, radii }: BallSolid): [number, number] {
  const reach = Math.max(0, ...centres.map((centre, i) => norm(centre) + radii[i]!));
  return [-reach, reach];
}

function vertical(mark: Mark): readonly number[] {
  switch (mark.kind) {
    case "heatmap":
      return [-0.5, mark.values.length - 0.5];
    case "arrows":
      return [...mark.from, ...mark.to].map(([, y]) => y);
    case "polygons":
      return mark.outlines.flatMap((outline) => outline.map(([, y]) => y));
    case "balls":
      return reachOf(mark.solid);
    case "bars":
      return [0, ...mark.y];
    case "points":
      return mark.error ? mark.y.flatMap((y, i) => [y - mark.error![i]!, y + mark.error![i]!]) : mark.y;
    default:
      return mark.y;
  }
}

function ends(
  wanted: readonly [number, number] | undefined,
  places: readonly number[],
  logarithmic: boolean,
  tight: boolean,
  downwards = false,
): readonly [number, number] {
  const on = (value: number): number => (logarithmic ? Math.log10(value) : value);
  if (wanted) return [on(wanted[0]), on(wanted[1])];
  const finite = places.map(on).filter(Number.isFinite);
  let [low, high] = [Infinity, -Infinity];
  for (const value of finite) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (finite.length === 0) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const margin = tight ? 0 : 0.05 * (high - low);
  return downwards ? [high + margin, low - margin] : [low - margin, high + margin];
}

/** The distance between neighbouring bars, less a gap. */
export function barWidth(x: readonly (number | string)[]): number {
  const sorted = [...new Set(x.map(Number))].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, i) => value - sorted[i]!);
  return 0.8 * (gaps.length === 0 ? 1 : Math.min(...gaps));
}

/** The radius of a point, in pixels: smaller if there are hundreds of them. */
export function pointRadius(count: number): number {
  return count > 120 ? 2.5 : 4;
}

function colourRange(marks: readonly (Mark | undefined)[]): readonly [number, number] | undefined {
  const heatmaps = marks.filter((mark) => mark?.kind === "heatmap");
  const [first] = heatmaps;
  if (first === undefined) return undefined;
  if (first.range) return first.range;
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of heatmaps) {
    for (const value of values.flat()) {
      if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
    }
  }
  if (low > high) [low, high] = [0, 1];
  if (first.scale === "categorical") return [-0.5, Math.max(high, 0) + 0.5];
  if (first.scale === "diverging") high = -(low = -(Math.max(-low, high) || 1));
  return low === high ? [low, low + 1] : [low, high];
}

function barWanted(panel: Panel, heatmap: Extract<Mark, { kind: "heatmap" }>): boolean {
  if (heatmap.unit !== undefined) return true;
  return panel.axes !== false && heatmap.text === undefined && heatmap.scale !== "categorical";
}
