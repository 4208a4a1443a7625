import {
  harmonicIrreps,
  irrepsD,
  matvec,
  specialOrthogonal,
  sphereIntegral,
  sphericalHarmonics,
  type Vector,
} from "noether";
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
import { dot, elementInstances, nonTriviality, simpleFirst, tuple } from "noether/laws";
import { law, notNumbers } from "./comparison.js";

type Spectrum = (coefficients: Vector) => number[];

const group = specialOrthogonal(3);
const lmaxOf = (c: Vector): number => Math.round(Math.sqrt(c.length)) - 1;
const unit = (n: number, k: number): Vector => Array.from({ length: n }, (_, i) => (i === k ? 1 : 0));
const inWords = (c: Vector): string => {
  const filled = c.flatMap((entry, k) => (entry === 0 ? [] : [k]));
  return filled.length === 1
    ? `lmax = ${lmaxOf(c)}, c is ${c[filled[0]]} at place ${filled[0]} and 0 elsewhere`
    : `lmax = ${lmaxOf(c)}, ${c.length} coefficients`;
};

const anyCoefficients = simpleFirst<[c: Vector]>(
  [
    [unit(4, 0)],
    [unit(4, 2).map((entry) => 2 * entry)],
    [unit(4, 2)],
    [unit(9, 2)],
    [unit(9, 6)],
    [unit(9, 4)],
    [[1, 0, 1, 0, 0, 0, 1, 0, 0]],
  ],
  (random) => [Array.from({ length: (2 + random.integer(5)) ** 2 }, () => random.normal())],
);

const invariant = law(
  "invariance",
  "p(D(R)\\, c) = p(c)",
  tuple(elementInstances(group), anyCoefficients),
  (p: Spectrum, [R, c]) => {
    const lmax = lmaxOf(c);
    const [before, after] = [p(c), p(matvec(irrepsD(harmonicIrreps(lmax), R), c))];
    return {
      malformed: notNumbers(before, lmax + 1) ?? notNumbers(after, lmax + 1),
      expected: () => before,
      got: () => after,
      should: `${group.show(R).replace(/^t/, "T")} should leave every number of the spectrum unchanged.`,
      given: inWords(c),
      names: ["before", "after the turn"],
      entry: ([l = 0]) => `degree ${l}`,
      look: "D_l keeps the length of the 2l + 1 numbers of degree l, but not of a smaller or larger piece",
    };
  },
);

const parseval = law(
  "Parseval",
  "\\sum_l p_l = \\frac{1}{4\\pi} \\int f^2",
  anyCoefficients,
  (p: Spectrum, [c]) => {
    const lmax = lmaxOf(c);
    const got = p(c);
    const f = (x: Vector): number => dot(c, sphericalHarmonics(lmax, x));
    return {
      malformed: notNumbers(got, lmax + 1),
      expected: () => sphereIntegral((x) => f(x) ** 2, 2 * lmax) / (4 * Math.PI),
      got: () => got.reduce((sum, value) => sum + value, 0),
      should: "The numbers of the spectrum should add up to the mean square of the function.",
      given: inWords(c),
      names: ["mean of f^2", "sum of yours"],
      look: "squares, without a root and without dividing",
    };
  },
);

const degreeByDegree = law(
  "degree by degree",
  "c = c_l \\implies p_k = 0 \\text{ for } k \\neq l",
  simpleFirst<[l: number, m: number]>(
    [
      [0, 0],
      [1, -1],
      [1, 1],
      [2, -2],
      [2, 2],
    ],
    (random) => {
      const l = random.integer(4);
      return [l, random.integer(2 * l + 1) - l];
    },
  ),
  (p: Spectrum, [l, m]) => {
    const got = p(unit(16, l * (l + 1) + m));
    return {
      malformed: notNumbers(got, 4),
      expected: () => unit(4, l),
      got: () => got,
      should: `If the only nonzero component is that of degree ${l} and order m = ${m}, the spectrum should show it at degree ${l} and nowhere else.`,
      given: "lmax = 3, 16 coefficients",
      names: ["expected", "got"],
      entry: ([k = 0]) => `the number of degree ${k}`,
      get look() {
        return got.every((value, k) => (k === l) === (value !== 0))
          ? "squares, without a root and without dividing"
          : "degree l begins at index l^2 and ends before (l + 1)^2";
      },
    };
  },
);

const nonTrivial: LawAbout<Spectrum> = nonTriviality(anyCoefficients, { names: ["the coefficients"] });

const sumOf = (values: Vector): number => dot(values, values);
const spectrum =
  (piece: (c: Vector, l: number) => number): Spectrum =>
  (c) =>
    Array.from({ length: lmaxOf(c) + 1 }, (_, l) => piece(c, l));
const reference = spectrum((c, l) => sumOf(c.slice(l * l, (l + 1) ** 2)));

export const powerSpectrumExercise: Exercise<Spectrum> = exercise<Spectrum>({
  laws: [
    worth(2, invariant),
    worth(1, degreeByDegree),
    worth(1, parseval),
    nonTrivial,
    everyInputCounts(reference, anyCoefficients),
    rightSize(reference, anyCoefficients),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "gives zeros",
      spectrum(() => 0),
      rejectedBy(degreeByDegree, parseval, nonTrivial),
    ),
    mutant(
      "adds the coefficients without squaring",
      spectrum((c, l) => c.slice(l * l, (l + 1) ** 2).reduce((sum, entry) => sum + entry, 0)),
      rejectedBy(invariant),
    ),
    mutant(
      "takes 2l numbers of degree l and forgets the last",
      spectrum((c, l) => sumOf(c.slice(l * l, (l + 1) ** 2 - 1))),
      rejectedBy(invariant, parseval),
    ),
    mutant(
      "lets degree l begin at 2l",
      spectrum((c, l) => sumOf(c.slice(2 * l, 4 * l + 1))),
      rejectedBy(invariant, degreeByDegree, parseval),
    ),
    mutant(
      "takes the root",
      spectrum((c, l) => Math.sqrt(sumOf(c.slice(l * l, (l + 1) ** 2)))),
      rejectedBy(parseval),
    ),
    mutant(
      "divides by 2l + 1",
      spectrum((c, l) => sumOf(c.slice(l * l, (l + 1) ** 2)) / (2 * l + 1)),
      rejectedBy(degreeByDegree, parseval),
    ),
    mutant(
      "adds up all degrees so far",
      spectrum((c, l) => sumOf(c.slice(0, (l + 1) ** 2))),
      rejectedBy(degreeByDegree, parseval),
    ),
    mutant(
      "puts everything at degree 0",
      spectrum((c, l) => (l === 0 ? sumOf(c) : 0)),
      rejectedBy(degreeByDegree),
    ),
  ],
  hints: [
    "Which number, made from the 2l + 1 coefficients of one degree, does an orthogonal matrix leave unchanged?",
    "The squared length: the sum of squares over m = -l, ..., l. One number for each degree, lmax = sqrt(number of coefficients) - 1.",
    "The coefficients of degree l are c.slice(l * l, (l + 1) * (l + 1)).",
  ],
});
