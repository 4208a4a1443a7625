import { type Random, random, type Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { fault, norm, sameShape, show, sides, simpleFirst, subtract } from "noether/laws";
import { text } from "../15-scalars-and-vectors/comparison.js";
import {
  accelerations,
  anyExperiment,
  type Experiment,
  experiments,
  fitted,
  type LawOfForce,
  lawInWords,
  three,
  type Weights,
} from "./forces.js";

const reference = fitted();

const malformed = (got: unknown) =>
  sameShape(got, [0, 0, 0]) && (got as number[]).every(Number.isFinite)
    ? undefined
    : {
        should: "The result should be three finite numbers, w0, w1 and w2.",
        given: "",
        sides: [["got", show(got)]] as const,
        look: "leastSquares returns a matrix: a row with one number for each weight",
      };

const recovers = sides<LawOfForce, Experiment>(
  "the law comes back",
  "a = a_w \\implies f(x, m, a) = w",
  experiments,
  (f, [positions, masses, w]) => {
    const got = f(positions, masses, accelerations(positions, masses, w));
    return (
      malformed(got) ?? {
        should: "From accelerations without any error, the three weights should come out exactly.",
        given: `${positions.length} points, ${lawInWords(w)}`,
        left: ["the weights", w],
        right: ["got", got],
        shown: [text(w), text(got.map((x) => Number(x.toFixed(9)) + 0))],
        look: whatWentWrong([positions, masses, w], got),
      }
    );
  },
  { runs: 30 },
);

/** Which of the usual mistakes it is, by trying them. */
function whatWentWrong([positions, masses, w]: Experiment, got: Weights): string {
  const is = (other: LawOfForce): boolean =>
    norm(subtract(other(positions, masses, accelerations(positions, masses, w)), got)) < 1e-6;
  if (is(fitted({ sign: -1 })))
    return "the arrow n leads from i to j: with the opposite sign all weights change theirs";
  if (is(fitted({ weigh: (m) => m.map(() => 1) }))) return "the masses of the others are missing";
  if (is(fitted({ weigh: (m, i) => m.map(() => m[i]!) })))
    return "what counts is m_j, the mass of the other point; how heavy a point is itself does not matter";
  if (is(fitted({ functions: three.map((f) => (d: number) => d * f(d)) })))
    return "the arrow n has length 1: is the arrow divided by the distance?";
  return "three equations for each point, with a number for each of d, 1 and 1 / d^2: the sum over all others, with m_j and n_ij";
}

/** An experiment with errors of one percent, and where they are drawn from. */
type Measured = readonly [...Experiment, seed: number];
const measurements = simpleFirst<Measured>([], (draw) => [...anyExperiment(draw, 9), 1 + draw.integer(1000)]);
const blurred = ([positions, masses, w, seed]: Measured): Vector[] => {
  const draw = random(seed);
  const exact = accelerations(positions, masses, w);
  const size = 0.01 * Math.max(...exact.map(norm));
  return exact.map((a) => a.map((x) => x + size * draw.normal()));
};
const usesAll = fault<LawOfForce, Measured>(
  "all measurements count",
  "|A\\, f - a| = \\min_w |A\\, w - a|",
  measurements,
  (f, measured) => {
    const [positions, masses] = measured;
    const a = blurred(measured);
    const got = f(positions, masses, a);
    const bad = malformed(got);
    if (bad !== undefined) return bad;
    const misfit = (w: Weights): number =>
      Math.hypot(...accelerations(positions, masses, w).map((each, i) => norm(subtract(each, a[i]!))));
    const [mine, best] = [misfit(got), misfit(reference(positions, masses, a))];
    if (mine <= best * (1 + 1e-6)) return undefined;
    return {
      should:
        "With errors in the accelerations no weights fit exactly; yours should miss them by as little as possible.",
      given: `${positions.length} points, accelerations with errors of one percent`,
      sides: [
        ["missed by, with your weights", show(mine)],
        ["and at best", show(best)],
      ],
      look: "are the x, y and z of all points among the equations, and is each counted once?",
    };
  },
  { runs: 20 },
);

const input = (draw: Random, count: number): [readonly Vector[], readonly number[], readonly Vector[]] => {
  const [positions, masses, w] = anyExperiment(draw, count);
  return [positions, masses, accelerations(positions, masses, w)];
};
const anyInput = {
  draw: (draw: Random) => input(draw, 4 + draw.integer(3)),
  large: [input(random(1), 14), input(random(2), 20)],
};

export const lawOfForceExercise: Exercise<LawOfForce> = exercise<LawOfForce>({
  laws: [
    worth(3, recovers),
    worth(2, usesAll),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput, { tolerance: 1e-6 }),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant("points from the other mass to this one", fitted({ sign: -1 }), rejectedBy(recovers, usesAll)),
    mutant("forgets the masses", fitted({ weigh: (m) => m.map(() => 1) }), rejectedBy(recovers, usesAll)),
    mutant(
      "takes its own mass for that of the other",
      fitted({ weigh: (m, i) => m.map(() => m[i]!) }),
      rejectedBy(recovers, usesAll),
    ),
    mutant(
      "multiplies by r in place of n",
      fitted({ functions: three.map((f) => (d: number) => d * f(d)) }),
      rejectedBy(recovers, usesAll),
    ),
    mutant(
      "takes 1 / d for 1 / d^2",
      fitted({ functions: [three[0]!, three[1]!, (d) => 1 / d] }),
      rejectedBy(recovers, usesAll),
    ),
    mutant(
      "lists the three in the opposite order",
      (...given) => [...reference(...given)].reverse(),
      rejectedBy(recovers, usesAll),
    ),
    mutant(
      "knows Newton's law only",
      (...given) => [0, 0, reference(...given)[2]!],
      rejectedBy(recovers, usesAll),
    ),
    mutant("uses the first point only", fitted({ points: () => [0] }), rejectedBy(usesAll)),
    mutant("uses x only", fitted({ axes: [0] }), rejectedBy(usesAll)),
    mutant(
      "leaves the last point out",
      fitted({ points: (n) => [...Array(n - 1).keys()] }),
      rejectedBy(usesAll),
    ),
  ],
  hints: [
    "With positions and masses given, each a_i is a linear function of the three weights: a_i = w0 A + w1 B + w2 C, with three arrows that you can work out. What is A?",
    "A is the sum over j of m_j d n_ij, B that of m_j n_ij, C that of m_j n_ij / d^2. Each point gives three rows of three numbers: its x, its y, its z.",
    "leastSquares(rows, column) with rows = [[A.x, B.x, C.x], [A.y, B.y, C.y], ...] for all points, and column = [[a.x], [a.y], ...]. Its result has one row for each weight.",
  ],
});
