/**
 * Where to look when two sides of a law differ: at the arithmetic, if they differ by so little that what is computed
 * must be right, else where the law says.
 */
export const lookAt = (left: number, right: number, otherwise: string): string =>
  Math.abs(left - right) < 1e-4 * Math.max(1, Math.abs(left), Math.abs(right))
    ? 'they differ by rounding: is there a tensor without { dtype: "float64" }, or a difference in place of a derivative?'
    : otherwise;
