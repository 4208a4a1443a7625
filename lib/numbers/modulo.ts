/** The representative of a modulo n among 0, 1, ..., n - 1; unlike `a % n` it is never negative. */
export function modulo(a: number, n: number): number {
  const r = a % n;
  return r < 0 ? r + n : r + 0;
}
