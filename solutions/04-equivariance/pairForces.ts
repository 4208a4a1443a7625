import { matvec, orthogonal, relativeError, type Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  type LawAbout,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import {
  add,
  elementInstances,
  type Instances,
  map,
  nonTriviality,
  norm,
  scaled,
  subtract,
  tuple,
} from "noether/laws";
import {
  anyPositions,
  anyVector,
  corner,
  law,
  type PairForces,
  type Positions,
  pool,
  safely,
  triple,
} from "./forces.js";
import { fading, pairs, twoAtoms } from "./pairCases.js";

const space = orthogonal(3);

const turnsAlong = law(
  "turns with the molecule",
  "F(Q r_1, \\dots, Q r_n) = (Q F_1, \\dots, Q F_n)",
  tuple(elementInstances(space), anyPositions),
  (f, [Q, positions]) => ({
    should: `Applying ${space.show(Q)} to the molecule should apply it to the forces.`,
    positions,
    expected: ["forces, then apply", f(positions).map((force) => safely(() => matvec(Q, force)))],
    got: ["apply, then forces", f(positions.map((r) => matvec(Q, r)))],
    look: "which operation in your function treats x, y and z separately?",
  }),
);

const shifts: Instances<readonly [t: Vector]> = {
  examples: [[[1, 0, 0]], [[0, 0, 1]]],
  draw: (random) => [anyVector(random)],
  *simpler([t]) {
    if (relativeError(t, [1, 0, 0]) !== 0) yield [[1, 0, 0]];
  },
};

const staysUnderShifts = law(
  "does not depend on where the molecule is",
  "F(r_1 + t, \\dots, r_n + t) = F(r_1, \\dots, r_n)",
  tuple(shifts, anyPositions),
  (f, [t, positions]) => ({
    should: `Moving all atoms by ${triple(t)} should leave every force unchanged.`,
    positions,
    expected: ["before", f(positions)],
    got: ["after the move", f(positions.map((r) => add(r, t)))],
    look: "does a position enter on its own, without another one subtracted from it?",
  }),
);

const swaps: Instances<readonly [i: number, j: number]> = {
  examples: [[0, 1]],
  draw: (random) => [random.integer(9), random.integer(9)],
  *simpler([i, j]) {
    if (i !== 0 || j !== 1) yield [0, 1];
  },
};

const namesDoNotMatter = law(
  "atoms have no numbers",
  "F_{p(i)}(p \\cdot r) = F_i(r)",
  tuple(swaps, anyPositions),
  (f, [i, j, positions]) => ({
    should: `Listing the atoms in another order (${i % positions.length} and ${j % positions.length} exchanged) should list the forces in that order.`,
    positions,
    expected: ["forces, then exchange", swap(f(positions), i, j)],
    got: ["exchange, then forces", f(swap(positions, i, j))],
    look: "does the number of an atom play a part, other than to say which atom it is?",
  }),
);

function swap<T>(list: readonly T[], i: number, j: number): readonly T[] {
  if (!Array.isArray(list)) return list;
  const [a, b] = [i % list.length, j % list.length];
  return list.with(a, list[b]).with(b, list[a]);
}

const pairByPair = law<readonly [positions: Positions]>(
  "pair by pair",
  "F_1(r_1, \\dots, r_n) = \\sum_j F_1(r_1, r_j)",
  {
    examples: [[corner], [pool[0]]],
    draw: anyPositions.draw,
    *simpler([positions]) {
      if (positions !== corner) yield [corner];
    },
  },
  (f, [positions]) => {
    const [first, ...others] = positions;
    const alone = others.map((other) => safely(() => f([first, other])[0]) ?? []);
    const whole = f(positions);
    const total = alone.reduce((sum, force) => add(sum, force), [0, 0, 0]);
    return {
      should: "The force on an atom should be the sum of the forces that each other atom alone gives it.",
      positions,
      expected: ["the sum over pairs", [total, ...(Array.isArray(whole) ? whole.slice(1) : [])]],
      got: ["all at once", whole],
      look: "which term of your sum depends on more than two atoms?",
    };
  },
);

const isNotTrivial: LawAbout<PairForces> = nonTriviality<[positions: Positions]>(
  map(pairs, (pair) => [[...pair]]),
  { names: ["positions"] },
);

/** The sum over j of what atom j does to atom i. */
const summed =
  (effect: (ri: Vector, rj: Vector, j: number) => Vector): PairForces =>
  (positions) =>
    positions.map((ri, i) =>
      positions.reduce<number[]>((sum, rj, j) => (i === j ? sum : add(sum, effect(ri, rj, j))), [0, 0, 0]),
    );

const reference = summed((ri, rj) => scaled(fading(ri, rj), subtract(ri, rj)));

/** Two atoms 10 apart, at a distance that positions drawn at random seldom have: a sum that is cut off misses them. */
const farApart: Positions = [
  [0, 0, 0],
  [6, 8, 0],
];

const isRightSize = rightSize(reference, { ...anyPositions, large: [[farApart]] });

export const pairForcesExercise: Exercise<PairForces> = exercise<PairForces>({
  laws: [
    worth(2, turnsAlong),
    worth(1, staysUnderShifts),
    worth(1, namesDoNotMatter),
    worth(1, pairByPair),
    worth(1, twoAtoms),
    isNotTrivial,
    everyInputCounts(reference, anyPositions),
    isRightSize,
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "uses absolute positions: e^-d r_i",
      summed((ri, rj) => scaled(fading(ri, rj), ri)),
      rejectedBy(staysUnderShifts),
    ),
    mutant(
      "weighs by the number of the atom",
      summed((ri, rj, j) => scaled((j + 1) * fading(ri, rj), subtract(ri, rj))),
      rejectedBy(namesDoNotMatter),
    ),
    mutant(
      "measures |x| + |y| + |z|",
      summed((ri, rj) =>
        scaled(
          Math.exp(-subtract(ri, rj).reduce((sum, entry) => sum + Math.abs(entry), 0)),
          subtract(ri, rj),
        ),
      ),
      rejectedBy(turnsAlong),
    ),
    mutant(
      "keeps what is positive in each component",
      (positions) => reference(positions).map((force) => force.map((entry) => Math.max(0, entry))),
      rejectedBy(turnsAlong, twoAtoms),
    ),
    mutant(
      "pulls where it should push",
      summed((ri, rj) => scaled(fading(ri, rj), subtract(rj, ri))),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "takes e^(-d^2) for e^-d",
      summed((ri, rj) => scaled(Math.exp(-(norm(subtract(ri, rj)) ** 2)), subtract(ri, rj))),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "pushes away from the centre of the molecule",
      (positions) => {
        const centre = scaled(
          1 / positions.length,
          positions.reduce((sum, r) => add(sum, r), [0, 0, 0]),
        );
        return summed((ri, rj) => scaled(fading(ri, rj), subtract(ri, centre)))(positions);
      },
      rejectedBy(pairByPair),
    ),
    mutant(
      "divides by the distance, also by that of an atom to itself",
      (positions) =>
        positions.map((ri) =>
          positions.reduce<number[]>(
            (sum, rj) => add(sum, scaled(fading(ri, rj) / norm(subtract(ri, rj)), subtract(ri, rj))),
            [0, 0, 0],
          ),
        ),
      rejectedBy(turnsAlong, twoAtoms),
    ),
    mutant(
      "leaves out atoms more than 5 apart",
      summed((ri, rj) => scaled(norm(subtract(ri, rj)) > 5 ? 0 : fading(ri, rj), subtract(ri, rj))),
      rejectedBy(isRightSize),
    ),
    mutant(
      "gives no forces",
      (positions) => positions.map(() => [0, 0, 0]),
      rejectedBy(twoAtoms, isNotTrivial),
    ),
  ],
  hints: [
    "Take one atom i. For every other atom j you need the arrow r_i - r_j, its length d, and the weight e^-d. Everything else follows.",
    "d = Math.hypot(x_i - x_j, y_i - y_j, z_i - z_j): one number that no rotation changes. The arrow is the only thing that turns.",
    "positions.map((ri) => ...) with a loop over all rj inside. The term of an atom with itself is the zero arrow, so it may stay in the sum.",
  ],
});
