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
import { add, map, nonTriviality, norm, scaled, simpleFirst, subtract, tuple } from "noether/laws";
import { anyAtoms, inWords, many, pool } from "./atoms.js";
import { comparing, text } from "./comparison.js";
import { curie, type FromScalars, type Positions, type Scalars, wellFormed } from "./curie.js";
import { anyVector, motionInWords, motions, movedBy, swapped, swaps } from "./motions.js";

/** v_i = sum over j of the vector that atom j makes at atom i. */
const summed =
  (effect: (r: Vector, s: { readonly i: number; readonly j: number }, rj: Vector) => Vector): FromScalars =>
  (positions, s) =>
    positions.map((ri, i) =>
      positions.reduce<Vector>(
        (sum, rj, j) => (i === j ? sum : add(sum, effect(subtract(rj, ri), { i: s[i]!, j: s[j]! }, rj))),
        [0, 0, 0],
      ),
    );
const unit = (r: Vector): Vector => scaled(1 / norm(r), r);
const fading = (r: Vector): number => Math.exp(-norm(r));
const reference = summed((r, s) => scaled(s.j * fading(r), unit(r)));

const anyScalars = map(anyAtoms, ([positions, s]): [Positions, Scalars] => [positions, s]);

const follows = comparing<FromScalars, readonly [Q: Matrix, t: Vector, Positions, Scalars]>(
  "atom",
  "vectors turn with the molecule",
  "v(Q r + t, s) = Q\\, v(r, s)",
  tuple(motions, anyScalars),
  (f, [Q, t, positions, s]) => {
    const [before, after] = [f(positions, s), f(movedBy(Q, t, positions), s)];
    return (
      wellFormed(before, positions) ??
      wellFormed(after, positions) ?? {
        should: `Moving the molecule by ${motionInWords(Q, t)} should turn the vectors, and nothing else.`,
        given: inWords(positions),
        left: ["vectors, then turned", { v: before.map((each) => matvec(Q, each)) }],
        right: ["moved, then vectors", { v: after }],
        look: t.some((x) => x !== 0)
          ? "does a position enter alone, without another one subtracted from it?"
          : "which operation treats x, y and z separately, or adds an arrow of its own?",
      }
    );
  },
);

const unnamed = comparing<FromScalars, readonly [i: number, j: number, Positions, Scalars]>(
  "atom",
  "atoms have no numbers",
  "v_{p(i)}(p \\cdot r, p \\cdot s) = v_i(r, s)",
  tuple(swaps, anyScalars),
  (f, [i, j, positions, s]) => {
    const [before, after] = [f(positions, s), f(swapped(positions, i, j), swapped(s, i, j))];
    return (
      wellFormed(before, positions) ??
      wellFormed(after, positions) ?? {
        should: `Listing the atoms in another order (${i % positions.length} and ${j % positions.length} exchanged, with their scalars) should list the vectors in that order.`,
        given: inWords(positions),
        left: ["vectors, then exchanged", { v: swapped(before, i, j) }],
        right: ["exchanged, then vectors", { v: after }],
        look: "does the number of an atom play a part, other than to say which atom it is?",
      }
    );
  },
);

const pairs = simpleFirst<readonly [r: Vector, s: number]>(
  [
    [[1, 0, 0], 1],
    [[0, 0, 2], 3],
    [[0, 0.2, 0], -1],
  ],
  (random) => [anyVector(random), random.normal()],
);
const twoAtoms = comparing<FromScalars, readonly [r: Vector, s: number]>(
  "atom",
  "two atoms",
  "v_1 = s_2\\, e^{-d}\\, n_{12}",
  pairs,
  (f, [r, s]) => {
    const positions: Positions = [[0, 0, 0], r];
    const expected = reference(positions, [5, s]);
    const got = f(positions, [5, s]);
    return (
      wellFormed(got, positions) ?? {
        should:
          "Of two atoms, each should get the scalar of the other, times e^-d, along the unit vector to the other.",
        given:
          r.filter((x) => x !== 0).length === 1
            ? `${inWords(positions)}, s = 5 and ${text(s)}`
            : `two atoms, ${text(norm(r))} apart, s = 5 and ${text(s)}`,
        left: ["expected", { v: expected }],
        right: ["got", { v: got }],
        look: (_, left, right) => hintAt(left as Vector, right as Vector),
      }
    );
  },
);

function hintAt(expected: Vector, got: Vector): string {
  const [a, b] = [norm(expected), norm(got)];
  if (!(a > 0 && b > 0)) return "the other atom's scalar and direction make the vector";
  const apart = norm(subtract(scaled(1 / a, expected), scaled(1 / b, got)));
  if (apart < 1e-9)
    return "the direction is right, the length is not: whose scalar is it, is the arrow a unit vector, is its factor e^-d?";
  return norm(add(scaled(1 / a, expected), scaled(1 / b, got))) < 1e-9
    ? "it points away from the other atom, or the sign of the scalar was lost: n_ij leads from i to j"
    : "n_ij = (r_j - r_i) / d";
}

const anyTurn: Matrix = [
  [0, 0, 1],
  [1, 0, 0],
  [0, 1, 0],
];
const anyInput = {
  draw: (random: Random): [Positions, Scalars] => {
    const [positions, s] = anyAtoms.draw(random);
    return [positions, s];
  },
  large: [pool[1]!, many, [...pool[2]!, ...movedBy(anyTurn, [4, 1, 2], pool[3]!)]].map(
    (positions): [Positions, Scalars] => [positions, positions.map((_, k) => Math.cos(k + 1))],
  ),
};

export const vectorsFromScalarsExercise: Exercise<FromScalars> = exercise<FromScalars>({
  laws: [
    worth(2, follows),
    worth(1, unnamed),
    worth(1, curie),
    worth(1, twoAtoms),
    nonTriviality<[Positions, Scalars]>(anyInput, { names: ["positions", "s"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["vectorsAlong", "edgeVectors", "passMessages"],
  mutants: [
    mutant(
      "takes its own scalar: s_i",
      summed((r, s) => scaled(s.i * fading(r), unit(r))),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "points away: r_i - r_j",
      summed((r, s) => scaled(-s.j * fading(r), unit(r))),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "does not divide by the distance",
      summed((r, s) => scaled(s.j * fading(r), r)),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "uses absolute positions: r_j / |r_j|",
      summed((r, s, rj) => scaled(norm(rj) > 0 ? (s.j * fading(r)) / norm(rj) : 0, rj)),
      rejectedBy(follows, twoAtoms),
    ),
    mutant(
      "counts the atom itself: 0 / 0",
      (positions, s) =>
        positions.map((ri) =>
          positions.reduce<Vector>(
            (sum, rj, j) => add(sum, scaled(s[j]! * fading(subtract(rj, ri)), unit(subtract(rj, ri)))),
            [0, 0, 0],
          ),
        ),
      rejectedBy(follows, unnamed, curie, twoAtoms),
    ),
    mutant(
      "adds a bias",
      (positions, s) => reference(positions, s).map((each) => add(each, [0, 0, 0.1])),
      rejectedBy(follows, curie, twoAtoms),
    ),
    mutant(
      "measures |x| + |y| + |z|",
      summed((r, s) => scaled(s.j * Math.exp(-r.reduce((sum, x) => sum + Math.abs(x), 0)), unit(r))),
      rejectedBy(follows),
    ),
    mutant(
      "loses the sign of the scalar",
      summed((r, s) => scaled(Math.abs(s.j) * fading(r), unit(r))),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "keeps what is positive in each component",
      (positions, s) => reference(positions, s).map((each) => each.map((x) => Math.max(0, x))),
      rejectedBy(follows, twoAtoms),
    ),
    mutant(
      "counts earlier atoms only",
      (positions, s) => positions.map((_, i) => reference(positions.slice(0, i + 1), s)[i]!),
      rejectedBy(unnamed, twoAtoms),
    ),
    mutant(
      "takes e^(-d^2) for e^-d",
      summed((r, s) => scaled(s.j * Math.exp(-(norm(r) ** 2)), unit(r))),
      rejectedBy(twoAtoms),
    ),
  ],
  hints: [
    "For atom i, go through all other atoms j: the arrow from i to j, its length d, and the number s_j e^-d / d before it.",
    "subtract(positions[j], positions[i]) is the arrow. Leave out j = i: there d is 0, and 0 / 0 is not a number.",
    "const r = subtract(rj, ri); const d = length(r); sum = add(sum, times((s[j] * Math.exp(-d)) / d, r)).",
  ],
});
