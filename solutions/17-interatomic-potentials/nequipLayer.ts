import type { Random, Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { add, scaled, show, simpleFirst } from "noether/laws";
import { pool } from "../15-scalars-and-vectors/atoms.js";
import { comparing, named } from "../15-scalars-and-vectors/comparison.js";
import { anyVector } from "../15-scalars-and-vectors/motions.js";
import { cross } from "../15-scalars-and-vectors/told.js";
import { anyGiven, follows, listsOf, unnamed, wellFormed } from "./layerMoves.js";
import { type Given, type Layer, layered, reference, sigma } from "./layers.js";

/** Two atoms out of sight, one of them with features s and v. */
type Alone = readonly [d: number, s: number, v: Vector];
const alone = comparing<Layer, Alone>(
  "atom",
  "an atom alone",
  "d \\ge 4: \\quad s' = s\\, \\sigma(s), \\quad v' = \\sigma(s)\\, v",
  simpleFirst<Alone>(
    [
      [5, 0, [1, 0, 0]],
      [4, 1, [0, 1, 0]],
      [6, -1, [0, 0, 2]],
    ],
    (random) => [4 + 8 * random.uniform(), random.normal(), anyVector(random)],
  ),
  (f, [d, s, v]) => {
    const given: Given = [
      [
        [0, 0, 0],
        [0, 0, d],
      ],
      [s, 1],
      [v, [0, 1, 0]],
      [1, 1, 1, 1],
    ];
    const got = f(...given);
    return (
      wellFormed(got, given) ?? {
        should:
          "An atom without neighbours should have what self-connection and gate make of its own features.",
        given: `two atoms, ${show(d)} apart; s = ${show(s)} and 1, v = ${named(v)} and e_y`,
        left: ["expected", { s: [s * sigma(s)], v: [scaled(sigma(s), v)] }],
        right: ["got", { s: got.s.slice(0, 1), v: got.v.slice(0, 1) }],
        look: (list) =>
          d < 4.5
            ? "at 4 an atom is no neighbour any more: does every term of both sums carry f(d)?"
            : list === "s"
              ? "silu: a times sigma(a), with a = s_i + m_i"
              : "the vector is multiplied by sigma of the scalar a, not by a sigma(a)",
      }
    );
  },
);

type Pair = readonly [r: Vector, s: number, v: Vector, w: readonly number[]];
const twoAtoms = comparing<Layer, Pair>(
  "atom",
  "two atoms, one path",
  "m = f\\, (w_0 s_j + w_1 \\langle v_j, n \\rangle), \\quad M = f\\, (w_2 s_j\\, n + w_3 v_j)",
  simpleFirst<Pair>(
    [0, 1, 2, 3].map(
      (k): Pair => [[2, 0, 0], 1, [1, 1, 0], [0, 1, 2, 3].map((each) => (each === k ? 1 : 0))],
    ),
    (random) => [
      anyVector(random, 1.2),
      random.normal(),
      anyVector(random),
      [0, 1, 2, 3].map(() => random.normal()),
    ],
  ),
  (f, [r, s, v, w]) => {
    const given: Given = [[[0, 0, 0], r], [0.5, s], [[0, 0, 1], v], w];
    const got = f(...given);
    const path = w.findIndex((each) => each !== 0);
    const isOne = w.filter((each) => each !== 0).length === 1;
    return (
      wellFormed(got, given) ?? {
        should: isOne
          ? `Of the four paths w${path} is open alone: the formula says what comes of it.`
          : "Two atoms should make of each other what the formula says.",
        given: isOne
          ? "two atoms, the other at 2 e_x, where f is a half, with s = 1 and v = e_x + e_y"
          : "two atoms, everything drawn at random",
        left: ["expected", listsOf(reference(...given))],
        right: ["got", listsOf(got)],
        look: isOne
          ? [
              "the scalar of the neighbour, times f",
              "the scalar product of the neighbour's vector with the unit vector that leads to it",
              "the unit vector to the neighbour, times its scalar",
              "the vector of the neighbour as it is, times f",
            ][path]!
          : "the arrow leads from i to j and has length 1; all that is said is what j has, not i",
      }
    );
  },
);

const anyInput = {
  draw: (random: Random): [...Given] => [...anyGiven.draw(random)],
  large: [
    [
      [...pool[2]!, [9, 0, 0], [0, 6, 4]],
      Array.from({ length: 11 }, (_, k) => Math.cos(k + 1)),
      Array.from({ length: 11 }, (_, k) => [Math.sin(k), Math.cos(2 * k), 1 - k / 5]),
      [0.5, -1, 1.5, 0.3],
    ] satisfies [...Given],
  ],
};

export const nequipLayerExercise: Exercise<Layer> = exercise<Layer>({
  laws: [
    worth(2, follows),
    worth(1, unnamed),
    worth(1, alone),
    worth(2, twoAtoms),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["nequip", "nequipFeatures", "featureProduct", "convolution", "gate", "tensorProduct"],
  mutants: [
    mutant(
      "points from the neighbour to the atom",
      layered({
        say: ({ f, n, s, v, w }) => ({
          m: f * (w[0]! * s[1] - w[1]! * v[1].reduce((sum, x, k) => sum + x * n[k]!, 0)),
          M: scaled(f, add(scaled(-w[2]! * s[1], n), scaled(w[3]!, v[1]))),
        }),
      }),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "does not divide the arrow by its length",
      layered({
        say: ({ f, d, n, s, v, w }) => ({
          m: f * (w[0]! * s[1] + w[1]! * d * v[1].reduce((sum, x, k) => sum + x * n[k]!, 0)),
          M: scaled(f, add(scaled(w[2]! * s[1] * d, n), scaled(w[3]!, v[1]))),
        }),
      }),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "takes its own scalar for that of the neighbour",
      layered({
        say: ({ f, n, s, v, w }) => ({ M: scaled(f, add(scaled(w[2]! * s[0], n), scaled(w[3]!, v[1]))) }),
      }),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "takes its own vector for that of the neighbour",
      layered({
        say: ({ f, n, s, v, w }) => ({ M: scaled(f, add(scaled(w[2]! * s[1], n), scaled(w[3]!, v[0]))) }),
      }),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "forgets f where a vector is handed on",
      layered({ say: ({ f, n, s, v, w }) => ({ M: add(scaled(f * w[2]! * s[1], n), scaled(w[3]!, v[1])) }) }),
      rejectedBy(alone, twoAtoms),
    ),
    mutant(
      "lets the cosine rise again beyond 4",
      layered({ f: (d) => (1 + Math.cos((Math.PI * d) / 4)) / 2 }),
      rejectedBy(alone),
    ),
    mutant(
      "lets everyone speak who is nearer than 4",
      layered({ f: (d) => (d < 4 ? 1 : 0) }),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "uses the position of the neighbour",
      layered({
        say: ({ f, s, v, w, at }) => ({ M: scaled(f, add(scaled(w[2]! * s[1], at), scaled(w[3]!, v[1]))) }),
      }),
      rejectedBy(follows, twoAtoms),
    ),
    mutant(
      "forgets the self-connection",
      layered({ end: ({ m, M }) => ({ s: m * sigma(m), v: scaled(sigma(m), M) }) }),
      rejectedBy(alone, twoAtoms),
    ),
    mutant(
      "lets each component of a vector through silu",
      layered({
        end: ({ m, M }, s, v) => ({ s: (s + m) * sigma(s + m), v: add(v, M).map((x) => x * sigma(x)) }),
      }),
      rejectedBy(follows, alone, twoAtoms),
    ),
    mutant(
      "multiplies the vector by silu of the scalar",
      layered({
        end: ({ m, M }, s, v) => ({
          s: (s + m) * sigma(s + m),
          v: scaled((s + m) * sigma(s + m), add(v, M)),
        }),
      }),
      rejectedBy(alone, twoAtoms),
    ),
    mutant(
      "gates by the scalar that the atom had before",
      layered({
        end: ({ m, M }, s, v) => ({ s: (s + m) * sigma(s + m), v: scaled(sigma(s), add(v, M)) }),
      }),
      rejectedBy(twoAtoms),
    ),
    mutant(
      "makes the vector product a path of its own",
      layered({
        say: ({ f, n, s, v, w }) => ({
          M: scaled(f, add(add(scaled(w[2]! * s[1], n), scaled(w[3]!, v[1])), cross(n, v[1]))),
        }),
      }),
      rejectedBy(follows, twoAtoms),
    ),
    mutant(
      "listens to earlier atoms alone",
      (positions, s, v, w) => {
        const upTo = (i: number) => reference(positions.slice(0, i + 1), s, v, w);
        return { s: positions.map((_, i) => upTo(i).s[i]!), v: positions.map((_, i) => upTo(i).v[i]!) };
      },
      rejectedBy(unnamed, twoAtoms),
    ),
  ],
  hints: [
    "For each atom i begin with a = s_i and A = v_i, the self-connection, and add what the neighbours say. The gate comes last, once for each atom.",
    "For each j other than i: the arrow r_j - r_i, its length, the unit vector n and f. Both sums carry f; the scalar gets w0 and w1, the vector w2 and w3.",
    "a += f * (w[0] * s[j] + w[1] * dot(v[j], n)); A = add(A, times(f, add(times(w[2] * s[j], n), times(w[3], v[j])))); then s' = a sigma(a), v' = times(sigma(a), A).",
  ],
});
