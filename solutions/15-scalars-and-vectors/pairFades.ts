import type { Vector } from "noether";
import { fault, norm, scaled, show, simpleFirst } from "noether/laws";
import { inWords } from "./atoms.js";
import { malformed } from "./comparison.js";
import { anyVector } from "./motions.js";
import { end, type Forces, type Positions } from "./pairEnergy.js";

export const wellFormed = (got: unknown, positions: Positions) =>
  malformed(got, { "": positions }, inWords(positions), "atom");

type Near = readonly [h: number, n: Vector];
const near = simpleFirst<Near>(
  [
    [0.01, [1, 0, 0]],
    [0.0001, [0, 0, 1]],
  ],
  (random) => {
    const r = anyVector(random);
    return [10 ** (-2 - 3 * random.uniform()), scaled(1 / norm(r), r)];
  },
);
export const smooth = fault<Forces, Near>(
  "no jump at the cutoff",
  "F = 0 \\text{ for } d \\ge 2, \\quad |F| = O(2 - d) \\text{ for } d < 2",
  near,
  (forces, [h, n]) => {
    const at = (d: number): Positions => [[0, 0, 0], scaled(d, n)];
    const [outside, inside] = [forces(at(end + h)), forces(at(end - h))];
    const bad = wellFormed(outside, at(end + h)) ?? wellFormed(inside, at(end - h));
    if (bad !== undefined) return bad;
    const [far, close] = [outside, inside].map((list) => Math.max(...list.map(norm))) as [number, number];
    if (far === 0 && close <= h) return undefined;
    return {
      should:
        "Two atoms should push each other less and less as they come to the cutoff, and not at all beyond it.",
      given: `two atoms, ${show(end + h)} apart and then ${show(end - h)} apart`,
      sides: [
        ["force beyond the cutoff", `${show(far)} (should be 0)`],
        ["force inside", `${show(close)} (at most ${show(h)})`],
      ],
      look:
        far !== 0
          ? "beyond 2 the cosine rises again: there f is 0"
          : "both terms of the product rule are small here: f(d) and f'(d)",
    };
  },
);
