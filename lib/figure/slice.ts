import { add, cross, dot, norm, scaled, subtract, type Vector } from "../algebra/vector.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { type FieldMolecule, fieldAround, type SpaceFunction } from "./fieldAround.js";
import type { Panel } from "./panel.js";

/** What is drawn of a function in a plane. */
export interface SliceParts extends FieldMolecule {
  /** The plane through these three atoms (default: the first three). */
  readonly through?: readonly [number, number, number];
  /** The values at the ends of the colours (default: the least and the largest, or as far from 0 on both sides). */
  readonly range?: readonly [number, number];
  readonly title?: string;
  /** What the colours measure. */
  readonly quantity?: string;
  /** Pixels along an edge (default: 80). */
  readonly steps?: number;
}

/**
 * A function in space in the plane of three atoms, as a heat map: on a diverging scale if it has both signs. Atoms in the
 * plane are written where they are.
 *
 * @param f of a point, such as `densityInBasis` gives it
 * @example
 * figure({ alt: "The density of water in its plane", panels: [slice(rho, { atoms, positions, unit: "bohr" })] });
 * @throws RangeError if the atoms are on a line or fewer than three, or f is not finite
 */
export function slice(
  f: SpaceFunction,
  { through = [0, 1, 2], range, title, quantity, steps = 80, ...parts }: SliceParts,
): Panel {
  const { positions, reach, at } = fieldAround("slice", f, parts);
  if (!(Number.isSafeInteger(steps) && steps >= 2))
    throw new RangeError(`slice: expected a number of steps 2, 3, 4, ..., got ${steps}`);
  checkMemory(8 * steps ** 2, `a picture of ${steps} steps`, "use fewer steps");
  const [right, up, origin] = planeOf(through, positions);
  const along = (k: number): number => reach * ((2 * k + 1) / steps - 1);
  const values = Array.from({ length: steps }, (_, row) =>
    Array.from({ length: steps }, (__, column) =>
      at(add(origin, add(scaled(along(column), right), scaled(-along(row), up)))),
    ),
  );
  const all = values.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const both = low < 0 && high > 0;
  const most = Math.max(-low, high);
  const near = positions.flatMap((p, i) => {
    const r = subtract(p, origin);
    return norm(subtract(r, add(scaled(dot(r, right), right), scaled(dot(r, up), up)))) < 0.1
      ? [{ i, r }]
      : [];
  });
  const pixel = (x: number): number => ((x / reach + 1) * steps - 1) / 2;
  return {
    ...(title !== undefined && { title }),
    axes: false,
    equalAspect: true,
    marks: [
      {
        kind: "heatmap",
        values,
        scale: both ? "diverging" : "sequential",
        range: range ?? (both ? [-most, most] : [low, high]),
        ...(quantity !== undefined && { unit: quantity }),
      },
      {
        kind: "text",
        x: near.map(({ r }) => pixel(dot(r, right))),
        y: near.map(({ r }) => pixel(-dot(r, up))),
        text: near.map(({ i }) => parts.atoms[i]!),
      },
    ],
  };
}

/** Two perpendicular directions in the plane of three atoms, and its point nearest to the middle. */
function planeOf(
  through: readonly [number, number, number],
  positions: readonly Vector[],
): readonly [right: Vector, up: Vector, origin: Vector] {
  const [a, b, c] = through.map((i) => positions[i]);
  const normal = a && b && c ? cross(subtract(b, a), subtract(c, a)) : [0, 0, 0];
  if (!(norm(normal) > 1e-3))
    throw new RangeError(
      `slice: expected three atoms of ${positions.length} that are not on a line, got ${through.join(", ")}: name others by through`,
    );
  const n = scaled(1 / norm(normal), normal);
  const right = scaled(1 / norm(subtract(c!, b!)), subtract(c!, b!));
  return [right, cross(n, right), scaled(dot(a!, n), n)];
}
