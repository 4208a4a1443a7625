import { zeros } from "../algebra/vector.js";
import type { Random } from "../numbers/random.js";

/** The numbers 0, 1, ..., p - 1 with sums and products modulo a prime p. */
export interface PrimeField {
  /** a b mod p */
  multiply(a: number, b: number): number;
  /** a^n mod p */
  power(a: number, n: number): number;
  /** 1 / a mod p */
  invert(a: number): number;
  /** A primitive n-th root of unity: z^n = 1 and no lower power is 1, for n that divides p - 1. */
  rootOfUnity(n: number): number;
  /**
   * The common eigenvectors of commuting r x r matrices, as the eigenvectors of a combination of them with r different
   * eigenvalues; random combinations are tried until one has them.
   */
  eigenvectors(
    combination: (weights: readonly number[]) => number[][],
    r: number,
    random: Random,
  ): number[][];
}

/** The message if the classes do not multiply like those of a group. */
export const NO_GROUP =
  "expected the table of a group, with as many characters as conjugacy classes, got one that has fewer: try firstViolatedAxiom(cayleyTable(group))";

/** How many combinations are tried; for r classes one fails with a chance of about r^2 / 2p. */
const TRIES = 100;

/** The field of the numbers modulo a prime below 2^26. */
export function primeField(p: number): PrimeField {
  const multiply = (a: number, b: number): number => (a * b) % p;
  const power = (a: number, n: number): number => {
    let [result, square] = [1, a % p];
    for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = multiply(result, square);
      square = multiply(square, square);
    }
    return result;
  };
  const invert = (a: number): number => power(a, p - 2);
  const times = (A: readonly (readonly number[])[], x: readonly number[]): number[] =>
    A.map((row) => row.reduce((sum, entry, k) => (sum + entry * x[k]!) % p, 0));

  /** The c with c_0 v_0 + ... + c_(r-1) v_(r-1) = v_r, or undefined if v_0, ..., v_(r-1) are dependent. */
  const relation = (vectors: readonly (readonly number[])[]): number[] | undefined => {
    const r = vectors.length - 1;
    const rows = Array.from({ length: r }, (_, i) => vectors.map((v) => v[i]!));
    for (let c = 0; c < r; c++) {
      const pivot = rows.findIndex((row, i) => i >= c && row[c] !== 0);
      if (pivot < 0) return undefined;
      [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
      const scale = invert(rows[c]![c]!);
      const top = rows[c]!.map((entry) => multiply(entry, scale));
      rows[c] = top;
      for (let i = 0; i < r; i++) {
        const factor = rows[i]![c]!;
        if (i !== c && factor !== 0)
          rows[i] = rows[i]!.map((entry, k) => (entry + (p - factor) * top[k]!) % p);
      }
    }
    return rows.map((row) => row[r]!);
  };

  return {
    multiply,
    power,
    invert,
    rootOfUnity(n) {
      for (let g = 2; ; g++) {
        const z = power(g, (p - 1) / n);
        if (primeFactors(n).every((q) => power(z, n / q) !== 1)) return z;
      }
    },
    eigenvectors(combination, r, random) {
      for (let k = 0; k < TRIES; k++) {
        const A = combination(Array.from({ length: r }, () => random.integer(p)));
        // v, A v, A^2 v, ... and A^r v = sum_k c_k A^k v: the characteristic polynomial x^r - sum_k c_k x^k.
        const images = [Array.from({ length: r }, () => random.integer(p))];
        for (let i = 0; i < r; i++) images.push(times(A, images[i]!));
        const c = relation(images);
        if (c === undefined) continue;
        const found: number[][] = [];
        for (let x = 0; x < p && found.length < r; x++) {
          // Horner's scheme: the quotient by (x - lambda), whose remainder is the value at lambda.
          const quotient = new Array<number>(r).fill(1);
          for (let i = r - 1; i > 0; i--) quotient[i - 1] = (quotient[i]! * x + (p - c[i]!)) % p;
          if ((quotient[0]! * x + (p - c[0]!)) % p !== 0) continue;
          const vector = zeros(r);
          for (const [i, factor] of quotient.entries())
            for (let j = 0; j < r; j++) vector[j] = (vector[j]! + factor * images[i]![j]!) % p;
          found.push(vector);
        }
        if (found.length === r) return found;
      }
      throw new RangeError(NO_GROUP);
    },
  };
}

/** The first prime p = 1 mod n above a bound. */
export function primeAbove(bound: number, n: number): number {
  for (let p = Math.ceil(bound / n) * n + 1; ; p += n) if (primeFactors(p)[0] === p) return p;
}

/** The primes that divide n, in increasing order. */
function primeFactors(n: number): number[] {
  const found: number[] = [];
  let rest = n;
  for (let q = 2; q * q <= rest; q++) {
    if (rest % q !== 0) continue;
    found.push(q);
    while (rest % q === 0) rest /= q;
  }
  return rest > 1 ? [...found, rest] : found;
}
