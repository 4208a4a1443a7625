import type { Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, type Instances, nonTriviality, show, sides } from "noether/laws";

type PowerSums = readonly [p1: number, p2: number, p3: number];
type TripleSum = (sums: PowerSums) => number;
type Numbers = readonly number[];

/** The power sums of some numbers: sum of x, of x^2, of x^3. */
const powerSums = (xs: Numbers): PowerSums => [
  xs.reduce((sum, x) => sum + x, 0),
  xs.reduce((sum, x) => sum + x ** 2, 0),
  xs.reduce((sum, x) => sum + x ** 3, 0),
];

const pairSum = (xs: Numbers): number =>
  xs.reduce((sum, x, i) => sum + xs.slice(i + 1).reduce((inner, y) => inner + x * y, 0), 0);

/** A handful of numbers, of any sign. */
const handful = (random: Random, n: number): Numbers =>
  Array.from({ length: n }, () => (random.integer(2) === 0 ? random.integer(7) - 3 : random.normal()));

const instances = (
  examples: readonly (readonly [xs: Numbers, t: number])[],
  sizes: readonly number[],
): Instances<readonly [xs: Numbers, t: number]> => ({
  examples,
  draw: (random) => [handful(random, random.pick(sizes)), random.normal()],
  *simpler([xs, t]) {
    for (const each of examples) if (each[0].length < xs.length || each[1] !== t) yield each;
  },
});

const given = (xs: Numbers): string => `X = {${xs.map(show).join(", ")}}, sums = ${show(powerSums(xs))}`;

/** Why a result is no number. */
function malformed(result: unknown, xs: Numbers): Explanation | undefined {
  if (typeof result === "number" && Number.isFinite(result)) return undefined;
  return {
    should: "The result should be one number.",
    given: given(xs),
    sides: [["got", show(result)]],
    look: "there are three sums, of x, of x^2 and of x^3: sums[0], sums[1] and sums[2]",
  };
}

/** What a number says about the mistake. */
function lookFor(xs: Numbers, result: number): string {
  const [p1, p2, p3] = powerSums(xs);
  const product = xs.reduce((all, x) => all * x, 1);
  const is = (value: number): boolean => Math.abs(result - value) <= 1e-9 * (1 + Math.abs(value));
  if (is(p1 * p2 * p3)) return "the three numbers are sums over the whole set, not its elements";
  if (is(6 * product)) return "every triple is counted six times here, once for each order of its factors";
  return "the cube of the first sum has every triple six times, and terms with equal factors: which of them does p1 p2 remove?";
}

const three = sides(
  "three elements",
  "T(\\{a, b, c\\}) = a\\, b\\, c",
  instances(
    [
      [[1, 1, 1], 1],
      [[1, 2, 3], 1],
      [[2, 2, -1], 1],
      [[0, 0, 0], 1],
    ],
    [3],
  ),
  (triple: TripleSum, [xs]) => {
    const result = triple(powerSums(xs));
    return (
      malformed(result, xs) ?? {
        should: "With three elements there is one triple: T should be their product.",
        given: given(xs),
        left: ["a b c", xs.reduce((product, x) => product * x, 1)],
        right: ["yours", result],
        look: lookFor(xs, result),
      }
    );
  },
);

const fewer = sides(
  "fewer than three",
  "T(\\{a\\}) = T(\\{a, b\\}) = 0",
  instances(
    [
      [[1], 1],
      [[0], 1],
      [[1, 1], 1],
      [[1, -1], 1],
      [[2, 1], 1],
    ],
    [1, 2],
  ),
  (triple: TripleSum, [xs]) => {
    const result = triple(powerSums(xs));
    return (
      malformed(result, xs) ?? {
        should: "With fewer than three elements there is no triple: T should be 0.",
        given: given(xs),
        left: ["no triple", 0],
        right: ["yours", result],
        look: "for X = {a} all three powers are a^3 in the end: the factors before p1^3, p1 p2 and p3 add up to 0",
      }
    );
  },
);

const joins = sides(
  "another element joins",
  "T(X \\cup \\{t\\}) = T(X) + t\\, \\textstyle\\sum_{i<j} x_i x_j",
  instances(
    [
      [[1, 1], 1],
      [[1, 1, 1], 1],
      [[1, 2, 3], 2],
      [[0, 0], 1],
    ],
    [2, 3, 5, 8, 13],
  ),
  (triple: TripleSum, [xs, t]) => {
    const before = triple(powerSums(xs));
    return (
      malformed(before, xs) ?? {
        should: "An element t that joins X makes a new triple with each pair of X, and changes no other.",
        given: `${given(xs)}, t = ${show(t)}`,
        left: ["T(X) + t times the pairs", before + t * pairSum(xs)],
        right: ["T of X with t", triple(powerSums([...xs, t]))],
        look: "each triple of different elements counts once, in whatever order its factors stand",
      }
    );
  },
);

const polynomial =
  (a: number, b: number, c: number): TripleSum =>
  ([p1, p2, p3]) =>
    a * p1 ** 3 + b * p1 * p2 + c * p3;
const reference: TripleSum = ([p1, p2, p3]) => (p1 ** 3 - 3 * p1 * p2 + 2 * p3) / 6;

const anyInput = {
  // No whole numbers: T must not be 0 by chance.
  draw: (random: Random): [PowerSums] => [
    powerSums(Array.from({ length: random.pick([3, 4, 6, 10]) }, () => random.normal())),
  ],
  large: [[powerSums(Array.from({ length: 200 }, (_, i) => 1 + i / 100))] satisfies [PowerSums]],
};

export const tripleSumExercise: Exercise<TripleSum> = exercise<TripleSum>({
  laws: [
    worth(1, three),
    worth(1, fewer),
    worth(2, joins),
    nonTriviality<[PowerSums]>(anyInput, { names: ["the sums"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant("counts every triple six times", polynomial(1, -3, 2), rejectedBy(three, joins)),
    mutant("cubes the sum, no more", polynomial(1 / 6, 0, 0), rejectedBy(three, fewer, joins)),
    mutant("removes equal factors once", polynomial(1 / 6, -1 / 6, 0), rejectedBy(three, joins)),
    mutant("forgets to put the cubes back", polynomial(1 / 6, -1 / 2, 0), rejectedBy(three, fewer, joins)),
    mutant("puts the cubes back once", polynomial(1 / 6, -1 / 2, 1 / 6), rejectedBy(three, fewer, joins)),
    mutant("takes triples that may repeat", polynomial(1 / 6, 1 / 2, 1 / 3), rejectedBy(three, fewer, joins)),
    mutant("takes the cubes for the triples", polynomial(0, 0, 1), rejectedBy(three, fewer, joins)),
  ],
  hints: [
    "Begin with pairs. (a + b + c)^2 = a^2 + b^2 + c^2 + 2 (a b + a c + b c): so the sum over pairs is (p1^2 - p2) / 2. It is made of sums over single elements alone.",
    "Multiply out p1^3: it has each triple of different elements 6 times, each a^2 b 3 times, and each a^3 once. And p1 p2 has each a^2 b once and each a^3 once.",
    "p1^3 - 3 p1 p2 removes every a^2 b, and takes away 3 of each a^3 where there was 1: so 2 p3 has to be put back. Then divide by 6.",
  ],
});
