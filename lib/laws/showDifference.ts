import { nested } from "./nested.js";
import { showApart } from "./show.js";

/** How many numbers of a side a reader takes in at once. */
const FEW = 6;

/** The largest difference that counts as equality in float64, relative to the largest number of the two sides. */
const ROUNDING = 1e-9;

/**
 * Two values that differ, for a reader: in full if each has at most six numbers, otherwise the first entry in which they
 * differ, with its place.
 *
 * @example
 * showDifference([1, 0], [0, 1]); // ["[1, 0]", "[0, 1]"]
 * showDifference(identityMatrix(3), zeroMatrix(3, 3)); // ["1 in row 0, column 0", "0 in row 0, column 0"]
 */
export function showDifference(a: unknown, b: unknown): readonly [string, string] {
  const [p, q] = [entriesOf(a), entriesOf(b)];
  if (Math.max(p.length, q.length) <= FEW || p.length !== q.length) return showApart(a, b);
  const finite = [...p, ...q].map(({ value }) => Math.abs(value)).filter(Number.isFinite);
  const size = finite.reduce((most, value) => Math.max(most, value), 0);
  const k = p.findIndex(({ value }, i) => !(Math.abs(value - q[i]!.value) <= ROUNDING * size));
  if (k < 0 || p[k]!.place !== q[k]!.place) return showApart(a, b);
  const [left, right] = showApart(p[k]!.value, q[k]!.value);
  return [`${left} in ${p[k]!.place}`, `${right} in ${q[k]!.place}`];
}

interface Entry {
  readonly value: number;
  readonly place: string;
}

/** The numbers of a value in their order, each with its place; anything that is not a number counts as NaN. */
function entriesOf(value: unknown, path: readonly number[] = []): readonly Entry[] {
  const entries = nested(value);
  if (Array.isArray(entries) || ArrayBuffer.isView(entries))
    return Array.from(entries as ArrayLike<unknown>).flatMap((entry, k) => entriesOf(entry, [...path, k]));
  return [{ value: typeof entries === "number" ? entries : Number.NaN, place: inWords(path) }];
}

function inWords(path: readonly number[]): string {
  const [row, column] = path;
  if (path.length === 2) return `row ${row}, column ${column}`;
  return path.length === 1 ? `entry ${row}` : `entry [${path.join("][")}]`;
}
