import { type Image, image, quarterTurn, type Random, relativeError, templateMatcher } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, fault, type Instances, type Law, show } from "noether/laws";
import { fourTurns, sizeInWords, square } from "./squareImages.js";

type Predictor = (image: Image) => number[];
type Averaged = (predict: Predictor, image: Image) => readonly number[];
type Instance = readonly [templates: readonly Image[], f: Image];

const corner: Image = [
  [1, 0],
  [0, 0],
];
const upper: Image = [
  [1, 1],
  [0, 0],
];

/** Predictors of two or three templates, and images that they score: simple ones, then random ones. */
const scored: Instances<Instance> = {
  examples: [
    [[corner], corner],
    [[corner], upper],
    [[corner, upper], corner],
    [
      [image(3, 3, (y) => (y === 0 ? 1 : 0)), image(3, 3, () => 0)],
      image(3, 3, (y, x) => (y === 0 && x > 0 ? 1 : 0)),
    ],
  ],
  draw(random) {
    const n = random.pick([2, 3, 3, 4, 5, 10]);
    const templates = Array.from({ length: 2 + random.integer(2) }, () => square(random, n));
    // Near to one of the templates, turned: there the scores are large.
    const near = fourTurns(random.pick(templates))[random.integer(4)]!;
    return [templates, near.map((row) => row.map((value) => value + 0.5 * random.normal()))];
  },
  *simpler([templates, f]) {
    if (f.length > 2) yield* scored.examples;
    if (templates.length > 1) yield [templates.slice(0, 1), f];
  },
};

const mean = (lists: readonly (readonly number[])[]): number[] =>
  (lists[0] ?? []).map((_, k) => lists.reduce((sum, list) => sum + list[k]!, 0) / lists.length);

/** What is wrong with the form of scores. */
function malformed(scores: unknown, classes: number): Explanation | undefined {
  if (Array.isArray(scores) && scores.length === classes && scores.every(Number.isFinite)) return undefined;
  const isPlural = Array.isArray(scores) && scores.length === 4 && scores.every(Array.isArray);
  return {
    should: `The result should have one score for each class, as predict gives them: ${classes === 1 ? "one number" : `${classes} numbers`} in a list.`,
    given: "",
    sides: [["got", isPlural ? "four lists" : show(scores)]],
    look: isPlural
      ? "these are the predictions for the four turns: their mean is still to be taken"
      : "the scores of one image are a list: add up four such lists, entry by entry",
  };
}

const law = (
  name: string,
  statement: string,
  instances: Instances<Instance>,
  find: (average: (f: Image) => readonly number[], predict: Predictor, f: Image) => Explanation | undefined,
): Law<Averaged, Instance> =>
  fault(name, statement, instances, (subject, [templates, f]) => {
    const predict = templateMatcher(templates);
    return malformed(subject(predict, f), templates.length) ?? find((g) => subject(predict, g), predict, f);
  });

/** The predictor and the image in words. */
const given = (predict: Predictor, f: Image): string => {
  const { templates } = predict as ReturnType<typeof templateMatcher>;
  return templates.length === 1 && f.length === 2
    ? `predict compares with ${show(templates[0])}; image = ${show(f)}`
    : `predict compares with ${templates.length} templates; ${sizeInWords(f)}`;
};

const invariant = law(
  "a quarter turn changes no score",
  "\\bar p(r f) = \\bar p(f)",
  scored,
  (average, predict, f) => {
    const [before, after] = [average(f), average(quarterTurn(f))];
    if (relativeError(before, after) < 1e-9) return undefined;
    return {
      should: "Turning the image by a quarter should not change the averaged scores.",
      given: given(predict, f),
      sides: [
        ["averaged scores", show(before)],
        ["after a quarter turn", show(after)],
      ],
      look:
        relativeError([before, after], [predict(f), predict(quarterTurn(f))]) < 1e-9
          ? "these are the scores of the image as it lies: let predict see its turns, too"
          : "all four turns should take part, each as often as the others",
    };
  },
);

/** Templates that no turn changes: their predictor is invariant as it is. */
const alreadyInvariant: Instances<Instance> = {
  examples: [
    [[image(3, 3, (y, x) => (y === 1 && x === 1 ? 1 : 0))], image(3, 3, (y) => (y === 0 ? 1 : 0))],
    [[image(2, 2, () => 1), image(2, 2, () => 0)], corner],
  ],
  draw(random) {
    const [templates, f] = scored.draw(random);
    const symmetric = templates.map((t) => {
      const four = fourTurns(t);
      return t.map((row, y) => row.map((_, x) => four.reduce((sum, g) => sum + g[y]![x]! / 4, 0)));
    });
    return [symmetric, f];
  },
  simpler: () => [],
};

const staysInvariant = law(
  "what is invariant stays as it is",
  "p(r f) = p(f) \\implies \\bar p = p",
  alreadyInvariant,
  (average, predict, f) => {
    const [alone, averaged] = [predict(f), average(f)];
    if (relativeError(alone, averaged) < 1e-9) return undefined;
    const k = alone.findIndex((score, j) => relativeError(score, averaged[j]) > 1e-9);
    return {
      should:
        "This predictor gives the same scores for all four turns already, so its average should give them as well.",
      given: `templates that no turn changes; ${sizeInWords(f)}`,
      sides: [
        [`predict(image), class ${k}`, show(alone[k])],
        ["the average", show(averaged[k])],
      ],
      look:
        relativeError(
          averaged,
          alone.map((score) => 4 * score),
        ) < 1e-9
          ? "what is the mean of four equal numbers?"
          : averaged.length > 1 && averaged.every((score) => relativeError(score, averaged[0]) < 1e-9)
            ? "the mean is taken over the turns, for each class by itself, and not over the classes"
            : "predict first, then take the mean: the scores are averaged, not the images",
    };
  },
);

const isTheMean = law(
  "the mean of the four predictions",
  "\\bar p(f) = \\tfrac14 \\sum_k p(r^k f)",
  scored,
  (average, predict, f) => {
    const four = fourTurns(f).map(predict);
    const [got, right] = [average(f), mean(four)];
    const k = right.findIndex((score, j) => relativeError(score, got[j]) > 1e-9);
    if (k < 0) return undefined;
    return {
      should: "Each score should be the mean of its four values, one for each turn.",
      given: `predict compares with ${four[0]!.length === 1 ? "one template" : `${four[0]!.length} templates`}; ${sizeInWords(f)}`,
      sides: [
        [`class ${k} for the four turns`, show(four.map((scores) => scores[k]))],
        ["got", show(got[k])],
      ],
      look:
        relativeError(got[k], Math.max(...four.map((scores) => scores[k]!))) < 1e-9
          ? "the mean of the four, not the largest"
          : "each class by itself: the sum of its four values, divided by 4",
    };
  },
);

const reference: Averaged = (predict, f) => mean(fourTurns(f).map(predict));
const anyInput = {
  draw(random: Random): [Predictor, Image] {
    const [templates, f] = scored.draw(random);
    return [templateMatcher(templates), f];
  },
};

export const averagedExercise: Exercise<Averaged> = exercise<Averaged>({
  laws: [
    worth(2, invariant),
    worth(1, staysInvariant),
    worth(1, isTheMean),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant("predicts without averaging", (predict, f) => predict(f), rejectedBy(invariant, isTheMean)),
    mutant(
      "averages the image and its half turn",
      (predict, f) => mean([f, fourTurns(f)[2]!].map(predict)),
      rejectedBy(invariant, isTheMean),
    ),
    mutant(
      "leaves out the image as it lies",
      (predict, f) => mean(fourTurns(f).slice(1).map(predict)),
      rejectedBy(invariant, isTheMean),
    ),
    mutant(
      "averages the four images, then predicts",
      (predict, f) =>
        predict(
          f.map((row, y) => row.map((_, x) => fourTurns(f).reduce((sum, g) => sum + g[y]![x]! / 4, 0))),
        ),
      rejectedBy(staysInvariant, isTheMean),
    ),
    mutant(
      "takes the sum of the four",
      (predict, f) => mean(fourTurns(f).map(predict)).map((score) => 4 * score),
      rejectedBy(staysInvariant, isTheMean),
    ),
    mutant(
      "takes the largest of the four",
      (predict, f) => {
        const four = fourTurns(f).map(predict);
        return four[0]!.map((_, k) => Math.max(...four.map((scores) => scores[k]!)));
      },
      rejectedBy(isTheMean),
    ),
    mutant(
      "averages over the classes as well",
      (predict, f) => {
        const scores = mean(fourTurns(f).map(predict));
        return scores.map(() => scores.reduce((a, b) => a + b, 0) / scores.length);
      },
      rejectedBy(staysInvariant, isTheMean),
    ),
    mutant(
      "gives all four predictions",
      ((predict: Predictor, f: Image) => fourTurns(f).map(predict)) as unknown as Averaged,
      rejectedBy(invariant, staysInvariant, isTheMean),
    ),
  ],
  hints: [
    "predict(image), predict(quarterTurn(image)) and so on: four lists of scores. An image turned at the start gives the same four lists in another order. What does not care about order?",
    "Their mean, class by class: for each k add the four numbers at place k, and divide by 4.",
    "With const four = [f0, f1, f2, f3].map(predict), where f1 = quarterTurn(f0) and so on: four[0].map((_, k) => (four[0][k] + four[1][k] + four[2][k] + four[3][k]) / 4).",
  ],
});
