/** How an irrep of O(3) answers to the inversion x -> -x: 1 (even, "e") or -1 (odd, "o"). */
export type Parity = 1 | -1;

/**
 * An irreducible representation of O(3): of degree l, dimension 2l + 1, and parity p.
 *
 *     0e scalar    0o pseudoscalar    1o vector    1e pseudovector    2e symmetric traceless matrix
 */
export interface Irrep {
  /** 0, 1, 2, ... */
  readonly l: number;
  readonly p: Parity;
}

/**
 * The irrep of degree l and parity p.
 *
 * @example
 * irrep(1, -1); // 1o, the vectors
 * @throws RangeError if l is no whole number from 0 on, or p is neither 1 nor -1
 */
export function irrep(l: number, p: Parity): Irrep {
  checkDegree(l);
  if (p !== 1 && p !== -1) {
    throw new RangeError(
      `expected a parity 1 (even) or -1 (odd), got ${p}: vectors are odd, pseudovectors even`,
    );
  }
  return { l, p };
}

/** The dimension 2l + 1. */
export function irrepDimension({ l }: Irrep): number {
  return 2 * l + 1;
}

/** "1o" for l = 1, p = -1. */
export function irrepName({ l, p }: Irrep): string {
  return `${l}${p === 1 ? "e" : "o"}`;
}

/** Whether two irreps are one. */
export function sameIrrep(a: Irrep, b: Irrep): boolean {
  return a.l === b.l && a.p === b.p;
}

/** Negative where a comes before b: by degree, and at equal degree the odd one first. */
export function compareIrreps(a: Irrep, b: Irrep): number {
  return a.l - b.l || a.p - b.p;
}

/**
 * The irreps in the tensor product of two, each of which occurs once:
 *
 *     (l1, p1) (x) (l2, p2) = (|l1 - l2|, p) + ... + (l1 + l2, p)        p = p1 p2
 *
 * @example
 * irrepsInProduct(irrep(1, -1), irrep(1, -1)).map(irrepName); // ["0e", "1e", "2e"]
 */
export function irrepsInProduct(a: Irrep, b: Irrep): Irrep[] {
  const least = Math.abs(a.l - b.l);
  const p = a.p === b.p ? 1 : -1;
  return Array.from({ length: a.l + b.l - least + 1 }, (_, k) => ({ l: least + k, p }));
}

/**
 * Refuses what is no degree.
 *
 * @throws RangeError if l is no whole number from 0 on
 */
export function checkDegree(l: number): void {
  if (Number.isSafeInteger(l) && l >= 0) return;
  throw new RangeError(`expected a degree l = 0, 1, 2, ..., got ${l}: irreps of O(3) have whole degrees`);
}
