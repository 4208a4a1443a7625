import { convolveImage, type Image, image, type Random, relativeError, rotateImage } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, rightSize, worth } from "noether/course";
import { type Instances, type Law, nonTriviality, type Sides, show, sides } from "noether/laws";
import { impulse, pool } from "./pictures.js";

type RotationError = (image: Image, kernel: Image, angle: number) => number;
type Instance = readonly [image: Image, kernel: Image, angle: number];

const quarter = Math.PI / 2;

/** A kernel that does not change under a quarter turn: corners, edges, centre. */
const isotropic = (corner: number, edge: number, centre: number): Image =>
  image(3, 3, (y, x) => [centre, edge, corner][Math.abs(y - 1) + Math.abs(x - 1)]!);

/** Instances from a rule, with digits among the images, and a picture of one bright pixel as the simplest. */
function instances(
  kernel: (random: Random) => Image,
  angle: (random: Random) => number,
  simple: Instance,
): Instances<Instance> {
  return {
    examples: [simple],
    draw: (random) => {
      const side = 5 + random.integer(4);
      const f = random.integer(3) === 0 ? random.pick(pool) : image(side, side, () => random.integer(7) - 3);
      return [f, kernel(random), angle(random)];
    },
    *simpler([f, k, a]) {
      if (f !== simple[0]) yield [simple[0], k, a];
      if (k !== simple[1]) yield [f, simple[1], a];
      if (a !== simple[2]) yield [f, k, simple[2]];
    },
  };
}

const turned = (angle: number): string =>
  `angle = ${show(angle)} radians (${show((angle * 180) / Math.PI)} degrees)`;
const bright = impulse(5, 5, 1, 2);
const anyKernel = (random: Random): Image => image(3, 3, () => random.normal());
const anyAngle = (random: Random): number => 2 * Math.PI * random.uniform();
const anyQuarter = (random: Random): number => quarter * (1 + random.integer(3));

const given = (f: Image, angle: number): string =>
  `${f === bright ? "an image with one bright pixel" : `an image of ${f.length} x ${f.length}`}, ${turned(angle)}`;

/** A law about the error, which checks first that it is a number. */
const law = (
  name: string,
  statement: string,
  where: Instances<Instance>,
  compare: (error: RotationError, ...instance: Instance) => Omit<Sides, "given">,
) =>
  sides(name, statement, where, (error: RotationError, [f, k, angle]) => {
    const both = compare(error, f, k, angle);
    const got = both.right[1];
    if (Number.isFinite(got)) return { given: given(f, angle), ...both };
    return { should: "The error should be one number.", given: "", sides: [["got", show(got)]] };
  });

const isotropicPasses = law(
  "isotropic kernels pass quarter turns",
  "R_{90} k = k \\implies \\text{error} = 0",
  instances((random) => isotropic(random.normal(), random.normal(), random.normal()), anyQuarter, [
    bright,
    isotropic(0, 1, 0),
    quarter,
  ]),
  (error, f, k, angle) => ({
    should: "A kernel that looks the same after a quarter turn should make no error at quarter turns.",
    left: ["expected", 0],
    right: ["got", error(f, k, angle)],
    look: "both paths round the square must end in a turned, filtered image",
  }),
);

const brightnessDoesNotMatter = law(
  "brightness does not matter",
  "\\text{error}(3 f) = \\text{error}(f)",
  instances(anyKernel, anyAngle, [bright, impulse(3, 3, 1, 2), quarter]),
  (error, f, k, angle) => {
    const brighter = f.map((row) => row.map((x) => 3 * x));
    return {
      should: "Making the image three times as bright should not change the relative error.",
      left: ["error of f", error(f, k, angle)],
      right: ["error of 3 f", error(brighter, k, angle)],
      look: "what do you divide by?",
    };
  },
);

const offCentre = [impulse(3, 3, 0, 1), impulse(3, 3, 1, 0), impulse(3, 3, 1, 2), impulse(3, 3, 2, 1)];
const directionsAreSeen = law(
  "a direction is seen",
  "k = \\delta_d, \\; d \\neq 0 \\implies \\text{error} = 1 \\text{ for one bright pixel}",
  {
    examples: offCentre.map((k): Instance => [bright, k, quarter]),
    draw: (random) => [
      impulse(7, 7, 2 + random.integer(3), 2 + random.integer(3)),
      random.pick(offCentre),
      quarter,
    ],
    simpler: () => [],
  },
  (error, f, k, angle) => ({
    should:
      "A kernel that moves the only bright pixel one step aside should make the error 1: the two paths end in different pixels.",
    left: ["expected", 1],
    right: ["got", error(f, k, angle)],
    look: "the kernel itself is never turned, and the image is turned on both paths",
  }),
);

const reference: RotationError = (f, k, angle) =>
  relativeError(rotateImage(convolveImage(f, k), angle), convolveImage(rotateImage(f, angle), k));

const anyInput = instances(anyKernel, anyAngle, [bright, impulse(3, 3, 1, 2), quarter / 2]);
const agreement: Law<RotationError, Instance> = {
  name: "agreement",
  statement: "\\text{error} = \\text{the fraction}",
  instances: anyInput,
  try(error, [f, k, angle]) {
    const got = error(f, k, angle);
    const [a, b] = [rotateImage(convolveImage(f, k), angle), convolveImage(rotateImage(f, angle), k)];
    const largest = (values: readonly number[]): number => Math.max(0, ...values.map(Math.abs));
    return {
      residual: relativeError(got, relativeError(a, b)),
      explain: () => ({
        should:
          "The error should be the largest difference between the two images, divided by the largest value in either of them.",
        given: `an image of ${f.length} x ${f.length}, ${turned(angle)}`,
        sides: [
          ["largest difference", show(largest(a.flatMap((row, y) => row.map((x, j) => x - b[y][j]))))],
          ["largest value", show(largest([a, b].flat(2)))],
          ["got", show(got)],
        ],
        look: "absolute values, the largest of all pixels, and the angle in radians",
      }),
    };
  },
};

const nonTrivial = nonTriviality<[Image, Image, number]>(
  { draw: (random) => [image(7, 7, () => random.integer(7) - 3), anyKernel(random), anyAngle(random)] },
  { names: ["the image", "the kernel", "the angle"] },
);

export const rotationErrorExercise: Exercise<RotationError> = exercise<RotationError>({
  laws: [
    worth(1, isotropicPasses),
    worth(1, brightnessDoesNotMatter),
    worth(1, directionsAreSeen),
    worth(1, agreement),
    nonTrivial,
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "does not turn the filtered image",
      (f, k, angle) => relativeError(convolveImage(f, k), convolveImage(rotateImage(f, angle), k)),
      rejectedBy(isotropicPasses),
    ),
    mutant(
      "turns the kernel along",
      (f, k, angle) =>
        relativeError(
          rotateImage(convolveImage(f, k), angle),
          convolveImage(rotateImage(f, angle), rotateImage(k, angle)),
        ),
      rejectedBy(directionsAreSeen),
    ),
    mutant(
      "takes the difference itself, not the fraction",
      (f, k, angle) => {
        const [a, b] = [rotateImage(convolveImage(f, k), angle), convolveImage(rotateImage(f, angle), k)];
        return Math.max(...a.flatMap((row, y) => row.map((x, i) => Math.abs(x - b[y]![i]!))));
      },
      rejectedBy(brightnessDoesNotMatter),
    ),
    mutant(
      "turns one way in one branch, back in the other",
      (f, k, angle) =>
        relativeError(rotateImage(convolveImage(f, k), angle), convolveImage(rotateImage(f, -angle), k)),
      rejectedBy(isotropicPasses),
    ),
    mutant("always 0", () => 0, rejectedBy(directionsAreSeen)),
  ],
  hints: [
    "Draw the square: f in one corner, the turned and filtered image in the opposite one. Two paths lead there. Write one line of code for each.",
    "One path is rotateImage(filtered(image, kernel), angle). The other does the same two things in the opposite order.",
    "relativeError(first, second) compares the two.",
  ],
});
