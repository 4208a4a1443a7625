import { split } from "../algebra/gramSchmidt.js";
import { identityMatrix, type Matrix, matmul, matvec, transpose } from "../algebra/matrix.js";
import { symmetricPart, zeroMatrix } from "../algebra/matrixSum.js";
import { compressed, meanOfProducts } from "../algebra/sparseProduct.js";
import { runsOfEqual, symmetricEigen } from "../algebra/symmetricEigen.js";
import { dot, type Vector } from "../algebra/vector.js";

/**
 * The orthogonal intertwiner from one irreducible representation to an equivalent one, both by orthogonal matrices:
 *
 *     to(g) M = M from(g),    M^T M = 1
 *
 * M is proportional to the average of a matrix with a single 1 in its first row, the longest of these averages.
 *
 * @param from, to |G| matrices of k x k, in the same order
 * @returns k x k
 */
export function orthogonalIntertwiner(from: readonly Matrix[], to: readonly Matrix[]): Matrix {
  const k = from[0]!.length;
  const backwards = from.map(transpose);
  let [best, longest] = [identityMatrix(k), 0];
  for (let place = 0; place < k; place++) {
    const single = zeroMatrix(k, k);
    single[0]![place] = 1;
    const mean = meanOfProducts(to, single, backwards);
    const entries = mean.flat();
    const length = Math.sqrt(dot(entries, entries) / k);
    if (length <= longest) continue;
    longest = length;
    best = mean.map((row) => row.map((entry) => entry / length));
  }
  return best;
}

/**
 * An orthonormal basis in which an irreducible representation is easy to read: the symmetric parts
 * rho(g) + rho(g)^T are made diagonal for the first of the elements, then within its eigenspaces for the next, and so
 * on. Spaces that do not split, because the representation is of complex or quaternionic type, are filled with the images
 * of one vector. Signs are chosen so that the first non-zero entry below the diagonal is positive in each row.
 *
 * @param rho orthogonal k x k matrices; those that should become simple come first
 * @returns k x k, orthonormal columns
 */
export function legibleBasis(rho: readonly Matrix[]): Matrix {
  const k = rho[0]!.length;
  let spaces: Matrix[] = [identityMatrix(k)];
  for (const image of rho) {
    if (spaces.length === k) break;
    spaces = spaces.flatMap((Q) => eigenspaces(compressed([image], Q)[0]!).map((U) => matmul(Q, U)));
  }
  const basis = filled(spaces, rho);
  const inside = compressed(rho, transpose(basis));
  const signs = new Array<number>(k).fill(1);
  for (let j = 1; j < k; j++) {
    const beside = inside.flatMap((image) => image[j]!.slice(0, j).map((entry, i) => entry * signs[i]!));
    if ((beside.find((entry) => Math.abs(entry) > 1e-6) ?? 1) < 0) signs[j] = -1;
  }
  return transpose(basis.map((vector, j) => vector.map((entry) => entry * signs[j]!)));
}

/** The eigenspaces of the symmetric part of a matrix, the largest eigenvalue first. */
function eigenspaces(a: Matrix): Matrix[] {
  if (a.length === 1) return [[[1]]];
  const { values, vectors } = symmetricEigen(symmetricPart(a));
  const runs = runsOfEqual(values, 5e-7);
  if (runs.length === 1) return [identityMatrix(a.length)];
  return runs.map(([from, to]) => vectors.map((row) => row.slice(from, to))).reverse();
}

/** Bases of the spaces: images of the vectors before them, as far as these suffice. */
function filled(spaces: readonly Matrix[], rho: readonly Matrix[]): number[][] {
  const basis: number[][] = [];
  for (const Q of spaces) {
    const back = transpose(Q);
    const space: number[][] = [];
    // One of the rests of an orthonormal basis of Q is always longer than this.
    const shortest = 0.5 / Math.sqrt(back.length);
    const add = (x: Vector): void => {
      if (space.length === back.length) return;
      const { rest, length } = split(matvec(Q, matvec(back, x)), space);
      if (length > shortest) space.push(rest.map((entry) => entry / length));
    };
    if (back.length === 1 || basis.length === 0) add(back[0]!);
    for (const image of back.length === 1 ? [] : rho)
      for (const b of [...basis, ...space]) add(matvec(image, b));
    for (const q of back) add(q);
    basis.push(...space);
  }
  return basis;
}
