import assert from "node:assert/strict";
import {
  average,
  cyclic,
  dihedral,
  directProduct,
  distancePreserving,
  haarOrthogonal,
  haarRotation,
  orthogonal,
  random,
  so2,
  specialOrthogonal,
  symmetric,
  translations,
  trivial,
} from "noether";

describe("sizes that are invalid, or that would take minutes or fill the memory", () => {
  it("are refused in a sentence by every group and every draw that is made from a size", () => {
    const stream = random(1);
    const made: readonly ((n: number) => unknown)[] = [
      (n) => orthogonal(n),
      (n) => specialOrthogonal(n),
      (n) => translations(n),
      (n) => haarOrthogonal(n, stream),
      (n) => haarRotation(n, stream),
      (n) => trivial(cyclic(2), n),
      (n) => average(so2(), (a) => a, { random: stream, samples: n }),
      (n) => cyclic(n),
      (n) => dihedral(n),
      (n) => symmetric(n),
    ];
    for (const [k, make] of made.entries()) {
      for (const n of [0, -1, 0.5, Number.NaN, 1e9, Number.POSITIVE_INFINITY])
        assert.throws(() => make(n), { name: "RangeError", message: /^expected / }, `${k}: ${n}`);
      make(1);
    }
    assert.throws(() => directProduct(cyclic(100), cyclic(100)), {
      name: "RangeError",
      message: /at most 5040/,
    });
  });

  it("are refused if too many permutations keep the distances", () => {
    const apart = (n: number): number[][] =>
      Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 0 : 1)));
    assert.equal(distancePreserving(apart(7)).length, 5040);
    assert.throws(() => distancePreserving(apart(10)), {
      name: "RangeError",
      message: /at most 5040 permutations/,
    });
    assert.throws(() => distancePreserving([[0, 1]]), { name: "RangeError", message: /square/ });
  });
});
