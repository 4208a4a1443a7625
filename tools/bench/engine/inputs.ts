/** The inputs of the works, the same numbers as in peers/engine_inputs.py: a counter, hashed (MurmurHash3's last mixing). */

/** The hashes of the counters 0, ..., count - 1, of 32 bits. */
export function hashes(seed: number, count: number): Uint32Array {
  return new Uint32Array(count).map((_, i) => {
    let x = (Math.imul(i, 2654435761) + Math.imul(seed, 0x9e3779b9)) >>> 0;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b) >>> 0;
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35) >>> 0;
    return x ^ (x >>> 16);
  });
}

/** Numbers of mean 0 and variance 1, uniform, row-major. */
export function fill(seed: number, ...shape: readonly number[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    hashes(
      seed,
      shape.reduce((a, b) => a * b, 1),
    ),
    (h) => (h / 2 ** 32 - 0.5) * 2 * Math.sqrt(3),
  );
}

/** Row i is 1 at i modulo count. */
export function classes(count: number, rows: number): Float32Array<ArrayBuffer> {
  return new Float32Array(rows * count).map((_, k) => (k % count === Math.floor(k / count) % count ? 1 : 0));
}
