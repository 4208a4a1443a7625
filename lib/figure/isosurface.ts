import { checkMemory } from "../numbers/checkMemory.js";
import { ballAndStick } from "./ballAndStick.js";
import { type FieldMolecule, fieldAround, type SpaceFunction } from "./fieldAround.js";
import { levelSet, type Quads } from "./levelSet.js";
import type { Mark, Panel, SolidFaces } from "./panel.js";
import type { Point, View } from "./surface.js";

/** What is drawn of a function in space. */
export interface IsosurfaceParts extends FieldMolecule {
  /** A surface for each: orange where the level is above 0, blue where it is below. */
  readonly levels: readonly number[];
  readonly view?: View;
  readonly title?: string;
  /** Cubes along an edge of the grid on which f is looked at (default: 28). */
  readonly steps?: number;
}

/**
 * The surfaces on which a function in space has given values, around a molecule that is seen through them, as a panel of
 * a figure. In an interactive page it can be turned if the panel contains nothing else.
 *
 * @param f of a point, such as `densityInBasis` gives it
 * @example
 * figure({ alt: "The density of water", panels: [isosurface(rho, { atoms, positions, levels: [0.05], unit: "bohr" })] });
 * @throws RangeError if f has a level nowhere or is not finite, or positions and atoms do not belong together
 */
export function isosurface(f: SpaceFunction, { levels, steps = 28, ...parts }: IsosurfaceParts): Panel {
  const { positions, reach, at } = fieldAround("isosurface", f, parts);
  if (!(Number.isSafeInteger(steps) && steps >= 2))
    throw new RangeError(`isosurface: expected a number of steps 2, 3, 4, ..., got ${steps}`);
  const n = steps + 1;
  checkMemory(8 * n ** 3, `a grid of ${steps} steps`, "use fewer steps");
  const place = (...grid: readonly number[]): Point =>
    grid.map((k) => reach * ((2 * k) / steps - 1)) as unknown as Point;
  const values = Float64Array.from({ length: n ** 3 }, (_, k) =>
    at(place(Math.floor(k / (n * n)), Math.floor(k / n) % n, k % n)),
  );
  checkLevels(levels, values);
  const faces = joined(levels.map((level) => [levelSet(values, n, level, place), Math.sign(level)] as const));
  const { atoms, view, title } = parts;
  const panel = ballAndStick({
    ...{ atoms, positions, reach },
    ...(view && { view }),
    ...(title !== undefined && { title }),
  });
  const marks = panel.marks.map(
    (mark): Mark => (mark.kind === "balls" ? { ...mark, solid: { ...mark.solid, faces } } : mark),
  );
  return { ...panel, marks };
}

function checkLevels(levels: readonly number[], values: Float64Array): void {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const odd = levels.find((level) => !(level > low && level <= high && level !== 0));
  if (odd === undefined && levels.length > 0) return;
  const range = [low, high].map((x) => x.toPrecision(3)).join(" and ");
  throw new RangeError(
    `isosurface: expected levels between ${range}, the values there, and other than 0, got ${odd ?? "none"}`,
  );
}

/** Surfaces as one; thousandths of an angstrom are enough to draw them. */
function joined(surfaces: readonly (readonly [Quads, number])[]): SolidFaces {
  const vertices: Point[] = [];
  const quads: [number, number, number, number][] = [];
  const signs: number[] = [];
  for (const [surface, sign] of surfaces) {
    const first = vertices.length;
    for (const vertex of surface.vertices)
      vertices.push(vertex.map((x) => Math.round(1000 * x) / 1000) as unknown as Point);
    for (const [a, b, c, d] of surface.quads) {
      quads.push([first + a, first + b, first + c, first + d]);
      signs.push(sign);
    }
  }
  return { vertices, quads, signs };
}
