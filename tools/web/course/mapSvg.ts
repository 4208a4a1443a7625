import { element, escaped, label } from "../../../lib/figure/svgText.js";
import { box, courseMap, type MapEdge, type MappedChapter } from "./courseMap.js";

/** A chapter as the map shows it. */
export interface DrawnChapter extends MappedChapter {
  /** "5. Convolution". */
  readonly heading: string;
  /** What stands below it: minutes, and how far a learner is. */
  readonly facts: string;
  /** Where a click leads. */
  readonly href: string;
}

/**
 * The map of a course as SVG: a box for each chapter, which is a link with the chapter's name in `data-chapter`, and an
 * arrow to each that builds on it. Colours are those of the classes, which whoever shows it defines.
 */
export function mapSvg(chapters: readonly DrawnChapter[]): string {
  const { width, height, nodes, edges } = courseMap(chapters);
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "noether-Map",
      viewBox: `0 0 ${w} ${h}`,
      width: w,
      height: h,
      role: "group",
      "aria-label": "Map of the course",
    },
    ...edges.map((edge) => arrow(edge)),
    ...nodes.map((node, k) => chapter(chapters[k]!, node)),
  );
}

function chapter({ name, heading, facts, href }: DrawnChapter, { x, y }: { x: number; y: number }): string {
  const lines = wrapped(heading);
  return element(
    "a",
    { href, class: "noether-Map-chapter", "data-chapter": name, "aria-label": `${heading}: ${facts}` },
    element("title", {}, escaped(heading)),
    element("rect", {
      x: x - box.width / 2,
      y: y - box.height / 2,
      width: box.width,
      height: box.height,
      rx: 6,
    }),
    ...lines.map((line, k) =>
      label(x, y - 3 - 8 * (lines.length - 1) + 16 * k, line, { anchor: "middle", size: 13, bold: true }),
    ),
    label(x, y + 15 + 6 * (lines.length - 1), facts, { anchor: "middle", size: 12 }),
  );
}

/** A heading in one line or, if it is long, in two, as equal as its words allow. */
function wrapped(heading: string): readonly string[] {
  if (heading.length <= 25) return [heading];
  const ends = [...heading.matchAll(/ /g)].map(({ index }) => index);
  const longer = (end: number): number => Math.max(end, heading.length - end);
  const [end] = ends.sort((a, b) => longer(a) - longer(b));
  return end === undefined ? [heading] : [heading.slice(0, end), heading.slice(end + 1)];
}

/** A line through the points of a way, with a head at its end. */
function arrow({ points }: MapEdge): string {
  const path = points
    .map(({ x, y }, k) => `${k === 0 ? "M" : "L"}${Math.round(x)} ${Math.round(y)}`)
    .join("");
  const [before, end] = points.slice(-2) as [MapEdge["points"][number], MapEdge["points"][number]];
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (turn: number): string =>
    `${(end.x - 9 * Math.cos(angle + turn)).toFixed(1)} ${(end.y - 9 * Math.sin(angle + turn)).toFixed(1)}`;
  return element(
    "g",
    { class: "noether-Map-way", "aria-hidden": "true" },
    element("path", { d: path, fill: "none" }),
    element("path", { d: `M${end.x.toFixed(1)} ${end.y.toFixed(1)}L${corner(0.4)}L${corner(-0.4)}Z` }),
  );
}
