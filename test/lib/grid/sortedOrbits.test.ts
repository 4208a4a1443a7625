import assert from "node:assert/strict";
import fc from "fast-check";
import { quarterTurn } from "../../../lib/grid/rotateImage.js";
import { sortedOrbits } from "../../../lib/grid/sortedOrbits.js";
import { pixels } from "../../support/arbitraries.js";

const squares = fc.constantFrom(1, 2, 3, 4, 5, 8).chain((n) => pixels(n, n));

describe("the sorted orbits of an image", () => {
  it("are left unchanged by a quarter turn, and hold every pixel once", () => {
    fc.assert(
      fc.property(squares, (f) => {
        const values = sortedOrbits(f);
        assert.deepEqual(sortedOrbits(quarterTurn(f)), values);
        assert.deepEqual(
          values.toSorted((a, b) => a - b),
          f.flat().sort((a, b) => a - b),
        );
      }),
    );
  });

  it("are changed by a mirror, and by a shift", () => {
    const f = [
      [1, 2, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    assert.deepEqual(sortedOrbits(f), [0, 0, 0, 1, 0, 0, 0, 2, 0]);
    assert.notDeepEqual(sortedOrbits([f[1]!, f[0]!, f[2]!]), sortedOrbits(f));
    // The orbit of (0, 1) in an image of 4 x 4 is another one than its mirror image's.
    const g = [[0, 1, 0, 0], ...Array.from({ length: 3 }, () => [0, 0, 0, 0])];
    assert.notDeepEqual(sortedOrbits(g.map((row) => row.toReversed())), sortedOrbits(g));
  });

  it("do not notice one orbit that is turned by itself: they forget how orbits stand to one another", () => {
    const bent = [
      [0, 1, 0],
      [0, 1, 1],
      [0, 0, 0],
    ];
    const straight = [
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
    ];
    assert.deepEqual(sortedOrbits(bent), sortedOrbits(straight));
  });

  it("need a square image", () => {
    assert.throws(() => sortedOrbits([[1, 2]]), /expected a square image, got 1 x 2 pixels/);
    assert.throws(() => sortedOrbits([[1, 2], [3]]), /rows of equal length/);
  });
});
