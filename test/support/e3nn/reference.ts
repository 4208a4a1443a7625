import { readFileSync } from "node:fs";

/** One of the files of reference values; see README.md. */
export function reference<T>(
  name: "sh" | "wigner_3j" | "wigner_D" | "layers" | "tensor_products" | "reduced" | "network",
): T {
  const file = new URL(`../../../../test/support/e3nn/fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as T;
}

/** max |a - b| / max |b| over all numbers of two arrays of the same shape; Infinity if the shapes differ. */
export function largestError(a: unknown, b: unknown): number {
  const [p, q] = [numbers(a), numbers(b)];
  if (p.length !== q.length || q.length === 0) return Number.POSITIVE_INFINITY;
  let [off, size] = [0, 0];
  for (const [i, x] of p.entries()) {
    const error = Math.abs(x - q[i]!);
    if (!(error <= off)) off = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
    size = Math.max(size, Math.abs(q[i]!));
  }
  return off / size;
}

function numbers(value: unknown): number[] {
  return typeof value === "number" ? [value] : Array.from(value as ArrayLike<unknown>).flatMap(numbers);
}

/** The numbers that the reference values call fill(seed, [n]): uniform, of variance 1, by a hash of seed and place. */
export function fill(seed: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    let x = (Math.imul(i, 2654435761) + Math.imul(seed, 0x9e3779b9)) >>> 0;
    x ^= x >>> 16;
    x = Math.imul(x, 0x85ebca6b) >>> 0;
    x ^= x >>> 13;
    x = Math.imul(x, 0xc2b2ae35) >>> 0;
    x = (x ^ (x >>> 16)) >>> 0;
    return (x / 2 ** 32 - 0.5) * 2 * Math.sqrt(3);
  });
}
