import { matvec } from "../../algebra/matrix.js";
import { type NumberList, plain } from "../../algebra/numberList.js";
import type { Vector } from "../../algebra/vector.js";
import { type Figure, figure } from "../../figure/figure.js";
import type { Panel } from "../../figure/panel.js";
import { directionOf, type Point, surface, type View } from "../../figure/surface.js";
import type { Rotation } from "../../irreps/rotationOfSpace.js";
import { wignerD } from "../../irreps/wignerD.js";
import { checkMemory } from "../../numbers/checkMemory.js";
import { degreeOfCoefficients } from "../s2Transform.js";
import { sphericalHarmonics } from "../sphericalHarmonics.js";

/** How a function on the sphere is drawn. */
export interface SphericalSurfaceParts {
  readonly title?: string;
  /** Default: a sentence that says what is drawn. */
  readonly alt?: string;
  /** At the distance |f(n)| from the centre in the direction n (default), or on the sphere itself. */
  readonly shape?: "distance" | "sphere";
  /** A slider over rotations R, by name: f(R^-1 n) is drawn, with the coefficients D(R) c. */
  readonly turns?: { readonly label: string; readonly rotations: Readonly<Record<string, Rotation>> };
  readonly view?: Omit<View, "values">;
  /** Steps from pole to pole (default 24), twice as many around. */
  readonly steps?: number;
}

/**
 * A function on the sphere as a surface, orange where it is positive and blue where it is negative,
 *
 *     f(n) = sum_lm c_lm Y_lm(n)
 *
 * with the harmonics in the normalisation 'component'. The vertical axis of the picture is z, so the polar axis y of the
 * harmonics is horizontal.
 *
 * @param given the coefficients, (lmax + 1)^2 numbers: l = 0, ..., lmax, m = -l, ..., l
 * @example
 * sphericalSurface([0, 0, 0, 0, 0, 0, 1, 0, 0]); // Y_20
 * @throws RangeError if the number of coefficients is not a square, or f is 0 everywhere or not finite
 */
export function sphericalSurface(given: NumberList, parts: SphericalSurfaceParts = {}): Figure {
  const coefficients = plain(given);
  const { shape = "distance", turns, view = {}, steps = 24 } = parts;
  const lmax = degreeOfCoefficients(coefficients);
  if (!(Number.isSafeInteger(steps) && steps > 0))
    throw new RangeError(`expected a number of steps 1, 2, 3, ..., got ${steps}`);
  checkMemory(4 * steps * steps * coefficients.length, `a surface of ${steps} steps`, "use fewer steps");
  const directions = sphere(steps);
  const harmonics = directions.map((row) => sphericalHarmonics(lmax, row));
  const rotations = Object.entries(turns?.rotations ?? {});
  const turned = rotations.map(([, R]) => rotatedCoefficients(coefficients, lmax, R));
  const fields = (turned.length === 0 ? [coefficients] : turned).map((c) =>
    harmonics.map((row) => row.map((Y) => Y.reduce((sum, value, i) => sum + value * c[i]!, 0))),
  );
  const largest = fields.flat(2).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(largest > 0 && Number.isFinite(largest))) {
    throw new RangeError(
      `expected finite coefficients, not all of them 0, got [${coefficients.slice(0, 6).join(", ")}${coefficients.length > 6 ? ", ..." : ""}]`,
    );
  }
  const panels = fields.map((values): Panel => {
    const points = directions.map((row, i) =>
      row.map(([x, y, z], j): Point => {
        const r = shape === "sphere" ? 1 : Math.abs(values[i]![j]!) / largest;
        return [r * x, r * y, r * z];
      }),
    );
    const range = [-largest, largest] as const;
    const levels = values.map((row) => row.map((value) => Math.round((1000 * value) / largest) / 1000));
    const solid = { kind: "spherical", view: directionOf(view), values: levels, shape } as const;
    const marks = [{ ...surface(points, { ...view, values, range }), scale: "signed", solid } as const];
    return { axes: false, equalAspect: true, xRange: [-1.1, 1.1], yRange: [-1.1, 1.1], marks };
  });
  const drawn = shape === "sphere" ? "on the sphere" : "at the distance |f| from the centre";
  return figure({
    ...(parts.title !== undefined && { title: parts.title }),
    alt:
      parts.alt ??
      `A function f on the sphere made of spherical harmonics up to degree ${lmax}, drawn ${drawn}, orange where it is positive, blue where it is negative.`,
    panels: panels.slice(0, 1),
    ...(turns !== undefined && {
      slider: {
        label: turns.label,
        values: rotations.map(([name]) => name),
        frames: panels.map((panel) => [panel]),
      },
    }),
  });
}

/** D(R) c, degree by degree. */
function rotatedCoefficients(c: Vector, lmax: number, R: Rotation): number[] {
  return Array.from({ length: lmax + 1 }, (_, l) =>
    matvec(wignerD(l, R), c.slice(l * l, (l + 1) * (l + 1))),
  ).flat();
}

/** Directions from the pole +y to -y, and all around: the first and the last column are the same. */
function sphere(steps: number): Point[][] {
  return Array.from({ length: steps + 1 }, (_, b) => {
    const beta = (Math.PI * b) / steps;
    return Array.from({ length: 2 * steps + 1 }, (_, a): Point => {
      const alpha = (Math.PI * a) / steps;
      return [Math.sin(beta) * Math.sin(alpha), Math.cos(beta), Math.sin(beta) * Math.cos(alpha)];
    });
  });
}
