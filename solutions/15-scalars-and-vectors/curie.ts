import type { Vector } from "noether";
import { add, simpleFirst, subtract } from "noether/laws";
import { inWords } from "./atoms.js";
import { comparing, malformed, text } from "./comparison.js";
import { anyVector } from "./motions.js";

export type Scalars = readonly number[];
export type Positions = readonly Vector[];
export type FromScalars = (positions: Positions, s: Scalars) => readonly Vector[];

export const wellFormed = (got: unknown, positions: Positions) =>
  malformed(got, { "": positions }, inWords(positions), "atom");

/** An atom in the middle, listed first, and pairs on opposite sides of it with equal scalars. */
type Inversion = readonly [Positions, Scalars];
const opposite = (centre: Vector, arms: readonly (readonly [r: Vector, s: number])[]): Inversion => [
  [centre, ...arms.flatMap(([r]) => [add(centre, r), subtract(centre, r)])],
  [1, ...arms.flatMap(([, s]) => [s, s])],
];
const centred = simpleFirst<Inversion>(
  [
    opposite([0, 0, 0], [[[1, 0, 0], 2]]),
    opposite(
      [0, 0, 0],
      [
        [[1, 0, 0], 1],
        [[0, 2, 0], 3],
      ],
    ),
  ],
  (random) =>
    opposite(
      anyVector(random),
      Array.from({ length: 1 + random.integer(3) }, () => [anyVector(random), random.normal()] as const),
    ),
);
export const curie = comparing<FromScalars, Inversion>(
  "atom",
  "nothing at a centre of inversion",
  "r_{j'} - r_0 = -(r_j - r_0), \\; s_{j'} = s_j \\implies v_0 = 0",
  centred,
  (f, [positions, s]) => {
    const got = f(positions, s);
    return (
      wellFormed(got, positions) ?? {
        should:
          "The first atom sits at a centre of inversion: opposite atoms have equal scalars. No direction is better than its opposite, so its vector should be 0.",
        given: positions.length === 3 ? `${inWords(positions)}, s = ${text(s)}` : inWords(positions),
        left: ["expected", { v: [[0, 0, 0]] }],
        right: ["got", { v: got.slice(0, 1) }],
        look: "the arrows to an atom and to the one opposite to it cancel: are they weighed alike, and is nothing else added?",
      }
    );
  },
);
