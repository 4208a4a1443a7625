import { escapeHtml } from "../cells/display/escapeHtml.js";
import { box, courseMap, type MapEdge, type MapNode, type MappedChapter } from "./courseMap.js";

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
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="noether-Map" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="group" aria-label="Map of the course">`,
    ...edges.map(arrow),
    ...nodes.map((node, k) => chapter(chapters[k]!, node)),
    "</svg>",
  ].join("");
}

function chapter({ name, heading, facts, href }: DrawnChapter, { x, y }: MapNode): string {
  const lines = wrapped(heading);
  const words = (text: string, at: number, style: string): string =>
    `<text x="${x}" y="${at}" text-anchor="middle" ${style}>${escapeHtml(text)}</text>`;
  return [
    `<a href="${escapeHtml(href)}" class="noether-Map-chapter" data-chapter="${escapeHtml(name)}" aria-label="${escapeHtml(`${heading}: ${facts}`)}">`,
    `<rect x="${x - box.width / 2}" y="${y - box.height / 2}" width="${box.width}" height="${box.height}" rx="6"/>`,
    ...lines.map((line, k) =>
      words(line, y - 3 - 8 * (lines.length - 1) + 16 * k, 'font-size="13" font-weight="600"'),
    ),
    words(facts, y + 15 + 6 * (lines.length - 1), 'font-size="12"'),
    "</a>",
  ].join("");
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
  const head = `M${end.x.toFixed(1)} ${end.y.toFixed(1)}L${corner(0.4)}L${corner(-0.4)}Z`;
  return `<g class="noether-Map-way" aria-hidden="true"><path d="${path}" fill="none"/><path d="${head}"/></g>`;
}

/** A heading in one line or, if it is long, in two, as equal as its words allow. */
function wrapped(heading: string): readonly string[] {
  if (heading.length <= 25) return [heading];
  const ends = [...heading.matchAll(/ /g)].map(({ index }) => index);
  const longer = (end: number): number => Math.max(end, heading.length - end);
  const [end] = ends.sort((a, b) => longer(a) - longer(b));
  return end === undefined ? [heading] : [heading.slice(0, end), heading.slice(end + 1)];
}
