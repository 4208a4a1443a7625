/** The highest degrees of the two powers, and the room for one axis: kinetic energy raises the second by two. */
const ROWS = 5;
const COLUMNS = 7;
const ORDERS = ROWS + COLUMNS - 1;

/** Numbers of the coefficients along one axis. */
export const ROOM: number = ROWS * COLUMNS * ORDERS;

/** Where E_t^ij lies. */
export const place = (i: number, j: number, t: number): number => (i * COLUMNS + j) * ORDERS + t;

/**
 * The coefficients of the product of two powers times Gaussians, along one axis, in Hermite Gaussians about their
 * common centre:
 *
 *     (x - A)^i (x - B)^j exp(-a (x - A)^2 - b (x - B)^2) = K sum_t E_t^ij d^t/dP^t exp(-p (x - P)^2)
 *
 *     p = a + b        P = (a A + b B) / p        K = exp(-a b (A - B)^2 / p), which is left out here
 *
 *     E_t^(i+1,j) = E_(t-1)^ij / 2p + (P - A) E_t^ij + (t + 1) E_(t+1)^ij        and for j with P - B
 *
 * @param la the highest i, up to 4
 * @param lb the highest j, up to 6
 * @param PA P - A
 * @param PB P - B
 * @param E `ROOM` numbers, each E_t^ij at `place(i, j, t)`
 * @see Helgaker, Jorgensen and Olsen, Molecular Electronic-Structure Theory (2000), 9.5
 */
export function hermiteCoefficients(
  la: number,
  lb: number,
  p: number,
  PA: number,
  PB: number,
  E: Float64Array,
): void {
  const half = 0.5 / p;
  E[0] = 1;
  for (let i = 0; i <= la; i++) {
    if (i > 0) raise(E, place(i, 0, 0), place(i - 1, 0, 0), i, half, PA);
    for (let j = 1; j <= lb; j++) raise(E, place(i, j, 0), place(i, j - 1, 0), i + j, half, PB);
  }
}

/** The row of degree n at `to` from that of degree n - 1 at `from`. */
function raise(E: Float64Array, to: number, from: number, n: number, half: number, shift: number): void {
  for (let t = 0; t <= n; t++) {
    let value = 0;
    if (t > 0) value += half * E[from + t - 1]!;
    if (t < n) value += shift * E[from + t]!;
    if (t + 1 < n) value += (t + 1) * E[from + t + 1]!;
    E[to + t] = value;
  }
}
