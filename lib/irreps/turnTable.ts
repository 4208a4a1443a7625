import { axisExchange } from "./axisExchange.js";

/**
 * D_l(R_x(b)) = J_l D_l(R_y(b)) J_l as polynomials in cos b and sin b. The reflection of x splits it into a block of the
 * cosines, A (m = 0, ..., l), and one of the sines, B (m = 1, ..., l); in both
 *
 *     entry (a, b) = sum_m f_abm cos(m b)  where a - b is even, else  sum_m f_abm sin(m b)
 *
 * m being of one parity, that of l in A and the other in B. Entry (b, a) is the same, or its negative in the case of
 * sines, as the transpose is the inverse.
 */
export interface TurnTable {
  readonly l: number;
  /** f of A for a <= b, in the order of a, b, m. */
  readonly cosines: Float64Array;
  /** f of B for 1 <= a <= b. */
  readonly sines: Float64Array;
}

const tables: TurnTable[] = [];

/** The polynomials of degree l. */
export function turnTable(l: number): TurnTable {
  const known = tables[l];
  if (known !== undefined) return known;
  const table = { l, cosines: coefficients(l, 1), sines: coefficients(l, -1) };
  tables[l] = table;
  return table;
}

function coefficients(l: number, sign: 1 | -1): Float64Array {
  const J = axisExchange(l);
  const at = (m: number, n: number): number => J[(l + m) * (2 * l + 1) + l + n]!;
  const found: number[] = [];
  for (let a = sign === 1 ? 0 : 1; a <= l; a++) {
    for (let b = a; b <= l; b++) {
      const [i, j] = [sign * a, sign * b];
      for (let m = firstOrder(l, sign); m <= l; m += 2) {
        if ((a - b) % 2 !== 0) found.push(at(i, -m) * at(m, j) - at(i, m) * at(-m, j));
        else found.push(at(i, m) * at(m, j) + (m === 0 ? 0 : at(i, -m) * at(-m, j)));
      }
    }
  }
  return Float64Array.from(found);
}

/** The least order m in a block: of the parity of l among the cosines, of the other among the sines. */
export function firstOrder(l: number, sign: 1 | -1): number {
  return (sign === 1 ? l : l + 1) % 2;
}

/** Fills A, or B, (l + 1)^2 numbers, row by row, from cos(m b) and sin(m b), m = 0, ..., l. */
export function fillBlock(
  { l, cosines, sines }: TurnTable,
  sign: 1 | -1,
  cosine: Float64Array,
  sine: Float64Array,
  block: Float64Array,
): void {
  const f = sign === 1 ? cosines : sines;
  const first = firstOrder(l, sign);
  let next = 0;
  for (let a = sign === 1 ? 0 : 1; a <= l; a++) {
    for (let b = a; b <= l; b++) {
      const even = (a - b) % 2 === 0;
      const wave = even ? cosine : sine;
      let sum = 0;
      for (let m = first; m <= l; m += 2) sum += f[next++]! * wave[m]!;
      block[a * (l + 1) + b] = sum;
      block[b * (l + 1) + a] = even ? sum : -sum;
    }
  }
}
