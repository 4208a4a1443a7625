import { dot, type Vector } from "./vector.js";

/** What Gram and Schmidt need of vectors, however they are held: V to read, W to write. */
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
 * A step of Gram and Schmidt: what a vector has along the vectors of an orthonormal basis, and the rest.
 *
 *     rest = x - sum_k (b_k . x) b_k
 *
 * @param space where the vectors are not lists of numbers: how they are added and multiplied
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
  // Twice, because once leaves rounding errors of the size that was taken away.
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
 * An orthonormal basis of the span of vectors, by Gram and Schmidt: of each vector the rest beyond those before it,
 * divided by its length. Rests shorter than `shortest` are left out.
 *
 * @param vectors of n entries each; read only as far as needed
 * @param most how many vectors the basis has at most
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
