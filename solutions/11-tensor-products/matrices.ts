import { type Matrix, matmul, specialOrthogonal, transpose } from "noether";
import {
  type Explanation,
  elementInstances,
  type Instances,
  type Law,
  linearity,
  map,
  show,
  sides,
  simpleFirst,
  tuple,
  vectorInstances,
} from "noether/laws";

/** Rotations of space, acting on 3 x 3 matrices by R M R^T. */
export const rotations = specialOrthogonal(3);
export const turn = (R: Matrix, M: Matrix): Matrix => matmul(R, matmul(M, transpose(R)));

const rows = (x: readonly number[]): Matrix => [x.slice(0, 3), x.slice(3, 6), x.slice(6, 9)];
const zero: Matrix = rows(new Array<number>(9).fill(0));
export const single = (i: number, j: number): Matrix =>
  [0, 1, 2].map((a) => [0, 1, 2].map((b) => (a === i && b === j ? 1 : 0)));
const places = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [i, j] as const));

const nine = map(
  vectorInstances(9),
  ([x]): [m: Matrix] => [rows(x)],
  ([m]) => [m.flat()],
);
const singleOnes = simpleFirst<[m: Matrix]>(
  [...places.map(([i, j]): [Matrix] => [single(i, j)]), [zero]],
  (random) => (random.integer(6) === 0 ? [zero] : nine.draw(random)),
);
/** Matrices with a single 1, then random ones; a failing one loses entries. */
export const anyMatrix: Instances<[m: Matrix]> = {
  ...singleOnes,
  *simpler(instance) {
    yield* singleOnes.simpler(instance);
    if (!singleOnes.examples.some(([m]) => m === instance[0])) yield* nine.simpler(instance);
  },
};

/** A matrix in words if it has one entry or two, or is a multiple of 1; as numbers if it has more. */
export function inWords(m: Matrix): string {
  const filled = places.filter(([i, j]) => m[i]![j] !== 0);
  if (filled.length === 0) return "the zero matrix";
  if (isMultipleOfOne(m)) return m[0]![0] === 1 ? "the identity" : `${show(m[0]![0])} times the identity`;
  if (filled.length > 2) return show(m);
  const entries = filled.map(([i, j]) => `${show(m[i]![j])} in row ${i}, column ${j}`);
  return `${entries.join(", ")}, and 0 elsewhere`;
}

/** c 1, which R takes to R c R^T = c 1. */
export const isMultipleOfOne = (m: Matrix): boolean =>
  places.every(([i, j]) => Math.abs(m[i]![j]! - (i === j ? m[0]![0]! : 0)) < 1e-9);

/** Two lists by the first entry in which they differ, with its place. */
export function atFirst(a: readonly number[], b: readonly number[]): readonly [string, string] {
  const k = Math.max(
    0,
    a.findIndex((x, i) => Math.abs(x - b[i]!) > 1e-9),
  );
  return [`${show(a[k])} in entry ${k}`, `${show(b[k])} in entry ${k}`];
}

/** Whether a value is finite numbers, n of them in a list, m lists of n of them, and so on for all sizes. */
export const fits = (value: unknown, [n, ...rest]: readonly number[]): boolean =>
  n === undefined
    ? Number.isFinite(value)
    : Array.isArray(value) && value.length === n && value.every((entry) => fits(entry, rest));

/** A list of numbers as it should be, or what is wrong with it. */
function noList(got: unknown, length: number): Explanation | undefined {
  if (fits(got, [length])) return undefined;
  return {
    should: `The result should be a list of ${length} numbers.`,
    given: "",
    sides: [["got", show(got)]],
  };
}

type Numbers = (m: Matrix) => readonly number[];

/**
 * The law f(R M R^T) = D(R) f(M) for lists of numbers: matrices turn on both sides, the numbers by D.
 *
 * @param like what the numbers turn like, in words: "an arrow"
 */
export const turnsBy = (
  length: number,
  D: (R: Matrix, x: readonly number[]) => readonly number[],
  like: string,
  { name, statement, look }: { readonly name: string; readonly statement: string; readonly look: string },
): Law<Numbers, readonly [R: Matrix, m: Matrix]> =>
  sides(name, statement, tuple(elementInstances(rotations), anyMatrix), (f: Numbers, [R, m]) => {
    const [still, moved] = [f(m), f(turn(R, m))];
    const bad = noList(still, length) ?? noList(moved, length);
    if (bad !== undefined) return { ...bad, given: `m = ${inWords(m)}` };
    const expected = D(R, still);
    return {
      should: `${rotations.show(R).replace(/^t/, "T")} should turn your numbers like ${like}.`,
      get given() {
        return `m = ${inWords(m)}`;
      },
      left: ["your numbers, then turned", expected],
      right: ["your numbers of the turned m", moved],
      get shown() {
        return atFirst(expected, moved);
      },
      look,
    };
  });

/** A matrix in units: 2 E_01. */
function inUnits(m: Matrix): string {
  const filled = places.filter(([i, j]) => m[i]![j] !== 0);
  if (filled.length > 2) return show(m);
  return filled.map(([i, j]) => `${m[i]![j] === 1 ? "" : `${show(m[i]![j])} `}E_${i}${j}`).join(" + ") || "0";
}

/** f(a M + b N) = a f(M) + b f(N), on pairs of matrices. */
export const linear = linearity<Matrix, [], readonly number[]>(
  tuple(anyMatrix, anyMatrix),
  (x, y) => `x = ${inUnits(x)}, y = ${inUnits(y)}, where E_ij has a single entry: 1 in row i, column j`,
);

/** The library's ways to couple two irreps: in several exercises each of them would be the answer. */
export const couplings: readonly string[] = [
  "clebschGordan",
  "wigner3j",
  "wigner3jEntries",
  "fullyConnectedTensorProduct",
  "channelwiseTensorProduct",
  "reducedTensorProducts",
  "fullTensorProduct",
  "tensorProduct",
];
