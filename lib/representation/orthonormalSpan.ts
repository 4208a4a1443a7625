/**
 * An orthonormal basis of a subspace of R^n, made by Gram and Schmidt from the projections of the unit vectors on it.
 * It depends on nothing but the subspace; where the projections have no place in common, they are the basis.
 *
 * @param projections of e_1, e_2, ..., e_n; read only as far as needed
 * @param k the dimension of the subspace
 * @returns k vectors of n entries
 */
export function orthonormalSpan(projections: Iterable<readonly number[]>, k: number, n: number): number[][] {
  const basis: number[][] = [];
  if (k === 0) return basis;
  // A unit vector of the subspace has an entry of at least 1 / sqrt(n), so that some projection is always long enough.
  const shortest = 0.5 / Math.sqrt(n);
  for (const projection of projections) {
    let rest = [...projection];
    // Twice, because once leaves rounding errors of the size that was taken away.
    for (let pass = 0; pass < 2; pass++) {
      for (const b of basis) {
        const along = dot(b, rest);
        if (along !== 0) rest = rest.map((entry, i) => entry - along * b[i]!);
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    if (length < shortest) continue;
    basis.push(rest.map((entry) => entry / length));
    if (basis.length === k) break;
  }
  return basis;
}

function dot(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
