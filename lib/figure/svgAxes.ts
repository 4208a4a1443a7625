import { standUpright, thinned, wrapped } from "./lettering.js";
import { scale } from "./palette.js";
import type { Panel } from "./panel.js";
import type { Box, Plane } from "./plane.js";
import type { Axes } from "./scene.js";
import { namesBelow, roomFor } from "./sizes.js";
import { element, label, number } from "./svgText.js";
import { decades, ticks } from "./ticks.js";

/** The grid, numbers, names and title of a panel within the box `outer`, its marks drawn between the grid and the names. */
export function svgAxes(panel: Panel, axes: Axes, at: Plane, outer: Box, marks: string): string {
  const { box } = at;
  const [right, foot, middle] = [box.x + box.w, box.y + box.h, box.x + box.w / 2];
  const xTicks = axes.visible
    ? places(axes.x, axes.logX, named(axes.xNames, box.w, false), axes.whole, box.w / 70)
    : [];
  const yTicks = axes.visible
    ? places(axes.y, axes.logY, named(axes.yNames, box.h, true), axes.whole, box.h / 45)
    : [];
  const upright = axes.xNames !== undefined && standUpright(axes.xNames, box.w);
  const heat = panel.marks.some(({ kind }) => kind === "heatmap");
  const x = (tick: Tick): number => box.x + at.x(tick.value);
  const y = (tick: Tick): number => box.y + at.y(tick.value);
  const grid = [
    ...(heat ? [] : xTicks.map((tick) => `M${number(x(tick))} ${number(box.y)}V${number(foot)}`)),
    ...(heat ? [] : yTicks.map((tick) => `M${number(box.x)} ${number(y(tick))}H${number(right)}`)),
  ].join("");
  const wide = box.x - Math.max(0, ...yTicks.map(({ text }) => 7 * text.length)) - 18;
  return [
    grid === "" ? "" : element("path", { d: grid, stroke: "#808080", "stroke-opacity": 0.25, fill: "none" }),
    marks,
    heat
      ? element("rect", { ...rectangle(box), stroke: "#808080", "stroke-opacity": 0.5, fill: "none" })
      : "",
    axes.visible && !heat
      ? element("path", {
          d: `M${number(box.x)} ${number(box.y)}V${number(foot)}H${number(right)}`,
          stroke: "#808080",
          "stroke-opacity": 0.6,
          fill: "none",
        })
      : "",
    ...xTicks.map((tick) =>
      upright
        ? label(x(tick) + 4, foot + 8, tick.text, { anchor: "end", turn: -90 })
        : label(x(tick), foot + 16, tick.text, { anchor: "middle" }),
    ),
    ...yTicks.map((tick) => label(box.x - 7, y(tick) + 4, tick.text, { anchor: "end" })),
    ...lines(panel.title, outer.w, 13).map((line, k, all) =>
      label(middle, box.y - 9 - 16 * (all.length - 1 - k), line, { anchor: "middle", size: 13, bold: true }),
    ),
    ...lines(panel.xLabel, outer.w, 12).map((line, k) =>
      label(middle, foot + (axes.visible ? 34 : 16) + namesBelow(axes.xNames, box.w) + 15 * k, line, {
        anchor: "middle",
      }),
    ),
    panel.yLabel === undefined
      ? ""
      : label(Math.max(11, wide), box.y + box.h / 2, panel.yLabel, { anchor: "middle", turn: -90 }),
    axes.colourBar ? colourBar(panel, axes, at) : "",
  ].join("");
}

function rectangle({ x, y, w, h }: Box): { x: number; y: number; width: number; height: number } {
  return { x, y, width: w, height: h };
}

/** Words above or below a panel of width w, as lines. */
function lines(words: string | undefined, w: number, size: number): string[] {
  return words === undefined ? [] : wrapped(words, roomFor(w), size);
}

interface Tick {
  readonly value: number;
  readonly text: string;
}

function named(names: readonly string[] | undefined, room: number, upright: boolean): Tick[] | undefined {
  const standing = upright || (names !== undefined && standUpright(names, room));
  return names && thinned(names, room, standing).map((value) => ({ value, text: names[value]! }));
}

function places(
  [first, last]: readonly [number, number],
  logarithmic: boolean,
  names: readonly Tick[] | undefined,
  whole: boolean,
  count: number,
): Tick[] {
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  if (names) return [...names];
  if (logarithmic)
    return decades(low, high).map((power) => ({ value: 10 ** power, text: powerOfTen(power) }));
  return ticks(low, high, Math.max(2, Math.min(6, count)), whole).map((value) => ({
    value,
    text: minus(value),
  }));
}

function minus(value: number): string {
  return String(value).replace("-", "\u2212");
}

function powerOfTen(power: number): string {
  const digits = [..."\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"];
  const raised = [...String(Math.abs(power))].map((digit) => digits[Number(digit)]).join("");
  return `10${power < 0 ? "\u207b" : ""}${raised}`;
}

function colourBar(panel: Panel, axes: Axes, { box }: Plane): string {
  const k = panel.marks.findIndex(({ kind }) => kind === "heatmap");
  const mark = panel.marks[k];
  if (mark?.kind !== "heatmap" || mark.scale === "categorical") return "";
  const [low, high] = axes.colours[k]!;
  const paint = scale(mark.scale ?? "sequential");
  const [x, steps] = [box.x + box.w + 12, 48];
  const cells = Array.from({ length: steps }, (_, i) => {
    const top = box.y + (box.h * (steps - 1 - i)) / steps;
    return element("rect", {
      x,
      y: top,
      width: 10,
      height: box.h / steps + 0.3,
      fill: paint((i + 0.5) / steps),
    });
  });
  const words = ticks(low, high, Math.max(2, box.h / 50)).map((value) =>
    label(x + 14, box.y + box.h * (1 - (value - low) / (high - low)) + 4, minus(value), { size: 11 }),
  );
  const unit = axes.unit ? label(x + 60, box.y + box.h / 2, axes.unit, { anchor: "middle", turn: -90 }) : "";
  return [...cells, ...words, unit].join("");
}
