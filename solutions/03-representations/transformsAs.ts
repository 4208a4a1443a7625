import { type Matrix, matvec, type Random, transpose, type Vector } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { fault, type Law, norm, once, scaled, show, subtract } from "noether/laws";
import { neither, quarterAboutZ, scalars, type TransformsAs, vectors } from "./movedTriples.js";
import { gap } from "./waterFrame.js";
import { type Instance, pairsThatTurn, turned } from "./waterPairs.js";

const units: Law<TransformsAs, readonly [scale: number, ...instance: Instance]> = fault(
  "units do not matter",
  "\\text{the verdict on } (c a, c a') \\text{ is the verdict on } (a, a')",
  {
    examples: [
      [0.001, [1, 0, 0], [0.8, 0.6, 0], quarterAboutZ],
      [1000, [1, 0, 0], [0.02, 1.01, 0], quarterAboutZ],
    ],
    draw: (random) => [
      10 ** (random.integer(7) - 3),
      ...(random.integer(2) === 0
        ? random.pick(pairsThatTurn)
        : turned(random, (v, R) => matvec(transpose(R), v))),
    ],
    simpler: () => [],
  },
  (transformsAs: TransformsAs, [scale, before, after, R]) => {
    const [verdict, rescaled] = [
      transformsAs(before, after, R),
      transformsAs(scaled(scale, before), scaled(scale, after), R),
    ];
    if (verdict === rescaled && ["scalar", "vector", "neither"].includes(verdict)) return undefined;
    return {
      should: `Other units multiply both triples by the same number, here ${show(scale)}: the verdict should not change.`,
      given: `before = ${show(before)}, after = ${show(after)}`,
      sides: [
        ["as they are", show(verdict)],
        [`times ${show(scale)}`, show(rescaled)],
      ],
      look: "a gap is small or large only in comparison with the length of the triple",
    };
  },
);

/** A triple that stays the same exactly, or turns exactly. */
const staysOrTurns = {
  draw: (random: Random): [Vector, Vector, Matrix] => {
    const [v, w, R] = turned(random, (x, rotation) => matvec(transpose(rotation), x));
    return random.integer(2) === 0 ? [v, v, R] : [w, v, R];
  },
};

const severalAnswers = fault<TransformsAs, readonly []>(
  "not one answer for everything",
  "\\text{a triple that stays and one that turns are told apart}",
  once,
  (transformsAs) => {
    const [stays, turns] = [
      transformsAs([5, 6, 7], [5, 6, 7], quarterAboutZ),
      transformsAs([1, 0, 0], [0, 1, 0], quarterAboutZ),
    ];
    if (stays !== turns) return undefined;
    return {
      should: "A triple that stayed and a triple that turned should get different answers.",
      given: "R is the quarter turn about z",
      sides: [
        ["(5, 6, 7) to (5, 6, 7)", show(stays)],
        ["(1, 0, 0) to (0, 1, 0)", show(turns)],
      ],
    };
  },
);

const close = (a: Vector, b: Vector): boolean => gap(a, b) < 0.1;

const reference: TransformsAs = (before, after, R) =>
  close(before, after) ? "scalar" : close(matvec(R, before), after) ? "vector" : "neither";

export const transformsAsExercise: Exercise<TransformsAs> = exercise<TransformsAs>({
  laws: [
    worth(1, scalars),
    worth(2, vectors),
    worth(2, neither),
    worth(1, units),
    severalAnswers,
    everyInputCounts(reference, staysOrTurns),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "turns the wrong way",
      (before, after, R) =>
        close(before, after) ? "scalar" : close(matvec(transpose(R), before), after) ? "vector" : "neither",
      rejectedBy(vectors, neither),
    ),
    mutant(
      "asks for a vector first",
      (before, after, R) =>
        close(matvec(R, before), after) ? "vector" : close(before, after) ? "scalar" : "neither",
      rejectedBy(scalars),
    ),
    mutant("calls everything a vector", () => "vector", rejectedBy(scalars, neither, severalAnswers)),
    mutant(
      "compares lengths only",
      (before, after) =>
        close(before, after)
          ? "scalar"
          : Math.abs(norm(before) / norm(after) - 1) < 0.1
            ? "vector"
            : "neither",
      rejectedBy(neither),
    ),
    mutant(
      "calls all that changes a vector",
      (before, after) => (close(before, after) ? "scalar" : "vector"),
      rejectedBy(neither),
    ),
    mutant(
      "asks real data to agree exactly",
      (before, after, R) => {
        const same = (a: Vector, b: Vector): boolean => a.every((x, k) => Math.abs(x - b[k]!) < 1e-9);
        return same(before, after) ? "scalar" : same(matvec(R, before), after) ? "vector" : "neither";
      },
      rejectedBy(vectors, scalars),
    ),
    mutant(
      "calls a gap of 0.1 small, whatever the unit",
      (before, after, R) =>
        norm(subtract(before, after)) < 0.1
          ? "scalar"
          : norm(subtract(matvec(R, before), after)) < 0.1
            ? "vector"
            : "neither",
      rejectedBy(units),
    ),
    mutant(
      "divides by the length of before",
      (before, after, R) => {
        const near = (a: Vector, b: Vector): boolean => norm(subtract(a, b)) < 0.1 * norm(before);
        return near(before, after) ? "scalar" : near(matvec(R, before), after) ? "vector" : "neither";
      },
      rejectedBy(scalars),
    ),
    mutant(
      "divides by the largest number of after",
      (before, after, R) => {
        const size = Math.max(...after.map(Math.abs));
        const near = (a: Vector, b: Vector): boolean =>
          Math.max(...subtract(a, b).map(Math.abs)) < 0.1 * size;
        return near(before, after) ? "scalar" : near(matvec(R, before), after) ? "vector" : "neither";
      },
      rejectedBy(scalars),
    ),
    mutant(
      "looks at the first number only",
      (before, after, R) => {
        const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.1 * norm(after);
        return near(before[0]!, after[0]!)
          ? "scalar"
          : near(matvec(R, before)[0]!, after[0]!)
            ? "vector"
            : "neither";
      },
      rejectedBy(neither, vectors),
    ),
  ],
  hints: [
    "There are two hypotheses. Under the first, after should be before. Under the second, what should it be?",
    "Measure a gap: the length of the difference of two triples, divided by the length of after. Call it small below 0.1.",
    'Small gap between before and after: "scalar". Otherwise a small gap between R times before and after: "vector". Otherwise "neither".',
  ],
});
