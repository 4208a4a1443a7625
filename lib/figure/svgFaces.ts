import { signed } from "./palette.js";
import type { Direction, SolidFaces } from "./panel.js";
import { light, type Point, project } from "./surface.js";
import { loop } from "./svgPolygons.js";
import { element } from "./svgText.js";

/** A quadrilateral of a surface as it is seen. */
export interface Face {
  /** How near to the eye it is. */
  readonly z: number;
  readonly path: string;
  readonly colour: string;
}

/** How much of what is behind a surface is hidden by it. */
const COVER = 0.45;

/** How strong the colour of a face is, in 8 steps: strongest where it is turned away from the light. */
const strength = (bright: number): number => Math.round(8 * (1.05 - bright)) / 8;

/** The faces of a surface, seen from a direction. */
export function facesSeen(
  { vertices, quads, signs }: SolidFaces,
  view: Direction,
  place: (x: number, y: number) => [number, number],
): Face[] {
  const seen = vertices.map((vertex) => project(vertex, view));
  return quads.map((quad, i) => {
    const corners = quad.map((k) => seen[k]!) as Point[];
    return {
      z: corners.reduce((sum, [, , z]) => sum + z / 4, 0),
      path: loop(corners.map(([x, y]) => place(x, y))),
      colour: signed(signs[i]! * strength(light(corners))),
    };
  });
}

/** Faces between which nothing else is, those of one colour in one path: there may be thousands. */
export function svgFaces(faces: readonly Face[]): string {
  if (faces.length === 0) return "";
  const paths = new Map<string, string>();
  for (const { colour, path } of faces) paths.set(colour, (paths.get(colour) ?? "") + path);
  const painted = Array.from(paths, ([fill, d]) => element("path", { d, fill }));
  return element("g", { "fill-opacity": COVER }, ...painted);
}
