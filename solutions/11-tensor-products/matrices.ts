import { type Matrix, matmul, relativeError, specialOrthogonal, transpose } from "noether";
import {
  type Explanation,
  elementInstances,
  fromResidual,
  type Instances,
  type Law,
  linearity,
  show,
  tuple,
  vectorInstances,
} from "noether/laws";

/** Rotations of space, acting on 3 x 3 matrices by R M R^T. */
export const rotations = specialOrthogonal(3);
export const turn = (R: Matrix, M: Matrix): Matrix => matmul(R, matmul(M, transpose(R)));

const rows = (x: readonly number[]): Matrix => [x.slice(0, 3), x.slice(3, 6), x.slice(6, 9)];
const nine = vectorInstances(9);
const zero: Matrix = rows(new Array<number>(9).fill(0));
const single = (i: number, j: number): Matrix =>
  [0, 1, 2].map((a) => [0, 1, 2].map((b) => (a === i && b === j ? 1 : 0)));
const places = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [i, j] as const));

/** Matrices with a single 1, then random ones; a failing one loses entries. */
export const anyMatrix: Instances<[m: Matrix]> = {
  examples: [...places.map(([i, j]): [m: Matrix] => [single(i, j)]), [zero]],
  draw: (random) => [random.integer(6) === 0 ? zero : rows(nine.draw(random)[0])],
  *simpler([m]) {
    for (const [i, j] of places) {
      if (relativeError(m, single(i, j)) === 0) return;
      yield [single(i, j)];
    }
    for (const [x] of nine.simpler([m.flat()])) yield [rows(x)];
  },
};

/** A matrix in words where it has a single entry, as numbers where it has not. */
export function inWords(m: Matrix): string {
  const [first, ...others] = places.filter(([i, j]) => m[i]![j] !== 0);
  if (first === undefined) return "the zero matrix";
  const [i, j] = first;
  return others.length === 0 ? `${show(m[i]![j])} in row ${i}, column ${j}, and 0 elsewhere` : show(m);
}

/** A list of numbers as it should be, or what is wrong with it. */
function noList(got: unknown, length: number): Explanation | undefined {
  if (Array.isArray(got) && got.length === length && got.every((x) => Number.isFinite(x))) return undefined;
  return {
    should: `The result should be a list of ${length} numbers.`,
    given: "",
    sides: [["got", show(got)]],
  };
}

/**
 * f(R M R^T) = D(R) f(M) for lists of numbers: matrices turn on both sides, the numbers by D.
 *
 * @param like what they turn like, in words: "an arrow"
 */
export function turnsBy(
  length: number,
  D: (R: Matrix, x: readonly number[]) => readonly number[],
  like: string,
  words: { readonly name: string; readonly statement: string; look(m: Matrix): string },
): Law<(m: Matrix) => readonly number[], readonly [R: Matrix, m: Matrix]> {
  return fromResidual({
    name: words.name,
    statement: words.statement,
    instances: tuple(elementInstances(rotations), anyMatrix),
    residual(f, R, m) {
      const [still, moved] = [f(m), f(turn(R, m))];
      if (noList(still, length) ?? noList(moved, length)) return Number.POSITIVE_INFINITY;
      return relativeError(D(R, still), moved);
    },
    explain(f, R, m) {
      const [still, moved] = [f(m), f(turn(R, m))];
      const bad = noList(still, length) ?? noList(moved, length);
      if (bad !== undefined) return { ...bad, given: `m = ${inWords(m)}` };
      const expected = D(R, still);
      const places = moved.flatMap((x, k) => (Math.abs(x - expected[k]!) > 1e-9 ? [k] : []));
      return {
        should: `${rotations.show(R).replace(/^t/, "T")} should turn your numbers like ${like}.`,
        given: `m = ${inWords(m)}`,
        sides:
          length > 3
            ? [
                ["they differ at", places.map((k) => `[${k}]`).join(", ")],
                ["your numbers, then turned", show(places.slice(0, 2).map((k) => expected[k]))],
                ["your numbers of the turned m", show(places.slice(0, 2).map((k) => moved[k]))],
              ]
            : [
                ["your numbers, then turned", show(expected)],
                ["your numbers of the turned m", show(moved)],
              ],
        look: words.look(m),
      };
    },
  });
}

/** f(a M + b N) = a f(M) + b f(N), on pairs of matrices. */
export const linear: Law<
  (m: Matrix) => readonly number[],
  readonly [coefficients: readonly number[], x: Matrix, y: Matrix]
> = linearity<Matrix, [], readonly number[]>(tuple(anyMatrix, anyMatrix));

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
