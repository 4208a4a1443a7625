import type { Matrix } from "../algebra/matrix.js";
import { scaledMatrix } from "../algebra/matrixSum.js";
import { type CircularHarmonic, checkOddSide, harmonicsUpTo } from "./circularHarmonics.js";

/** A kernel whose values are matrices: entries[i][j] is the image of entry (i, j), by rows. */
export interface SteerableKernel {
  readonly ring: number;
  /** Of its entries, as functions of theta. */
  readonly frequency: number;
  readonly entries: readonly (readonly Matrix[])[];
}

/**
 * A basis of the kernels that map fields of frequency m to fields of frequency n and commute with rotations:
 *
 *     k(R(a) x) = rho_n(a) k(x) rho_m(a)^-1        for all angles a
 *
 * On a ring k is known from one of its points: k(theta) = rho_n(theta) M rho_m(theta)^-1, for any matrix M = k(0) of
 * dim rho_n rows and dim rho_m columns. For n, m > 0 read vectors (x, y) as complex numbers x + i y, so that rho_n(a) is
 * the factor e^(i n a). Each M is z -> c z + d z* for two complex numbers c and d, and
 *
 *     k(theta) z = e^(i n theta) (c e^(-i m theta) z + d (e^(-i m theta) z)*) = c e^(i (n - m) theta) z + d e^(i (n + m) theta) z*
 *
 * two real dimensions of the angular frequency |n - m|, two of n + m:
 *
 *     c = 1: [C, -S; S, C]        c = i: [-S, -C; C, -S]        of C, S = cos, sin (n - m) theta
 *     d = 1: [C,  S; S, -C]       d = i: [-S,  C; C,  S]        of C, S = cos, sin (n + m) theta
 *
 * From scalars to frequency n only the first column is left, of e^(i n theta) and i e^(i n theta); from frequency m to
 * scalars the first row, the real part of c e^(-i m theta) z; from scalars to scalars C alone, which is 1. At the centre only
 * the angular frequency 0 is possible. On the grid each angular frequency has the functions of `circularHarmonics`.
 *
 * @param m frequency of the input
 * @param n frequency of the output
 * @param side odd
 * @example
 * steerableKernels(0, 1, 5).length; // 4: from scalars to vectors, two for each of the rings 1 and 2
 * @throws RangeError if a frequency is none of 0, 1, 2, ... or the side is not odd
 */
export function steerableKernels(m: number, n: number, side: number): readonly SteerableKernel[] {
  checkOddSide("steerableKernels", side);
  for (const frequency of [m, n])
    if (!(Number.isInteger(frequency) && frequency >= 0))
      throw new RangeError(`steerableKernels: expected frequencies 0, 1, 2, ..., got ${frequency}`);
  return kernelsOf(m, n, harmonicsUpTo(side, m + n));
}

/** The same made of harmonics that are there, for all frequencies up to m + n that there are. */
export function kernelsOf(
  m: number,
  n: number,
  harmonics: readonly CircularHarmonic[],
): readonly SteerableKernel[] {
  const solutions = solutionsFor(m, n);
  return harmonics.flatMap(({ ring, frequency, cosine, sine }) =>
    solutions
      .filter((solution) => Math.abs(solution.frequency) === frequency)
      .map((solution) => {
        const minus = scaledMatrix(-1, sine);
        const [S, minusS] = solution.frequency < 0 ? [minus, sine] : [sine, minus];
        return { ring, frequency, entries: solution.entries(cosine, S, scaledMatrix(-1, cosine), minusS) };
      }),
  );
}

/** How the entries are made of C and S, -C and -S of an angular frequency, which may be negative. */
interface Solution {
  readonly frequency: number;
  entries(C: Matrix, S: Matrix, minusC: Matrix, minusS: Matrix): readonly (readonly Matrix[])[];
}

function solutionsFor(m: number, n: number): readonly Solution[] {
  if (m === 0 && n === 0) return [{ frequency: 0, entries: (C) => [[C]] }];
  if (m === 0)
    return [
      { frequency: n, entries: (C, S) => [[C], [S]] },
      { frequency: n, entries: (C, _, __, minusS) => [[minusS], [C]] },
    ];
  if (n === 0)
    return [
      { frequency: m, entries: (C, S) => [[C, S]] },
      { frequency: m, entries: (C, _, __, minusS) => [[minusS, C]] },
    ];
  return [
    {
      frequency: n - m,
      entries: (C, S, _, minusS) => [
        [C, minusS],
        [S, C],
      ],
    },
    {
      frequency: n - m,
      entries: (C, _, minusC, minusS) => [
        [minusS, minusC],
        [C, minusS],
      ],
    },
    {
      frequency: n + m,
      entries: (C, S, minusC) => [
        [C, S],
        [S, minusC],
      ],
    },
    {
      frequency: n + m,
      entries: (C, S, _, minusS) => [
        [minusS, C],
        [C, S],
      ],
    },
  ];
}
