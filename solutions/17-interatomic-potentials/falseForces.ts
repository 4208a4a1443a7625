import { type Matrix, matvec, type Random, type Vector } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { add, dot, norm, scaled, show, sides, simpleFirst, subtract, tuple } from "noether/laws";
import { inWords, pool } from "../15-scalars-and-vectors/atoms.js";
import { comparing, malformed } from "../15-scalars-and-vectors/comparison.js";
import {
  anyVector,
  motionInWords,
  motions,
  movedBy,
  swapped,
  swaps,
} from "../15-scalars-and-vectors/motions.js";
import { cross } from "../15-scalars-and-vectors/told.js";

type Positions = readonly Vector[];
type Forces = (positions: Positions) => readonly Vector[];

const wellFormed = (got: unknown, positions: Positions) =>
  malformed(got, { "": positions }, inWords(positions), "atom");

const corner: Positions = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 2, 0],
];
const anyPositions = simpleFirst<readonly [Positions]>([[corner]], (random) => [
  random.integer(2) === 0
    ? random.pick(pool)
    : Array.from({ length: 3 + random.integer(4) }, (_, k) =>
        add([1.5 * (k % 2), 1.5 * (Math.floor(k / 2) % 2), 1.5 * Math.floor(k / 4)], anyVector(random, 0.3)),
      ),
]);

const follows = comparing<Forces, readonly [Q: Matrix, t: Vector, i: number, j: number, Positions]>(
  "atom",
  "all symmetries",
  "F(Q r + t) = Q\\, F(r), \\quad F(p \\cdot r) = p \\cdot F(r)",
  tuple(motions, swaps, anyPositions),
  (f, [Q, t, i, j, positions]) => {
    const moved = swapped(movedBy(Q, t, positions), i, j);
    const [before, after] = [f(positions), f(moved)];
    return (
      wellFormed(before, positions) ??
      wellFormed(after, moved) ?? {
        should: `Moving the molecule by ${motionInWords(Q, t) || "nothing"} and exchanging atoms ${i % positions.length} and ${j % positions.length} should turn and exchange the forces, and nothing else.`,
        given: inWords(positions),
        left: [
          "forces, then moved",
          {
            F: swapped(
              before.map((each) => matvec(Q, each)),
              i,
              j,
            ),
          },
        ],
        right: ["moved, then forces", { F: after }],
        look: "build them from distances and from arrows between atoms; every atom is treated as every other",
      }
    );
  },
);

const balance = comparing<Forces, readonly [Positions]>(
  "atom",
  "no force and no torque on the whole",
  "\\sum_i F_i = 0, \\quad \\sum_i r_i \\times F_i = 0",
  anyPositions,
  (f, [positions]) => {
    const got = f(positions);
    const bad = wellFormed(got, positions);
    if (bad !== undefined) return bad;
    const sum = (list: readonly Vector[]): Vector =>
      list.reduce<Vector>((total, each) => add(total, each), [0, 0, 0]);
    // In parts of the largest force, so that small forces are no way out.
    const most = Math.max(...got.map(norm)) || 1;
    const parts = got.map((each) => scaled(1 / most, each));
    return {
      should: "Forces and torques should add up to 0.",
      given: `${inWords(positions)}; in parts of the largest force`,
      left: ["expected", { "sum of forces": [[0, 0, 0]], "sum of torques": [[0, 0, 0]] }],
      right: [
        "got",
        {
          "sum of forces": [sum(parts)],
          "sum of torques": [sum(positions.map((r, i) => cross(r, parts[i]!)))],
        },
      ],
      look: "what j does to i should be the opposite of what i does to j, along the line between them: its strength is the same number for both",
    };
  },
);

/** dF_a / dx_b by differences, a and b over all coordinates. */
function jacobian(f: Forces, positions: Positions): number[][] {
  const h = 1e-4;
  const columns = positions.flatMap((_, i) =>
    [0, 1, 2].map((k) => {
      const at = (step: number): number[] =>
        f(
          positions.with(
            i,
            positions[i]!.map((x, c) => (c === k ? x + step : x)),
          ),
        ).flat();
      const [after, before] = [at(h), at(-h)];
      return after.map((x, a) => (x - before[a]!) / (2 * h));
    }),
  );
  return columns[0]!.map((_, a) => columns.map((column) => column[a]!));
}
const least = 1e-3;
const coordinate = (a: number): string => `${"xyz"[a % 3]} of atom ${Math.floor(a / 3)}`;
const noEnergy = sides<Forces, readonly [Positions]>(
  "no energy",
  "\\partial F_a / \\partial x_b \\neq \\partial F_b / \\partial x_a \\text{ somewhere}",
  anyPositions,
  (f, [positions]) => {
    const got = f(positions);
    const bad = wellFormed(got, positions);
    if (bad !== undefined) return bad;
    const push = norm(got.reduce<Vector>((sum, each) => add(sum, each), [0, 0, 0]));
    const largest = Math.max(...got.map(norm));
    if (push > 1e-9 * largest)
      return {
        should: "Forces that do not add up to 0 are no counterexample: that comes first.",
        given: inWords(positions),
        sides: [["their sum, in parts of the largest", show(push / largest)]],
        look: "what j does to i is the opposite of what i does to j",
      };
    const J = jacobian(f, positions);
    const size = Math.max(...J.flat().map(Math.abs));
    const apart = J.flatMap((row, a) => row.map((x, b) => ({ a, b, gap: Math.abs(x - J[b]![a]!) })));
    const most = apart.reduce((found, each) => (each.gap > found.gap ? each : found));
    const isApart = most.gap > least * size && size > 0;
    const [a, b] = isApart ? [most.a, most.b] : [1, 3];
    return {
      should:
        size === 0 || !Number.isFinite(size)
          ? "Forces should change from place to place: forces that do not have an energy."
          : "Somewhere the slope of one force along another coordinate should not be that of the other along the first. Here all of them agree, and so there is an energy.",
      given: inWords(positions),
      left: ["they should differ by a part of", isApart ? 1 : least],
      right: ["they differ by a part of", isApart ? 1 : size > 0 ? most.gap / size : 0],
      shown: [
        `more than ${least} of the largest slope`,
        `${show(J[a]![b])} and ${show(J[b]![a])}, for ${coordinate(a)} and ${coordinate(b)}`,
      ],
      look: "a push along the line that depends on the distance of the two alone is the slope of a sum over pairs. Let it depend on the other atoms as well, on how far they are",
    };
  },
  { runs: 8 },
);

/** Pushes along the lines between atoms. */
const pushed =
  (push: (d: number, i: number, j: number, positions: Positions) => number): Forces =>
  (positions) =>
    positions.map((ri, i) =>
      positions.reduce<Vector>(
        (sum, rj, j) => {
          if (i === j) return sum;
          const r = subtract(rj, ri);
          return add(sum, scaled(push(norm(r), i, j, positions), r));
        },
        [0, 0, 0],
      ),
    );
/** The sum of the distances from an atom. */
const reach = (i: number, positions: Positions): number =>
  positions.reduce((sum, r) => sum + norm(subtract(r, positions[i]!)), 0);
const reference = pushed((_, i, j, x) => reach(i, x) * reach(j, x));

const anyInput = {
  draw: (random: Random): [Positions] => [...anyPositions.draw(random)],
  large: [[[...pool[3]!, [4, 0, 0.3], [0, 4, 1], [1, 4, 4], [0.2, 0, 5]]]] satisfies [Positions][],
};

export const falseForcesExercise: Exercise<Forces> = exercise<Forces>({
  laws: [worth(1, follows), worth(1, balance), worth(2, noEnergy), everyInputCounts(reference, anyInput)],
  reference,
  // Times any invariant it is another answer.
  upTo: "any factor",
  withhold: [],
  mutants: [
    mutant(
      "takes springs",
      pushed((d) => (d - 1) / d),
      rejectedBy(noEnergy),
    ),
    mutant(
      "takes gravity",
      pushed((d) => 1 / d ** 3),
      rejectedBy(noEnergy),
    ),
    mutant(
      "takes the slope of a product of distances",
      pushed((d, i, j, x) => (reach(i, x) + reach(j, x)) / d),
      rejectedBy(noEnergy),
    ),
    mutant("gives no forces", (positions) => positions.map(() => [0, 0, 0]), rejectedBy(noEnergy)),
    mutant(
      "gives the same force always",
      (positions) => positions.map(() => [1, 0, 0]),
      rejectedBy(follows, balance, noEnergy),
    ),
    mutant(
      "lets the strength depend on one end alone",
      pushed((_, i, __, x) => reach(i, x)),
      rejectedBy(balance),
    ),
    mutant(
      "pushes round in a circle, across the arrow to the mean",
      (positions) => {
        const mean = positions.reduce<Vector>(
          (sum, r) => add(sum, scaled(1 / positions.length, r)),
          [0, 0, 0],
        );
        return positions.map((r) => cross([0, 0, 1], subtract(r, mean)));
      },
      rejectedBy(follows, balance),
    ),
    mutant(
      "pushes outwards from the origin of the room",
      (positions) => positions.map((r) => scaled(dot(r, r), r)),
      rejectedBy(follows, balance, noEnergy),
    ),
    mutant(
      "lets later atoms push earlier ones only",
      pushed((_, i, j, x) => (j > i ? reach(i, x) * reach(j, x) : 0)),
      rejectedBy(follows, balance),
    ),
    mutant(
      "pushes harder along x",
      (positions) => reference(positions).map(([x = 0, y = 0, z = 0]) => [2 * x, y, z]),
      rejectedBy(follows, balance),
    ),
  ],
  hints: [
    "Pairs first: F_i is the sum over j of g times the arrow from i to j. If g is the same number for i, j and for j, i, forces and torques add up to 0. So only g is left to choose.",
    "If g depends on d_ij alone, the sum over pairs of an integral of g is an energy. So let g know the others: for each atom some number that its distances make, and g from the two numbers.",
    "With D_i, the sum of all distances from i, take g = D_i D_j. (The sum D_i + D_j over d_ij would not do: it is the slope of the sum of all D_i^2 / 2.)",
  ],
});
