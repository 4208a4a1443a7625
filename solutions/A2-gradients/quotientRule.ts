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
import { type Explanation, type Instances, nonTriviality, type Sides, show, sides } from "noether/laws";

import { lookAt } from "./rounding.js";

type Rule = (a: number, b: number, g: number) => readonly [byA: number, byB: number];
type Instance = readonly [a: number, b: number, g: number];

const whole = (random: Random): number => random.pick([-3, -2, -1, 1, 2, 3]);
/** Away from 0, where there is no quotient. */
const anyNumber = (random: Random): number => random.pick([-1, 1]) * (0.5 + 2 * random.uniform());

const numbers: Instances<Instance> = {
  examples: [
    [1, 1, 1],
    [1, 2, 1],
    [3, 2, 1],
    [1, 2, 5],
    [-3, 2, -1],
  ],
  draw: (random) => {
    const one = random.uniform() < 0.5 ? whole : anyNumber;
    return [one(random), one(random), one(random)];
  },
  *simpler([a, b, g]) {
    if (g !== 1) yield [a, b, 1];
    if (a !== 1) yield [1, b, g];
    if (b !== 2) yield [a, 2, g];
  },
};

const inWords = ([a, b, g]: Instance): string => `a = ${show(a)}, b = ${show(b)}, g = ${show(g)}`;

/** What keeps an answer from being two slopes. */
function malformed(got: unknown): Explanation | undefined {
  if (Array.isArray(got) && got.length === 2 && got.every(Number.isFinite)) return undefined;
  return {
    should: "The answer should be two numbers, [for a, for b].",
    given: "",
    sides: [["got", show(got)]],
    look: "a and b are plain numbers already: + - * / and ** do, without a tensor",
  };
}

/** A law of two slopes, which the answer first of all is. */
const law = (
  name: string,
  statement: string,
  compare: (rule: Rule, instance: Instance) => Omit<Sides, "given">,
  options: { readonly tolerance?: number } = {},
  instances = numbers,
) =>
  sides(
    name,
    statement,
    instances,
    (rule: Rule, instance) =>
      malformed(rule(...instance)) ?? { given: inWords(instance), ...compare(rule, instance) },
    options,
  );

const linearInG = law(
  "linearity in g",
  "\\text{rule}(a, b, 2g) = 2\\, \\text{rule}(a, b, g)",
  (rule, [a, b, g]) => ({
    should: "Twice the slope of the result should hand back twice the slopes.",
    left: ["twice rule(a, b, g)", rule(a, b, g).map((x) => 2 * x)],
    right: ["rule(a, b, 2 g)", rule(a, b, 2 * g)],
    look: "both numbers have the factor g",
  }),
);

const scaleInvariance = law(
  "doubling both changes nothing",
  "\\frac{2a}{2b} = \\frac{a}{b} \\implies a\\, \\bar a + b\\, \\bar b = 0",
  (rule, [a, b, g]) => {
    const [byA, byB] = rule(a, b, g);
    return {
      should:
        "The quotient stays when a and b grow in proportion, so a times its slope and b times its slope should cancel.",
      left: ["a times its slope", a * byA],
      right: ["minus b times its slope", -b * byB],
      look: lookAt(
        a * byA,
        -b * byB,
        "which of the two slopes has a minus sign, and how often does b divide?",
      ),
    };
  },
  { tolerance: 1e-12 }, // closer than differences come: the rule is asked for
);

const step = 1e-4;
const difference = law(
  "agreement with differences",
  "\\bar a \\approx g\\, \\frac{q(a + h, b) - q(a - h, b)}{2h}",
  (rule, [a, b, g]) => ({
    should: "The slope for a should be g times how fast a / b grows with a.",
    left: ["by a difference", (g * ((a + step) / b - (a - step) / b)) / (2 * step)],
    right: ["your slope for a", rule(a, b, g)[0]],
    look: "how much larger is the quotient when a is larger by 0.001?",
  }),
  { tolerance: 1e-6 },
  { ...numbers, examples: [...numbers.examples, [0, 2, 1]] },
);

const reference: Rule = (a, b, g) => [g / b, (-g * a) / b ** 2];
const typical = {
  draw: (random: Random): Instance => [anyNumber(random), anyNumber(random), anyNumber(random)],
};

export const quotientRuleExercise: Exercise<Rule> = exercise<Rule>({
  laws: [
    worth(1, linearInG),
    worth(2, scaleInvariance),
    worth(1, difference),
    nonTriviality(typical, { names: ["a", "b", "g"] }),
    everyInputCounts(reference, typical),
    rightSize(reference, typical),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant("forgets the minus sign", (a, b, g) => [g / b, (g * a) / b ** 2], rejectedBy(scaleInvariance)),
    mutant(
      "takes differences for derivatives",
      (a, b, g) =>
        [(a + 1e-5) / b - (a - 1e-5) / b, a / (b + 1e-5) - a / (b - 1e-5)].map((x) => (g * x) / 2e-5) as [
          number,
          number,
        ],
      rejectedBy(scaleInvariance),
    ),
    mutant(
      "writes the quotient into its own slope: -g y^2 / a, which is nothing for a = 0",
      (a, b, g) => [g / b, (-g * (a / b) ** 2) / a],
      rejectedBy(difference),
    ),
    mutant("divides by b once", (a, b, g) => [g / b, (-g * a) / b], rejectedBy(scaleInvariance)),
    mutant("forgets g", (a, b) => [1 / b, -a / b ** 2], rejectedBy(linearInG)),
    mutant("differentiates the product", (a, b, g) => [g * b, g * a], rejectedBy(scaleInvariance)),
    mutant("takes the rule of b / a", (a, b, g) => [(-g * b) / a ** 2, g / a], rejectedBy(difference)),
    mutant(
      "hands both slopes back in the other order",
      (a, b, g) => [(-g * a) / b ** 2, g / b],
      rejectedBy(difference),
    ),
  ],
  hints: [
    "Let only a grow by a little: by how much does a / b grow? That, times g, is the first number.",
    "Let only b grow: a / b = a times b to the power -1. What is the derivative of b to the power -1?",
    "The second number is -g a / b². Check: a times the first plus b times the second is 0.",
  ],
});
