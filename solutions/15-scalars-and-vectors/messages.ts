import { determinant, type Matrix, matvec, type Random, type Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { add, norm, scaled, show, tuple } from "noether/laws";
import { type Atoms, anyAtoms, inWords, many, pool } from "./atoms.js";
import { listsOf, type Messages, moved, type Pair, pairs, reference, smooth, wellFormed } from "./comesIn.js";
import { comparing, named } from "./comparison.js";
import { motionInWords, motions, movedBy, swapped, swaps } from "./motions.js";
import { cutoffAt, fade, told } from "./told.js";

const lookAt: Readonly<Record<string, string>> = {
  schNet: "the scalar of the neighbour, not that of the atom itself, and no direction",
  painn: "two vectors: s_j along the unit vector from i to j, and the vector v_j of the neighbour",
  eqgat: "the atom's own vector first, then that of the neighbour: v_i x v_j",
};

const follows = comparing<Messages, readonly [Q: Matrix, t: Vector, ...Atoms]>(
  "atom",
  "the molecule moves",
  "m(Q r + t, s, Q v) = Q\\, m(r, s, v), \\quad \\text{eqgat}: \\det(Q)\\, Q",
  tuple(motions, anyAtoms),
  (f, [Q, t, ...given]) => {
    const [positions, s, v] = given;
    const before = f(...given);
    const after = f(
      movedBy(Q, t, positions),
      s,
      v.map((each) => matvec(Q, each)),
    );
    return (
      wellFormed(before, given) ??
      wellFormed(after, given) ?? {
        should: `Moving the molecule by ${motionInWords(Q, t)} should leave the numbers as they are and turn the vectors${determinant(Q) < 0 ? "; those of eqgat are pseudovectors, and get one sign more" : ""}.`,
        given: inWords(positions),
        left: ["messages, then moved", moved(Q, before)],
        right: ["moved, then messages", listsOf(after)],
        look: (list) =>
          t.some((x) => x !== 0)
            ? "does a position enter alone, without another one subtracted from it?"
            : (lookAt[list] ?? ""),
      }
    );
  },
);

const unnamed = comparing<Messages, readonly [i: number, j: number, ...Atoms]>(
  "atom",
  "atoms have no numbers",
  "m_{p(i)}(p \\cdot r, p \\cdot s, p \\cdot v) = m_i(r, s, v)",
  tuple(swaps, anyAtoms),
  (f, [i, j, ...given]) => {
    const [positions, s, v] = given;
    const before = f(...given);
    const after = f(swapped(positions, i, j), swapped(s, i, j), swapped(v, i, j));
    return (
      wellFormed(before, given) ??
      wellFormed(after, given) ?? {
        should: `Listing the atoms in another order (${i % positions.length} and ${j % positions.length} exchanged) should list the messages in that order.`,
        given: inWords(positions),
        left: [
          "messages, then exchanged",
          {
            schNet: swapped(before.schNet, i, j),
            painn: swapped(before.painn, i, j),
            eqgat: swapped(before.eqgat, i, j),
          },
        ],
        right: ["exchanged, then messages", listsOf(after)],
        look: "does the number of an atom play a part, other than to say which atom it is?",
      }
    );
  },
);

const twoAtoms = comparing<Messages, Pair>(
  "atom",
  "two atoms",
  "f(d)\\, s_2, \\quad f(d)\\, (s_2\\, n_{12} + v_2), \\quad f(d)\\; v_1 \\times v_2",
  pairs,
  (f, [r, s, vi, vj]) => {
    const given: Atoms = [
      [[0, 0, 0], r],
      [7, s],
      [vi, vj],
    ];
    const expected = listsOf(reference(...given));
    const got = f(...given);
    return (
      wellFormed(got, given) ?? {
        should: "Two atoms: each is told the formula's number and two vectors by the other.",
        given:
          r.filter((x) => x !== 0).length === 1
            ? `${inWords(given[0])}, s = 7 and ${show(s)}, v = ${named(vi)} and ${named(vj)}`
            : `two atoms, ${show(norm(r))} apart; s = 7 and ${show(s)}, v drawn at random`,
        left: ["expected", expected],
        right: ["got", listsOf(got)],
        look: (list, left, right) => {
          const [a, b] = [left, right].map((x) => norm(typeof x === "number" ? [x] : (x as Vector))) as [
            number,
            number,
          ];
          if (a === 0 && norm(r) >= cutoffAt) return "from 5 on f is 0, and nobody is heard";
          return Math.abs(b * fade(norm(r)) - a) < 1e-9
            ? "as large as without the factor f(d)"
            : `${lookAt[list]}; every term is multiplied by f(d)`;
        },
      }
    );
  },
);

const anyInput = {
  draw: (random: Random): [...Atoms] => [...anyAtoms.draw(random)],
  large: [[...pool[2]!, [9, 0, 0], [0, 6, 4]], many].map((positions): [...Atoms] => [
    positions,
    positions.map((_, k) => Math.cos(k + 1)),
    positions.map((_, k) => [Math.sin(k), Math.cos(2 * k), 1 - k / 5]),
  ]),
};

export const messagesExercise: Exercise<Messages> = exercise<Messages>({
  laws: [
    worth(2, follows),
    worth(1, unnamed),
    worth(1, smooth),
    worth(2, twoAtoms),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["cosineCutoff", "raisedCosine", "passMessages", "edgeVectors", "vectorsAlong", "crossProducts"],
  mutants: [
    mutant(
      "lets everyone speak who is nearer than 5, equally loud",
      told((d) => (d < cutoffAt ? 1 : 0)),
      rejectedBy(twoAtoms, smooth),
    ),
    mutant(
      "lets the cosine rise again beyond 5",
      told((d) => (1 + Math.cos((Math.PI * d) / cutoffAt)) / 2),
      rejectedBy(smooth),
    ),
    mutant(
      "ends in a straight line: 1 - d / 5",
      told((d) => Math.max(0, 1 - d / cutoffAt)),
      rejectedBy(twoAtoms, smooth),
    ),
    mutant(
      "forgets f where vectors are handed on",
      told(fade, (_, { d, n, s, v }) => ({
        painn: d < cutoffAt ? add(scaled(fade(d) * s[1], n), v[1]) : [0, 0, 0],
      })),
      rejectedBy(twoAtoms, smooth),
    ),
    mutant(
      "takes its own scalar for that of the neighbour",
      told(fade, (_, { d, s }) => ({ schNet: fade(d) * s[0] })),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "uses the absolute position of the neighbour",
      told(fade, (_, { d, s, v, at }) => ({ painn: scaled(fade(d), add(scaled(s[1], at), v[1])) })),
      rejectedBy(follows, twoAtoms),
    ),
    mutant(
      "forgets to make the arrow a unit vector",
      told(fade, (_, { d, n, s, v }) => ({ painn: scaled(fade(d), add(scaled(s[1] * d, n), v[1])) })),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "points from the neighbour to the atom",
      told(fade, (_, { d, n, s, v }) => ({ painn: scaled(fade(d), add(scaled(-s[1], n), v[1])) })),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "takes v_j x v_i",
      told(fade, ({ eqgat }) => ({ eqgat: scaled(-1, eqgat) })),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "multiplies entry by entry in place of the vector product",
      told(fade, (_, { d, v }) => ({ eqgat: v[0].map((x, k) => fade(d) * x * v[1][k]!) })),
      rejectedBy(follows, twoAtoms),
    ),
    mutant(
      "adds a direction of the room",
      told(fade, ({ painn }, { d }) => ({ painn: add(painn, [0, 0, fade(d)]) })),
      rejectedBy(follows, twoAtoms),
    ),
    mutant(
      "listens to earlier atoms only",
      (positions, s, v) => {
        const upTo = (i: number) => reference(positions.slice(0, i + 1), s, v);
        return {
          schNet: positions.map((_, i) => upTo(i).schNet[i]!),
          painn: positions.map((_, i) => upTo(i).painn[i]!),
          eqgat: positions.map((_, i) => upTo(i).eqgat[i]!),
        };
      },
      rejectedBy(unnamed, twoAtoms),
    ),
    mutant(
      "takes the mean over all others",
      (positions, s, v) => {
        const { schNet, painn, eqgat } = reference(positions, s, v);
        const share = 1 / positions.length;
        return {
          schNet: schNet.map((x) => share * x),
          painn: painn.map((each) => scaled(share, each)),
          eqgat: eqgat.map((each) => scaled(share, each)),
        };
      },
      rejectedBy(twoAtoms),
    ),
  ],
  hints: [
    "First a list of neighbours for each atom: for j other than i, with the arrow r_j - r_i, its length d, the unit vector n and the weight f(d). The three messages are three sums over that list.",
    "f needs its two branches: from 5 on it is 0. Every term of every sum is multiplied by it.",
    "painn: the sum of times(f(d), add(times(s[j], n), v[j])); eqgat: the sum of times(f(d), cross(v[i], v[j])); schNet: the sum of f(d) * s[j].",
  ],
});
