import fc from "fast-check";

/** A signal of n entries: small integers, so that sums are exact in float64. */
export const signal = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n });

/** Several signals of one common length between 1 and 8. */
export const signals = (count: number): fc.Arbitrary<number[][]> =>
  fc.integer({ min: 1, max: 8 }).chain((n) => fc.array(signal(n), { minLength: count, maxLength: count }));

/** An image of h x w pixels with small integers. */
export const pixels = (h: number, w: number): fc.Arbitrary<number[][]> =>
  fc.array(signal(w), { minLength: h, maxLength: h });

/** An image with sides between 1 and 6. */
export const anyImage: fc.Arbitrary<number[][]> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([h, w]) => pixels(h, w));

/** A kernel with odd sides up to 5. */
export const anyKernel: fc.Arbitrary<number[][]> = fc
  .tuple(fc.constantFrom(1, 3, 5), fc.constantFrom(1, 3, 5))
  .chain(([h, w]) => pixels(h, w));

/** A shift by a few steps, in either direction. */
export const anyStep: fc.Arbitrary<number> = fc.integer({ min: -12, max: 12 });
