import { type LabelPlace, labelOffset, labelPlaces } from "./labelPlaces.js";
import { colourOf } from "./legend.js";
import { fittingSize } from "./lettering.js";
import { categorical, ink, luminance, scale } from "./palette.js";
import type { Mark, Panel } from "./panel.js";
import type { Plane } from "./plane.js";
import { type Axes, barWidth, pointRadius } from "./scene.js";
import { svgArrow } from "./svgArrow.js";
import { svgBalls } from "./svgBalls.js";
import { linePath } from "./svgPath.js";
import { svgPolygons } from "./svgPolygons.js";
import { element, type LabelStyle, label, number } from "./svgText.js";

/** The k-th mark of a panel, in pixels from the corner of its box. */
export function svgMark(panel: Panel, k: number, axes: Axes, at: Plane): string {
  const mark = panel.marks[k]!;
  const paint = colourOf(panel, mark);
  const place = (x: number, y: number): [number, number] => [at.x(x), at.y(y)];
  switch (mark.kind) {
    case "line":
      return element("path", {
        d: linePath(
          mark.x.flatMap((x, i) =>
            mark.stairs && i > 0 ? [place(x, mark.y[i - 1]!), place(x, mark.y[i]!)] : [place(x, mark.y[i]!)],
          ),
        ),
        stroke: paint,
        "stroke-width": 2,
        "stroke-linejoin": "round",
        fill: "none",
        ...(mark.dashed && { "stroke-dasharray": "6 4" }),
      });
    case "points": {
      const places = mark.labels
        ? labelPlaces(
            mark.x.map((x, i) => place(x, mark.y[i]!)),
            mark.labels,
          )
        : [];
      return drawn(mark.x, mark.y, place, ([x, y], i) => {
        const whisker = whiskerOf(x, mark.y[i]!, mark.error?.[i], axes, at, paint);
        const name = mark.labels?.[i];
        return (
          whisker +
          element("circle", { cx: x, cy: y, r: pointRadius(mark.x.length), fill: paint }) +
          (name === undefined ? "" : nameOf(name, x, y, places[i]!))
        );
      });
    }
    case "bars":
      return bars(panel, mark, axes, at, paint);
    case "heatmap":
      return heatmap(mark, axes.colours[k]!, at);
    case "arrows":
      return mark.from
        .map((from, i) => svgArrow(place(...from), place(...mark.to[i]!), paint, mark.dashed))
        .join("");
    case "polygons":
      return svgPolygons(mark, place);
    case "balls":
      return svgBalls(mark.solid, place);
    case "text":
      return drawn(mark.x, mark.y, place, ([x, y], i) =>
        label(x, y + 4, mark.text[i]!, { anchor: "middle", fill: mark.colour === undefined ? ink : paint }),
      );
  }
}

/** The line from y - error to y + error; on a logarithmic axis it ends at the foot of the panel if y - error <= 0. */
function whiskerOf(
  x: number,
  y: number,
  error: number | undefined,
  axes: Axes,
  at: Plane,
  paint: string,
): string {
  if (error === undefined || !Number.isFinite(error)) return "";
  const low = axes.logY && y - error <= 0 ? footOf(axes) : y - error;
  const d = `M${number(x)} ${number(at.y(low))}V${number(at.y(y + error))}`;
  return element("path", { d, stroke: paint, "stroke-width": 1.5 });
}

/** Where bars start: at 0 or, on a logarithmic axis, at the lower end of the axis. */
function footOf({ logY, y }: Axes): number {
  return logY ? 10 ** y[0] : 0;
}

function nameOf(name: string, x: number, y: number, place: LabelPlace): string {
  const offset = labelOffset(place);
  return label(x + offset.x, y + offset.y, name, { anchor: offset.anchor });
}

/** Draws the points that can be drawn: those with finite coordinates. */
function drawn(
  xs: readonly number[],
  ys: readonly number[],
  place: (x: number, y: number) => [number, number],
  draw: (place: [number, number], i: number) => string,
): string {
  return xs
    .map((x, i) => [place(x, ys[i]!), i] as const)
    .filter(([point]) => point.every(Number.isFinite))
    .map(([point, i]) => draw(point, i))
    .join("");
}

function bars(
  panel: Panel,
  mark: Extract<Mark, { kind: "bars" }>,
  axes: Axes,
  at: Plane,
  paint: string,
): string {
  const group = panel.marks.filter(({ kind }) => kind === "bars");
  const whole = axes.xNames ? 0.8 : barWidth(mark.x);
  const one = whole / group.length;
  const offset = group.indexOf(mark) * one - whole / 2;
  return mark.x
    .map((x, i) => {
      const left = at.x((axes.xNames ? axes.xNames.indexOf(String(x)) : Number(x)) + offset);
      const [foot, top] = [at.y(footOf(axes)), at.y(mark.y[i]!)];
      if (![left, foot, top].every(Number.isFinite)) return "";
      return element("rect", {
        x: left,
        y: Math.min(foot, top),
        width: one * at.step[0] - 1,
        height: Math.abs(foot - top),
        fill: paint,
      });
    })
    .join("");
}

function heatmap(
  { values, text, scale: name }: Extract<Mark, { kind: "heatmap" }>,
  [low, high]: readonly [number, number],
  at: Plane,
): string {
  const fill =
    name === "categorical"
      ? (value: number) => categorical(value, Math.round(high - low))
      : (value: number) =>
          scale(name ?? "sequential")(Math.min(1, Math.max(0, (value - low) / (high - low))));
  // The cells of one colour are one path.
  const cells = new Map<string, string>();
  const words: string[] = [];
  const size = fittingSize(text?.flat() ?? [], ...at.step);
  for (const [i, row] of values.entries()) {
    for (let j = 0; j < row.length; ) {
      let end = j + 1;
      while (end < row.length && row[end] === row[j]) end++;
      const [x, y] = [at.x(j - 0.5), at.y(i - 0.5)];
      if (Number.isFinite(row[j]!)) {
        const [right, foot] = [at.x(end - 0.5), at.y(i + 0.5)].map(number);
        const cell = `M${number(x)} ${number(y)}H${right}V${foot}H${number(x)}z`;
        const paint = fill(row[j]!);
        cells.set(paint, (cells.get(paint) ?? "") + cell);
      }
      j = end;
    }
    for (const [j, value] of row.entries()) {
      const word = text?.[i]?.[j];
      if (word === undefined || size === 0) continue;
      const place = [at.x(j), at.y(i) + 0.35 * size] as const;
      words.push(label(...place, word, { anchor: "middle", size, ...inkOn(fill(value)) }));
    }
  }
  const paths = [...cells].map(([paint, d]) => element("path", { fill: paint, d }));
  return element("g", { "shape-rendering": "crispEdges" }, ...paths) + words.join("");
}

/** Words on a colour: white on an opaque dark one, the usual ink where the page shows through, dark with a light rim in between. */
function inkOn(paint: string): LabelStyle {
  const cover = /^rgba\(.*, ([\d.]+)\)$/.exec(paint)?.[1];
  if (cover === undefined)
    return { fill: /^#/.test(paint) && luminance(paint) < 0.25 ? "#ffffff" : "#1c1c1c" };
  if (Number(cover) < 0.25) return { fill: ink };
  return Number(cover) > 0.75 ? { fill: "#ffffff" } : { fill: "#1c1c1c", rim: "#ffffffd8" };
}
