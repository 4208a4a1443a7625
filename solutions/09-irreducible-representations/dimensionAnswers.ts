import { identityMatrix, kronecker, type Matrix, rank, transpose } from "noether";

/** ker of A -> rhoW A - A rhoV, as m n minus the rank of its matrix for the generators, stacked. */
export function count(
  rhoV: readonly Matrix[],
  rhoW: readonly Matrix[],
  equations: (V: Matrix, W: Matrix) => Matrix = difference,
): number {
  const system = rhoV.flatMap((V, k) => equations(V, rhoW[k]!));
  return system[0]!.length - rank(system, 1e-8);
}

export const difference = (V: Matrix, W: Matrix): Matrix => {
  const [left, right] = [
    kronecker(W, identityMatrix(V.length)),
    kronecker(identityMatrix(W.length), transpose(V)),
  ];
  return left.map((row, i) => row.map((x, j) => x - right[i]![j]!));
};

export const negative = (a: Matrix): Matrix => a.map((row) => row.map((x) => -x));
