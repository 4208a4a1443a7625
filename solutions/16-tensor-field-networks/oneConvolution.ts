import { clebschGordan, type Random, random, sphericalHarmonics, type Vector, wigner3j } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { add, norm, scaled, sides } from "noether/laws";
import { about, follows, malformed, unnamed } from "./moved.js";
import {
  anyGiven,
  type Convolution,
  clouds,
  type Degrees,
  fading,
  type Given,
  heard,
  pairs,
  paths,
} from "./paths.js";
import { firstEntry } from "./points.js";

const reference = heard();

const oneByOne = sides<Convolution, Given>(
  "others add up",
  "h'_i = \\sum_{j \\ne i} h'_i(x_i, x_j)",
  clouds,
  (f, given) => {
    const [positions, h, degrees] = given;
    const whole = f(...given);
    const bad = malformed(whole, given);
    if (bad !== undefined) return bad;
    const apart = positions.slice(1).map((x, j) => f([positions[0]!, x], [h[0]!, h[j + 1]!], degrees));
    const odd = apart.map((each, j) =>
      malformed(each, [[positions[0]!, positions[j + 1]!], [h[0]!, h[j + 1]!], degrees]),
    );
    const found = odd.find((each) => each !== undefined);
    if (found !== undefined) return found;
    const sum = apart.map((rows) => rows[0]!).reduce((total, row) => add(total, row));
    return {
      should: "What the first point hears of all others should be the sum of what it hears of each alone.",
      given: about(given),
      left: ["each alone, added up", [sum]],
      right: ["all at once", whole.slice(0, 1)],
      shown: firstEntry([sum], whole.slice(0, 1)),
      look: "one term for each other point, and they are added: no mean, no nearest one",
    };
  },
  { runs: 30 },
);

const twoPoints = sides<Convolution, Given>(
  "two points",
  "h'_{1,k} = e^{-d} \\sum_{ab} C_{abk}\\, h_{2,a}\\, Y_b(r_{12})",
  pairs,
  (f, given) => {
    const [expected, got] = [reference(...given), f(...given)];
    const bad = malformed(got, given);
    if (bad !== undefined) return bad;
    return {
      should: "Of two points, each should hear what the formula says of the other.",
      given: about(given),
      left: ["expected", expected],
      right: ["got", got],
      shown: firstEntry(expected, got),
      look: hintAt(given, expected, got),
    };
  },
  { runs: 30 },
);

/** Which of the usual mistakes it is, by trying them. */
function hintAt(given: Given, expected: readonly Vector[], got: readonly Vector[]): string {
  const off = (rows: readonly Vector[]): boolean =>
    rows.some((row, i) => row.some((x, k) => Math.abs(x - got[i]![k]!) > 1e-9));
  if (!off(expected.map((row) => row.map((x) => -x))))
    return given[2][0] === given[2][1]
      ? "the arrow r leads from i to j; and in C[a][b][k] the feature comes first, the harmonic second"
      : "the arrow r leads from i to j: the position of i is subtracted";
  if (!off(heard({ R: () => 1 })(...given))) return "as large as without the factor e^-d";
  if (!off(heard({ h: ({ own }) => own })(...given)))
    return "that is the feature of the point itself, not of the other";
  return "the feature is the other point's, r leads from i to j, and every term carries e^-d";
}

const wave = (count: number, degrees: Degrees): [...Given] => {
  const [positions, h] = anyGiven(random(count), degrees, count);
  return [positions, h, degrees];
};
const anyInput = {
  draw: (draw: Random): [...Given] => {
    const [positions, h, degrees] = anyGiven(draw, draw.pick(paths), 2 + draw.integer(3));
    return [positions, h, degrees];
  },
  large: [wave(12, [1, 2, 1]), wave(9, [2, 3, 2])],
};

export const oneConvolutionExercise: Exercise<Convolution> = exercise<Convolution>({
  laws: [
    worth(2, follows),
    worth(1, unnamed),
    worth(1, oneByOne),
    worth(2, twoPoints),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: [
    "pointConvolution",
    "featureProduct",
    "channelwiseTensorProduct",
    "fullyConnectedTensorProduct",
    "tensorProduct",
  ],
  mutants: [
    mutant(
      "points from the other point to this one",
      heard({ Y: (l, told) => sphericalHarmonics([l], scaled(-1, told.r)) }),
      rejectedBy(twoPoints),
    ),
    mutant("takes the feature of the point itself", heard({ h: ({ own }) => own }), rejectedBy(twoPoints)),
    mutant("forgets e^-d", heard({ R: () => 1 }), rejectedBy(twoPoints)),
    mutant("takes e^(-d^2)", heard({ R: (r) => Math.exp(-(norm(r) ** 2)) }), rejectedBy(twoPoints)),
    mutant(
      "measures |x| + |y| + |z|",
      heard({ R: (r) => fading(r.reduce((sum, x) => sum + Math.abs(x), 0)) }),
      rejectedBy(follows),
    ),
    mutant(
      "uses the position of the other point",
      heard({ Y: (l, { xj }) => sphericalHarmonics([l], norm(xj) > 0 ? xj : [0, 1, 0]) }),
      rejectedBy(follows),
    ),
    mutant(
      "takes solid harmonics, which grow with d",
      heard({ Y: (l, { r }) => scaled(norm(r) ** l, sphericalHarmonics([l], r)) }),
      rejectedBy(twoPoints),
    ),
    mutant(
      "takes Wigner's 3j for Clebsch-Gordan",
      heard({ C: (l1, l2, l3) => wigner3j(l1, l2, l3) }),
      rejectedBy(twoPoints),
    ),
    mutant(
      "exchanges the feature and the harmonic in C",
      heard({
        C: (l1, l2, l3) => {
          const C = clebschGordan(l2, l1, l3);
          return C[0]!.map((_, a) => C.map((rows) => rows[a]!));
        },
      }),
      rejectedBy(twoPoints),
    ),
    mutant(
      "reads C in the opposite order",
      heard({
        C: (l1, l2, l3) => {
          const C = clebschGordan(l3, l2, l1);
          return C[0]![0]!.map((_, a) => C[0]!.map((__, b) => C.map((rows) => rows[b]![a]!)));
        },
      }),
      rejectedBy(twoPoints),
    ),
    mutant(
      "takes the mean over the others",
      (positions, h, degrees) =>
        reference(positions, h, degrees).map((row) => scaled(1 / (positions.length - 1), row)),
      rejectedBy(oneByOne),
    ),
    mutant(
      "hears earlier points only",
      (positions, h, degrees) =>
        positions.map((_, i) => reference(positions.slice(0, i + 1), h.slice(0, i + 1), degrees)[i]!),
      rejectedBy(unnamed, twoPoints),
    ),
    mutant(
      "puts a silu on each component",
      (positions, h, degrees) =>
        reference(positions, h, degrees).map((row) => row.map((x) => x / (1 + Math.exp(-x)))),
      rejectedBy(follows, twoPoints),
    ),
    mutant(
      "counts the point itself, whose direction is 0 / 0",
      (positions, h, degrees) => reference(positions, h, degrees).map((row) => row.map(() => Number.NaN)),
      rejectedBy(follows, unnamed, oneByOne, twoPoints),
    ),
  ],
  hints: [
    "For point i, go through all other points j: r from i to j, the number e^-d, the harmonics of r, and the feature h[j]. Add up into a list of 2 l3 + 1 numbers that begins with zeros.",
    "Three loops inside: a over the feature, b over the harmonics, k over the result; the term is R * C[a][b][k] * h[j][a] * Y[b].",
    "const r = subtract(xj, xi); const Y = sphericalHarmonics([l2], r); C.forEach((rows, a) => rows.forEach((row, b) => row.forEach((c, k) => { heard[k] += Math.exp(-length(r)) * c * h[j][a] * Y[b]; }))).",
  ],
});
