import { identityMatrix, type Matrix, matmul, matvec, type Random, relativeError, transpose } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { fault, once, show, showApart } from "noether/laws";
import { mapInstances } from "./mapInstances.js";
import type { Setting } from "./settings.js";
import { bothWays, column, commutes, type Fault, mapInWords, mapLaw } from "./squares.js";

type CommutesWith = (A: Matrix, rhoV: readonly Matrix[], rhoW: readonly Matrix[]) => number[];
type Find = (answer: readonly number[], setting: Setting, A: Matrix) => Fault | undefined;

/** Why an answer is not a list of elements. */
function malformed(answer: unknown, { words }: Setting): Fault | undefined {
  const list = Array.isArray(answer) ? answer : undefined;
  const stranger = list?.find((g) => !(Number.isInteger(g) && g >= 0 && g < words.length));
  if (list !== undefined && stranger === undefined) return undefined;
  return {
    should: `The answer should be a list of numbers of elements, from 0 to ${words.length - 1}.`,
    sides: [["got", show(answer)]],
    look: "list the numbers g of the elements that commute; g acts by rhoV[g] and by rhoW[g]",
  };
}

const law = (name: string, statement: string, find: Find, instances = mapInstances) =>
  mapLaw<CommutesWith>(name, statement, instances, (subject, setting, A) => {
    const answer = subject(A, setting.rhoV, setting.rhoW);
    return malformed(answer, setting) ?? find(answer, setting, A);
  });

/** Both sides of the square of g, at the entry where they differ most. */
function square(setting: Setting, A: Matrix, g: number): Pick<Fault, "given" | "sides"> {
  const [before, after] = bothWays(setting, A, g);
  const entries = A.flatMap((row, i) => row.map((_, j) => ({ i, j, a: after[i][j], b: before[i][j] })));
  const size = ({ a, b }: (typeof entries)[0]): number => 1e20 * Math.abs(a - b) + Math.abs(a);
  const { i, j, a, b } = entries.reduce((most, entry) => (size(entry) > size(most) ? entry : most));
  const [left, right] = showApart(a, b);
  return {
    given: `${mapInWords(setting, A)}; g is ${setting.words[g]}; row ${i}, column ${j} of both sides:`,
    sides: [
      ["rho_W(g) A", left],
      ["A rho_V(g)", right],
    ],
  };
}

const listedCommute = law(
  "what is listed commutes",
  "g \\text{ listed} \\implies A\\, \\rho_V(g) = \\rho_W(g)\\, A",
  (answer, setting, A) => {
    const g = answer.find((candidate) => !commutes(setting, A, candidate));
    if (g === undefined) return undefined;
    return {
      should: `Element ${g} is in your list, so both paths round its square should agree.`,
      ...square(setting, A, g),
      look: "both sides are matrices, and every entry counts: is each representation on its own side of A?",
    };
  },
);

const noneLeftOut = law(
  "none is left out",
  "A\\, \\rho_V(g) = \\rho_W(g)\\, A \\implies g \\text{ listed}",
  (answer, setting, A) => {
    const g = setting.words.findIndex((_, k) => !answer.includes(k) && commutes(setting, A, k));
    if (g < 0) return undefined;
    const [before, after] = bothWays(setting, A, g);
    const exact = before.every((row, i) => row.every((entry, j) => entry === after[i][j]));
    const apart =
      relativeError(before, after) < 1e-14 ? "differ in the sixteenth digit" : "agree in nine digits";
    return {
      should: `Both paths round the square of element ${g} agree, so it should be in your list.`,
      ...square(setting, A, g),
      look:
        answer.length === 0
          ? "your list is empty, but at least the identity commutes with everything. Two matrices are never equal by `===` or `==`: write relativeError(a, b) < 1e-9"
          : exact
            ? "are all elements tried? And compare with the result that was moved: it should follow, not stay the same"
            : `the two ${apart}: how close is close enough to be equal?`,
    };
  },
);

const isSubgroup = law(
  "the list is a subgroup",
  "g, h \\text{ listed} \\implies g h \\text{ listed}",
  (answer, { table, words }) => {
    if (!answer.includes(0)) {
      return {
        should: "The identity commutes with everything: it should be in your list.",
        sides: [["your list", show(answer)]],
        look:
          answer.length === 0
            ? "two matrices are never equal by `===` or `==`, even with equal entries: write relativeError(a, b) < 1e-9"
            : "the identity is the element 0",
      };
    }
    for (const g of answer)
      for (const h of answer)
        if (!answer.includes(table[g][h]))
          return {
            should: "If A commutes with g and with h, it commutes with g h.",
            sides: [
              ["g, in your list", `${g}, ${words[g]}`],
              ["h, in your list", `${h}, ${words[h]}`],
              ["g h, missing", `${table[g][h]}, ${words[table[g][h]]}`],
            ],
            look: "one of the three is wrong: write out both sides for each",
          };
    return undefined;
  },
  // The same maps for every seed: because of rounding, whether a comparison misses a product of listed elements is chance.
  { ...mapInstances, draw: (random) => random.pick(mapInstances.examples) },
);

const [plane, shear] = mapInstances.examples[2];
const dependsOnTheMap = fault(
  "it depends on the map",
  "\\text{the list for a shear} \\neq \\text{the list for } 1",
  once,
  (subject: CommutesWith) => {
    const { name, rhoV, rhoW } = plane;
    const forUnit = subject(identityMatrix(2), rhoV, rhoW);
    if (relativeError(subject(shear, rhoV, rhoW), forUnit) !== 0) return undefined;
    return {
      should:
        "The identity map commutes with the whole group and a shear does not: the two lists should differ.",
      given: `${name}; A = ${show(identityMatrix(2))} and A = ${show(shear)}`,
      sides: [["your list for both", show(forUnit)]],
    };
  },
);

const numbers = (list: readonly unknown[]): number[] => list.map((_, g) => g);

/** The elements whose two sides are equal by a given test. */
const those =
  (
    test: (before: Matrix, after: Matrix) => boolean,
    sides: (A: Matrix, V: Matrix, W: Matrix) => readonly [Matrix, Matrix] = (A, V, W) => [
      matmul(A, V),
      matmul(W, A),
    ],
  ): CommutesWith =>
  (A, rhoV, rhoW) =>
    numbers(rhoV).filter((g) => test(...sides(A, rhoV[g], rhoW[g])));

const close = (a: Matrix, b: Matrix): boolean => relativeError(a, b) < 1e-9;
const sum = (row: readonly number[]): number => row.reduce((total, entry) => total + entry, 0);

const reference: CommutesWith = those(close);
/** Maps of every setting: what knows one setting only does not pass. */
const anyMap = {
  draw: (random: Random): [Matrix, readonly Matrix[], readonly Matrix[]] => {
    const [{ rhoV, rhoW }, A] = mapInstances.draw(random);
    return [A, rhoV, rhoW];
  },
  // Under the 48 symmetries of the cube.
  large: mapInstances.examples.slice(-2).map(([{ rhoV, rhoW }, A]) => [A, rhoV, rhoW] as const),
};

/** With numbers from 1, since [0], the identity alone, is an answer and not nothing. */
const fromOne =
  (listed: CommutesWith): CommutesWith =>
  (...input) => {
    const list: unknown = listed(...input);
    return Array.isArray(list) ? list.map((g) => g + 1) : [];
  };
const counts = everyInputCounts(fromOne(reference), anyMap);
const inEverySetting: typeof counts = {
  ...counts,
  try: (subject, instance) => counts.try(fromOne(subject), instance),
};

export const commutesWithExercise: Exercise<CommutesWith> = exercise<CommutesWith>({
  laws: [worth(1, listedCommute), worth(4, noneLeftOut), isSubgroup, dependsOnTheMap, inEverySetting],
  reference,
  withhold: ["equivariance", "invariance"],
  mutants: [
    mutant(
      "tries one vector, (1, 2, 3, ...)",
      (A, rhoV, rhoW) => {
        const x = A[0]!.map((_, k) => k + 1);
        return numbers(rhoV).filter(
          (g) => relativeError(matvec(A, matvec(rhoV[g]!, x)), matvec(rhoW[g]!, matvec(A, x))) < 1e-9,
        );
      },
      rejectedBy(listedCommute),
    ),
    mutant(
      "asks for A rho_V(g) = A: the result should stay, not follow",
      those(close, (A, V) => [matmul(A, V), A]),
      rejectedBy(noneLeftOut),
    ),
    mutant(
      "tries one vector only: x = (1, ..., 1)",
      those((a, b) => relativeError(a.map(sum), b.map(sum)) < 1e-9),
      rejectedBy(listedCommute),
    ),
    mutant(
      "tries the first basis vector only",
      those((a, b) => relativeError(column(a, 0), column(b, 0)) < 1e-9),
      rejectedBy(listedCommute),
    ),
    mutant(
      "compares with ===",
      those((a, b) => a.every((row, i) => row.every((entry, j) => entry === b[i][j]))),
      rejectedBy(noneLeftOut),
    ),
    mutant(
      "moves the result back: rho_W(g)^-1 in place of rho_W(g)",
      those(close, (A, V, W) => [matmul(A, V), matmul(transpose(W), A)]),
      rejectedBy(listedCommute, noneLeftOut),
    ),
    mutant(
      "has the representations on the wrong sides",
      those(close, (A, V, W) => [matmul(A, W), matmul(V, A)]),
      rejectedBy(listedCommute, noneLeftOut, isSubgroup),
    ),
    mutant(
      "compares matrices by ===, so that no two are equal",
      (A, rhoV, rhoW) => numbers(rhoV).filter((g) => matmul(A, rhoV[g]!) === matmul(rhoW[g]!, A)),
      rejectedBy(noneLeftOut, isSubgroup),
    ),
    mutant(
      "is right in the plane, and lists the whole group elsewhere",
      (A, rhoV, rhoW) => (A.flat().length === 4 ? reference(A, rhoV, rhoW) : numbers(rhoV)),
      rejectedBy(listedCommute, inEverySetting),
    ),
    mutant(
      "takes for equal what differs by a hundredth",
      those((a, b) => relativeError(a, b) < 0.01),
      rejectedBy(listedCommute),
    ),
    mutant(
      "takes for different what differs by rounding",
      those((a, b) => relativeError(a, b) < 1e-14),
      rejectedBy(noneLeftOut),
    ),
    mutant("lists the whole group", (_, rhoV) => numbers(rhoV), rejectedBy(listedCommute, dependsOnTheMap)),
    mutant("lists the identity only", () => [0], rejectedBy(noneLeftOut, dependsOnTheMap)),
  ],
  hints: [
    "f(x) = A x. Write the two sides of f(rho_V(g) x) = rho_W(g) f(x) as products of matrices. What must hold so that they agree for every x?",
    "A rho_V(g) x = rho_W(g) A x for all x means that the matrices A rho_V(g) and rho_W(g) A are equal, entry by entry.",
    "Go through the numbers 0, 1, ..., rhoV.length - 1 and keep g where relativeError(matmul(A, rhoV[g]), matmul(rhoW[g], A)) < 1e-9.",
  ],
});
