import type { Vector } from "noether";
import { type Instances, norm, scaled, subtract } from "noether/laws";
import { anyVector, law } from "./forces.js";

export const pairs: Instances<readonly [r: Vector, s: Vector]> = {
  examples: [
    [
      [0, 0, 0],
      [1, 0, 0],
    ],
    [
      [0, 0, 0],
      [0, 0, 2],
    ],
    // So far apart that nothing is left in a sum with others; alone, it counts.
    [
      [0, 0, 0],
      [6, 8, 0],
    ],
  ],
  draw: (random) => [anyVector(random), anyVector(random)],
  simpler: () => [],
};

export const twoAtoms = law(
  "two atoms push each other apart",
  "F_1 = e^{-d}\\, (r_1 - r_2) = -F_2, \\quad d = |r_1 - r_2|",
  pairs,
  (f, [r, s]) => {
    const push = scaled(fading(r, s), subtract(r, s));
    return {
      should: "Two atoms should push each other apart, each with e^-d (r_i - r_j).",
      positions: [r, s],
      expected: ["expected", [push, push.map((entry) => 0 - entry)]],
      got: ["got", f([r, s])],
      look: (expected, got) =>
        sameDirection(expected, got)
          ? "the direction is right, the length is not: what is d?"
          : "which way does r_i - r_j point, and how long is it?",
    };
  },
);

/** Whether two vectors that are not zero point the same way: |a / |a| - b / |b|| is rounding. */
function sameDirection(a: Vector, b: Vector): boolean {
  const [first, second] = [norm(a), norm(b)];
  return first > 0 && second > 0 && Math.hypot(...a.map((x, k) => x / first - b[k] / second)) < 1e-9;
}

export const fading = (ri: Vector, rj: Vector): number => Math.exp(-norm(subtract(ri, rj)));
