import { type Random, relativeError, type Vector } from "noether";
import { add, norm, sameShape, show } from "noether/laws";
import { named } from "../15-scalars-and-vectors/comparison.js";
import { anyVector } from "../15-scalars-and-vectors/motions.js";

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
