import { dot, type Vector } from "./vector.js";

/** What the Gram-Schmidt process needs of vectors, however they are stored: V to read, W to write. */
export interface InnerProductSpace<V, W extends V> {
  copy(x: V): W;
  dot(a: V, b: V): number;
  /** x + c b, in place of x. */
  add(x: W, c: number, b: V): void;
}

/** A vector as x = rest + sum_k along_k b_k, its rest orthogonal to all b_k. */
export interface Split<W> {
  readonly along: readonly number[];
  readonly rest: W;
  /** |rest| */
  readonly length: number;
}

const lists: InnerProductSpace<Vector, number[]> = {
  copy: (x) => x.slice(),
  dot,
  add: (x, c, b) => {
    for (let i = 0; i < x.length; i++) x[i]! += c * b[i]!;
  },
};

/**
 * A step of the Gram-Schmidt process: the components of a vector along an orthonormal basis, and the rest.
 *
 *     rest = x - sum_k (b_k . x) b_k
 *
 * @param space if the vectors are not lists of numbers: how they are copied, added and multiplied
 */
export function split(x: Vector, basis: readonly Vector[]): Split<number[]>;
export function split<V, W extends V>(x: V, basis: readonly V[], space: InnerProductSpace<V, W>): Split<W>;
export function split(
  x: Vector,
  basis: readonly Vector[],
  { copy, dot, add }: InnerProductSpace<Vector, number[]> = lists,
): Split<number[]> {
  const along = basis.map(() => 0);
  const rest = copy(x);
  // Twice, because one pass leaves rounding errors as large as those of what it subtracted.
  for (let pass = 0; pass < 2; pass++) {
    for (const [k, b] of basis.entries()) {
      const c = dot(b, rest);
      along[k]! += c;
      if (c !== 0) add(rest, -c, b);
    }
  }
  return { along, rest, length: Math.sqrt(dot(rest, rest)) };
}

/**
 * An orthonormal basis of the span of vectors, by the Gram-Schmidt process: from each vector its components along the
 * earlier ones are subtracted, and the rest is divided by its length. Rests shorter than `shortest` are left out.
 *
 * @param vectors of n entries each; read only as far as needed
 * @param most the largest number of vectors in the basis
 */
export function gramSchmidt(
  vectors: Iterable<Vector>,
  { shortest, most }: { readonly shortest: number; readonly most: number },
): number[][] {
  const basis: number[][] = [];
  if (most === 0) return basis;
  for (const x of vectors) {
    const { rest, length } = split(x, basis);
    if (length < shortest) continue;
    basis.push(rest.map((entry) => entry / length));
    if (basis.length === most) break;
  }
  return basis;
}
