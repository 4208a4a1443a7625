import { type Matrix, matvec, orthogonal, type Random, relativeError, type Vector } from "noether";
import {
  add,
  elementInstances,
  type Instances,
  norm,
  sameShape,
  show,
  simpleFirst,
  tuple,
} from "noether/laws";

export const anyVector = (random: Random, size = 1): Vector => [
  size * random.normal(),
  size * random.normal(),
  size * random.normal(),
];
/** So many points, no two of them close to each other. */
export function anyPoints(random: Random, count: number, size = 1.2): Vector[] {
  const found: Vector[] = [];
  while (found.length < count) {
    const x = anyVector(random, size);
    if (
      found.every(
        (y) =>
          norm(
            add(
              x,
              y.map((value) => -value),
            ),
          ) > 0.4,
      )
    )
      found.push(x);
  }
  return found;
}

export const space = orthogonal(3);

/** Elements of O(3), and a shift. */
export const motions: Instances<readonly [Q: Matrix, t: Vector]> = tuple(
  elementInstances(space),
  simpleFirst<[t: Vector]>([[[0, 0, 0]], [[1, 0, 0]]], (random) => [anyVector(random, 3)]),
);
export const motionInWords = (Q: Matrix, t: Vector): string =>
  [
    ...(space.show(Q) === "the identity" && t.some((x) => x !== 0) ? [] : [space.show(Q)]),
    ...(t.every((x) => x === 0) ? [] : [`a shift by ${named(t)}`]),
  ].join(" and ");
export const movedBy = (Q: Matrix, t: Vector, positions: readonly Vector[]): readonly Vector[] =>
  positions.map((r) => add(matvec(Q, r), t));

/** Which two points change their numbers. */
export const swaps: Instances<readonly [i: number, j: number]> = simpleFirst<[i: number, j: number]>(
  [[0, 1]],
  (random) => [random.integer(9), random.integer(9)],
);
export function swapped<T>(list: readonly T[], i: number, j: number): readonly T[] {
  const [a, b] = [i % list.length, j % list.length];
  return list.with(a, list[b]!).with(b, list[a]!);
}

/** A vector along an axis by its name, e_x or 2 e_y; any other as (x, y, z). */
export function named(v: Vector): string {
  const along = v.flatMap((x, k) => (x === 0 ? [] : [k]));
  const [k] = along;
  if (k === undefined) return "0";
  if (along.length > 1 || v.length !== 3) return text(v);
  return `${v[k] === 1 ? "" : v[k] === -1 ? "-" : `${show(v[k])} `}e_${"xyz"[k]}`;
}

/** A vector as (x, y, z), anything else as it is shown. */
export const text = (value: unknown): string =>
  Array.isArray(value) ? `(${value.map((x) => show(x)).join(", ")})` : show(value);

/** Positions in words. */
export const inWords = (positions: readonly Vector[]): string =>
  positions.length <= 3
    ? `points at ${positions.map((r) => (r.every((x) => x === 0) ? "the origin" : named(r))).join(", ")}`
    : `${positions.length} points`;

/** The first entry in which two lists of rows differ, both as text. */
export function firstEntry(left: readonly Vector[], right: readonly Vector[]): readonly [string, string] {
  const size = Math.max(1e-3, ...left.map(norm), ...right.map(norm));
  const differs = (i: number, k: number): boolean => Math.abs(left[i]![k]! - right[i]![k]!) > 1e-9 * size;
  const i = Math.max(
    0,
    left.findIndex((row, at) => row.some((_, k) => differs(at, k))),
  );
  const k = Math.max(
    0,
    left[i]!.findIndex((_, at) => differs(i, at)),
  );
  const of = (rows: readonly Vector[]): string =>
    `h'[${i}][${k}] = ${show(Number(rows[i]![k]!.toFixed(9)) + 0)}`;
  return [of(left), of(right)];
}

/** What is wrong with the form of a list that should have a row of so many numbers for each point. */
export function malformedRows(got: unknown, rows: number, width: number, given: string) {
  const like = Array.from({ length: rows }, () => new Array<number>(width).fill(0));
  const finite = sameShape(got, like) && relativeError(got, got) === 0;
  return finite
    ? undefined
    : {
        should: `The result should be ${rows} lists of ${width} finite ${width === 1 ? "number" : "numbers"}, one for each point.`,
        given,
        sides: [["got", show(got)]] as const,
        look: "is something divided by 0, or an index beyond its list? A point has no direction to itself",
      };
}
