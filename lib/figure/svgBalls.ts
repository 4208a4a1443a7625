import { norm } from "../algebra/vector.js";
import { luminance } from "./palette.js";
import type { BallSolid } from "./panel.js";
import { type Point, project } from "./surface.js";
import { svgArrow } from "./svgArrow.js";
import { type Face, facesSeen, svgFaces } from "./svgFaces.js";
import { element, label, number } from "./svgText.js";

/**
 * Balls, sticks, arrows and surfaces, painted from back to front. Positions are projected orthographically, but nearer balls are drawn
 * larger, from about 0.75 to 1.4 times their size, so that front and back can be told apart.
 */
export function svgBalls(
  { centres, radii, colours, names, sticks, arrows = [], faces, view }: BallSolid,
  place: (x: number, y: number) => [number, number],
): string {
  const seen = centres.map((centre) => project(centre, view));
  const unit = Math.abs(place(1, 0)[0] - place(0, 0)[0]);
  const depth = Math.max(...centres.map((centre) => norm(centre)), 1e-9);
  const near = (z: number): number => 1 / (1 - (0.28 * z) / depth);
  const parts: (Face | { readonly z: number; readonly markup: string })[] = faces
    ? facesSeen(faces, view, place)
    : [];
  for (const [i, j] of sticks) {
    const middle = seen[i]!.map((x, k) => (x + seen[j]![k]!) / 2) as unknown as Point;
    for (const [k, centre] of [[i, seen[i]!] as const, [j, seen[j]!] as const]) {
      // A stick begins at the rim of its ball, so that it covers no letter.
      const inside = Math.min(1, (0.9 * radii[k]!) / Math.max(1e-9, distance(centre, middle)));
      const end = centre.map((x, axis) => x + inside * (middle[axis]! - x)) as unknown as Point;
      const [[x0, y0], [x1, y1]] = [place(end[0], end[1]), place(middle[0], middle[1])];
      const z = 0.4 * end[2] + 0.6 * middle[2];
      const markup = element("path", {
        d: `M${number(x0)} ${number(y0)}L${number(x1)} ${number(y1)}`,
        stroke: "#8a8f98",
        "stroke-width": 0.13 * unit * near(z),
        "stroke-linecap": "round",
      });
      parts.push({ z, markup });
    }
  }
  for (const { ball, to, colour } of arrows) {
    const [from, tip] = [seen[ball]!, project(to, view)];
    // An arrow that points away from the eye begins behind its ball, any other at the rim.
    const inside = Math.min(1, (0.9 * radii[ball]!) / Math.max(1e-9, distance(from, tip)));
    const [x0, y0] = from.map((x, axis) => x + inside * (tip[axis]! - x)) as unknown as Point;
    const z = 0.4 * from[2] + 0.6 * tip[2];
    parts.push({ z, markup: svgArrow(place(x0, y0), place(tip[0], tip[1]), colour) });
  }
  for (const [i, [x, y, z]] of seen.entries()) {
    const [cx, cy] = place(x, y);
    const r = radii[i]! * unit * near(z);
    const size = Math.min(13, 1.1 * r);
    const letters = luminance(colours[i]!) > 0.3 ? "#1c1c1c" : "#ffffff";
    const markup = [
      element("circle", { cx, cy, r, fill: colours[i]!, stroke: "#6b7079", "stroke-width": 1 }),
      element("circle", {
        cx: cx - 0.3 * r,
        cy: cy - 0.35 * r,
        r: 0.38 * r,
        fill: "#ffffff",
        "fill-opacity": 0.28,
      }),
      size < 6
        ? ""
        : label(cx, cy + 0.36 * size, names[i]!, { anchor: "middle", size, bold: true, fill: letters }),
    ].join("");
    parts.push({ z, markup });
  }
  parts.sort((a, b) => a.z - b.z);
  let [drawn, run]: [string, Face[]] = ["", []];
  for (const part of parts) {
    if (!("markup" in part)) run.push(part);
    else {
      drawn += svgFaces(run) + part.markup;
      run = [];
    }
  }
  return drawn + svgFaces(run);
}

function distance(p: Point, q: Point): number {
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
