import { type Matrix, matvec, type Random, type Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { add, dot, nonTriviality, norm, scaled, sides, simpleFirst, subtract, tuple } from "noether/laws";
import { inWords, many, pool } from "./atoms.js";
import { comparing } from "./comparison.js";
import { motionInWords, motions, movedBy } from "./motions.js";
import {
  anyPositions,
  end,
  energy,
  type Forces,
  f,
  far,
  type Positions,
  pushed,
  reference,
  slope,
} from "./pairEnergy.js";
import { smooth, wellFormed } from "./pairFades.js";
import { cross } from "./told.js";

const axes = ["x", "y", "z"];
const step = 1e-5;
/** Which atom moves, and along which axis. */
const moves = simpleFirst<[atom: number, axis: number]>(
  [
    [0, 0],
    [1, 1],
  ],
  (random) => [random.integer(9), random.integer(3)],
);
/** Factors by which a force may be wrong as a whole, and why. */
const usual: readonly (readonly [factor: number, look: string])[] = [
  [2, "twice as much: each pair is counted once in E, and pushes both of its atoms"],
  [0.5, "half as much: a pair pushes each of its atoms with the whole slope"],
  [-1, "the sign: a force points to where the energy falls"],
];
const work = sides<Forces, readonly [atom: number, axis: number, Positions]>(
  "the energy says it",
  "\\frac{E(x + h\\, u) - E(x - h\\, u)}{2 h} = -\\langle F, u \\rangle",
  tuple(moves, anyPositions),
  (forces, [number, axis, positions]) => {
    const atom = number % positions.length;
    const got = forces(positions);
    const bad = wellFormed(got, positions);
    if (bad !== undefined) return bad;
    const shifted = (h: number): Positions =>
      positions.with(
        atom,
        positions[atom]!.map((x, k) => (k === axis ? x + h : x)),
      );
    const rate = (energy(shifted(step)) - energy(shifted(-step))) / (2 * step);
    const yours = -got[atom]![axis]!;
    return {
      should: `Moving atom ${atom} a little along ${axes[axis]} should change the energy as its force says: by minus the force times the step.`,
      given: inWords(positions),
      left: ["the energy changes, per step, by", rate],
      right: ["by your force it should be", yours],
      look:
        positions === far
          ? "from 2 on a pair pushes nobody: there the cosine would rise again"
          : (usual.find(([factor]) => Math.abs(yours - factor * rate) < 1e-4 * Math.abs(rate))?.[1] ??
            "by the product rule the slope of f(d)/d has two terms, f'(d)/d and -f(d)/d^2; by the chain rule it is multiplied by the gradient of d, the unit vector (r_i - r_j)/d"),
    };
  },
  // Second derivatives jump at the cutoff, and a quotient of differences is a quotient of differences.
  { tolerance: 1e-5 },
);

const balance = comparing<Forces, readonly [Positions]>(
  "all",
  "no force on the whole",
  "\\sum_i F_i = 0, \\quad \\sum_i r_i \\times F_i = 0",
  anyPositions,
  (forces, [positions]) => {
    const got = forces(positions);
    const bad = wellFormed(got, positions);
    if (bad !== undefined) return bad;
    const sum = (list: readonly Vector[]): Vector =>
      list.reduce<Vector>((total, each) => add(total, each), [0, 0, 0]);
    return {
      should:
        "E changes neither when all atoms move together nor when all of them turn: forces and torques should add up to 0.",
      given: inWords(positions),
      left: ["expected", { "sum of forces": [[0, 0, 0]], "sum of torques": [[0, 0, 0]] }],
      right: [
        "got",
        { "sum of forces": [sum(got)], "sum of torques": [sum(positions.map((r, i) => cross(r, got[i]!)))] },
      ],
      look:
        norm(sum(got)) < 1e-6
          ? "nearly 0, as quotients of differences are nearly slopes: work the slope out on paper"
          : "what atom j does to i is the opposite of what i does to j, along the line between them",
    };
  },
);

const follows = comparing<Forces, readonly [Q: Matrix, t: Vector, Positions]>(
  "atom",
  "forces turn with the molecule",
  "F(Q r + t) = Q\\, F(r)",
  tuple(motions, anyPositions),
  (forces, [Q, t, positions]) => {
    const [before, after] = [forces(positions), forces(movedBy(Q, t, positions))];
    return (
      wellFormed(before, positions) ??
      wellFormed(after, positions) ?? {
        should: `Moving the molecule by ${motionInWords(Q, t)} should turn the forces, and nothing else.`,
        given: inWords(positions),
        left: ["forces, then turned", { F: before.map((each) => matvec(Q, each)) }],
        right: ["moved, then forces", { F: after }],
        look: "which operation treats x, y and z separately, or uses a position alone?",
      }
    );
  },
);

const anyInput = {
  draw: (random: Random): [Positions] => [...anyPositions.draw(random)],
  large: [
    [pool[3]!] satisfies [Positions],
    [many] satisfies [Positions],
    [[...pool[4]!, [1.2, 0.4, 4], [1.9, 0.4, 4.9]]] satisfies [Positions],
  ],
};

export const cutForcesExercise: Exercise<Forces> = exercise<Forces>({
  laws: [
    worth(3, work),
    worth(1, balance),
    worth(1, follows),
    worth(1, smooth),
    nonTriviality<[Positions]>(anyInput, { names: ["positions"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["grad", "valueAndGrad", "energyAndForces", "jacobian", "vjp", "cosineCutoff", "raisedCosine"],
  mutants: [
    mutant(
      "forgets that f has a slope",
      pushed((d) => f(d) / d ** 2),
      rejectedBy(work),
    ),
    mutant(
      "forgets that 1/d has a slope",
      pushed((d) => -slope(d) / d),
      rejectedBy(work),
    ),
    mutant(
      "has the sign of f' wrong",
      pushed((d) => f(d) / d ** 2 + slope(d) / d),
      rejectedBy(work),
    ),
    mutant(
      "pulls where it should push",
      pushed((d) => slope(d) / d - f(d) / d ** 2),
      rejectedBy(work),
    ),
    mutant(
      "counts each pair twice",
      pushed((d) => 2 * (f(d) / d ** 2 - slope(d) / d)),
      rejectedBy(work),
    ),
    mutant(
      "cuts off without fading",
      pushed((d) => (d < end ? 1 / d ** 2 : 0)),
      rejectedBy(work, smooth),
    ),
    mutant(
      "lets the cosine rise again beyond 2",
      pushed((d) => {
        const angle = (Math.PI * d) / end;
        return (1 + Math.cos(angle)) / 2 / d ** 2 + ((Math.PI / (2 * end)) * Math.sin(angle)) / d;
      }),
      rejectedBy(work, smooth),
    ),
    mutant(
      "pushes with half the slope",
      pushed((d) => (f(d) / d ** 2 - slope(d) / d) / 2),
      rejectedBy(work),
    ),
    mutant(
      "lets no pair come nearer than half an angstrom",
      pushed((d) => f(Math.max(d, 0.5)) / Math.max(d, 0.5) ** 2 - slope(Math.max(d, 0.5)) / Math.max(d, 0.5)),
      rejectedBy(work),
    ),
    mutant(
      "does not divide the arrow by its length",
      pushed((d) => d * (f(d) / d ** 2 - slope(d) / d)),
      rejectedBy(work),
    ),
    mutant(
      "forgets the inner derivative, pi / 2",
      pushed((d) => f(d) / d ** 2 - ((2 / Math.PI) * slope(d)) / d),
      rejectedBy(work),
    ),
    mutant(
      "pushes the first atom of a pair only",
      (positions) => positions.map((ri, i) => reference([ri, ...positions.slice(i + 1)])[0]!),
      rejectedBy(work, balance),
    ),
    mutant(
      "pushes from the origin of the room",
      (positions) =>
        positions.map((ri, i) =>
          positions.reduce<Vector>(
            (sum, rj, j) => {
              const d = norm(subtract(ri, rj));
              return i === j ? sum : add(sum, scaled(f(d) / d ** 3, ri));
            },
            [0, 0, 0],
          ),
        ),
      rejectedBy(work, balance, follows),
    ),
    mutant(
      "gives the energy of each atom along z",
      (positions) => positions.map((_, i) => [0, 0, dot(positions[i]!, positions[i]!)]),
      rejectedBy(work, balance, follows),
    ),
  ],
  hints: [
    "One pair first: E = g(d) with g(d) = f(d)/d. Moving atom i by a small step u changes d by <u, (r_i - r_j)/d>. So F_i = -g'(d) (r_i - r_j)/d.",
    "The product rule: g' = f'/d - f/d^2, and f' = -(pi/4) sin(pi d / 2), for d < 2. From 2 on a pair does nothing.",
    "times((f(d) / d ** 2 - slopeOfF(d) / d) / d, subtract(ri, rj)), summed over all j but i with d < 2.",
  ],
});
