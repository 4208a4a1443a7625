import { clebschGordan, type Random, sphericalHarmonics, type Vector } from "noether";
import { norm, simpleFirst, subtract } from "noether/laws";
import { anyPoints } from "./points.js";

export type Degrees = readonly [l1: number, l2: number, l3: number];
export type Features = readonly (readonly number[])[];
export type Given = readonly [positions: readonly Vector[], h: Features, degrees: Degrees];
export type Convolution = (...given: Given) => readonly Vector[];

/** Paths, simplest first. */
export const paths: readonly Degrees[] = [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
  [1, 1, 1],
  [0, 2, 2],
  [1, 1, 2],
  [1, 2, 1],
  [2, 1, 1],
  [2, 1, 2],
  [2, 2, 2],
  [2, 3, 1],
];
export const product = ([l1, l2, l3]: Degrees): string => `${l1} x ${l2} -> ${l3}`;

/** e^-d. */
export const fading = (d: number): number => Math.exp(-d);

/** What point i hears of point j. */
export interface Told {
  readonly r: Vector;
  readonly h: readonly number[];
  readonly own: readonly number[];
  readonly xj: Vector;
}

/** The sum over all other points of R C(h, Y), a part of which may be altered. */
export function heard({
  R = (r: Vector): number => fading(norm(r)),
  C = (l1: number, l2: number, l3: number): readonly (readonly Vector[])[] => clebschGordan(l1, l2, l3),
  Y = (l: number, { r }: Told): readonly number[] => sphericalHarmonics([l], r),
  h = (told: Told): readonly number[] => told.h,
}: {
  readonly R?: (r: Vector) => number;
  readonly C?: (l1: number, l2: number, l3: number) => readonly (readonly Vector[])[];
  readonly Y?: (l: number, told: Told) => readonly number[];
  readonly h?: (told: Told) => readonly number[];
} = {}): Convolution {
  return (positions, features, [l1, l2, l3]) => {
    const entries = C(l1, l2, l3);
    return positions.map((xi, i) => {
      const result = new Array<number>(2 * l3 + 1).fill(0);
      for (const [j, xj] of positions.entries()) {
        if (i === j) continue;
        const told = { r: subtract(xj, xi), h: features[j]!, own: features[i]!, xj };
        const [y, f, weight] = [Y(l2, told), h(told), R(told.r)];
        for (const [a, rows] of entries.entries())
          for (const [b, row] of rows.entries())
            for (const [k, c] of row.entries()) result[k]! += weight * c * f[a]! * y[b]!;
      }
      return result;
    });
  };
}

const numbers = (random: Random, n: number): number[] => Array.from({ length: n }, () => random.normal());
export const anyGiven = (random: Random, degrees: Degrees, count: number): Given => [
  anyPoints(random, count),
  Array.from({ length: count }, () => numbers(random, 2 * degrees[0] + 1)),
  degrees,
];

/** Two points; the features are 1 in one component and 0 in the others. */
const pair = (x: Vector, degrees: Degrees): Given => {
  const unit = (k: number): number[] =>
    Array.from({ length: 2 * degrees[0] + 1 }, (_, m) => (m === k ? 1 : 0));
  return [[[0, 0, 0], x], [unit(0), unit(degrees[0])], degrees];
};
const simple: readonly Given[] = paths.map((degrees) => pair([1, 0, 0], degrees));

/** Two points for each path, then clouds. */
export const givens = simpleFirst<Given>(simple, (random) =>
  anyGiven(random, random.pick(paths), 2 + random.integer(4)),
);
/** Two points for each path, in three directions. */
export const pairs = simpleFirst<Given>(
  [...simple, ...paths.map((degrees) => pair([0, 2, 0], degrees))],
  (random) => anyGiven(random, random.pick(paths), 2),
);
/** Three to six points. */
export const clouds = simpleFirst<Given>(
  paths.slice(0, 3).map((degrees): Given => {
    const [[origin, x], [first, second]] = pair([1, 0, 0], degrees);
    return [[origin!, x!, [0, 2, 0]], [first!, second!, second!], degrees];
  }),
  (random) => anyGiven(random, random.pick(paths), 3 + random.integer(4)),
);
