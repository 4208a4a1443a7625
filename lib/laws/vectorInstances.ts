import { shrinkVector } from "../algebra/shrinkVector.js";
import { unitVector, type Vector } from "../algebra/vector.js";
import type { Random } from "../numbers/random.js";
import type { Instances } from "./law.js";

/** How many entries: a fixed number, or one from the least to the most. */
export type Length = number | readonly [least: number, most: number];

/**
 * Vectors of n entries, from simple to general: unit vectors, then 1, 2, 3 ..., then random ones (half of them small
 * integers, half normal). A failing vector is made shorter if that is allowed, then entries are set to 0, then made
 * whole and small.
 *
 * @throws RangeError if n is not a positive integer or the range is empty
 */
export function vectorInstances(n: Length): Instances<[x: Vector]> {
  return vectors(1, n) as Instances<[Vector]>;
}

/** Two vectors of the same length, otherwise like `vectorInstances`. */
export function vectorPairs(n: Length): Instances<[x: Vector, y: Vector]> {
  return vectors(2, n) as Instances<[Vector, Vector]>;
}

/** Three vectors of the same length, otherwise like `vectorInstances`. */
export function vectorTriples(n: Length): Instances<[x: Vector, y: Vector, z: Vector]> {
  return vectors(3, n) as Instances<[Vector, Vector, Vector]>;
}

function vectors(count: number, length: Length): Instances<readonly Vector[]> {
  const [least, most] = typeof length === "number" ? [length, length] : length;
  if (!(Number.isInteger(least) && Number.isInteger(most) && 0 < least && least <= most)) {
    throw new RangeError(`expected vectors of n = 1, 2, 3, ... entries, got n from ${least} to ${most}`);
  }
  const usual = Math.max(least, Math.min(3, most));
  const units = Array.from({ length: Math.min(3, usual) }, (_, k) => unitVector(usual, k));
  const stairs = Array.from({ length: usual }, (_, k) => (k < 5 ? k + 1 : 0));
  const simple = [...units, stairs];
  return {
    // The k-th row of the examples gives all vectors one simple value, then neighbouring ones.
    examples: simple.flatMap((_, k) =>
      (count === 1 ? [0] : [1, 0]).map((step) =>
        Array.from({ length: count }, (_, i) => simple[(k + step * i) % simple.length]!),
      ),
    ),
    draw(random) {
      const n = least + random.integer(most - least + 1);
      return Array.from({ length: count }, () => drawn(random, n));
    },
    *simpler(instance) {
      const n = instance[0]!.length;
      if (n > least) for (let k = n - 1; k >= 0; k--) yield instance.map((x) => x.toSpliced(k, 1));
      for (const [i, x] of instance.entries()) {
        for (const candidate of shrinkVector(x)) yield instance.with(i, candidate);
      }
    },
  };
}

function drawn(random: Random, n: number): number[] {
  const whole = random.integer(2) === 0;
  return Array.from({ length: n }, () => (whole ? random.integer(7) - 3 : random.normal()));
}
