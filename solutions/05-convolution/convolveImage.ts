import {
  convolveImage,
  convolveImageZeroPadded,
  correlateImage,
  filterInstances,
  type Image,
  type ImageFilter,
  impulseShifts,
  linearityOfFilter,
  shiftEquivarianceOfFilter,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, rightSize, worth } from "noether/course";
import { mnist } from "noether/data";
import { agreesWith, type Instances, type Law, nonTriviality, type Outcome } from "noether/laws";

const digits = await mnist();
const otherSizes = [
  [1, 3],
  [3, 1],
  [3, 5],
] as const;
const ones = (rows: number, columns: number): Image =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => 1));
const instances = filterInstances(digits.test.slice(0, 50).map((i) => digits.image(i)));

const shiftEquivariance = ofAnySize(shiftEquivarianceOfFilter(instances));
const impulse = ofAnySize(impulseShifts(instances));
const linearity = ofAnySize(linearityOfFilter(instances));
const pairs: Instances<[Image, Image]> = {
  examples: instances.examples.map(([[f], k]) => [f, k]),
  draw: (random) => {
    const [[f], k] = instances.draw(random);
    return [f, k];
  },
  simpler: () => [],
};
const nonTrivial = ofAnySize(nonTriviality(pairs, { names: ["the image", "the kernel"] }));
const agreement = ofAnySize(
  agreesWith<[Image, Image], Image>(convolveImage, pairs, {
    should: "Every pixel of the result should be the sum of the formula.",
    inWords: (f, k) =>
      `an image of ${f.length} x ${f[0]!.length} pixels, a kernel of ${k.length} x ${k[0]!.length}`,
  }),
);
const size = ofAnySize(rightSize(convolveImage, pairs));

/** A law that tells a filter which gives up on a kernel that is not 3 x 3, and on no other, what the matter is. */
function ofAnySize<Instance extends readonly unknown[]>(
  law: Law<ImageFilter, Instance>,
): Law<ImageFilter, Instance> {
  const refused = (filter: ImageFilter): readonly [number, number] | undefined =>
    runs(filter, [3, 3]) ? otherSizes.find((sides) => !runs(filter, sides)) : undefined;
  const unlessRefused = (filter: ImageFilter, attempt: () => Outcome): Outcome | undefined => {
    try {
      return attempt();
    } catch (error) {
      if (refused(filter) === undefined) throw error;
      return undefined;
    }
  };
  return {
    ...law,
    try(filter, instance) {
      const outcome = unlessRefused(filter, () => law.try(filter, instance));
      return {
        residual: outcome?.residual ?? Number.POSITIVE_INFINITY,
        explain() {
          const sides = sidesOf(instance[1]);
          const odd = sides[0] === 3 && sides[1] === 3 ? undefined : refused(filter);
          if (odd === undefined && outcome !== undefined) return outcome.explain();
          return {
            should: "A kernel may have any odd sides, and yours works for 3 x 3 alone.",
            given: `this kernel is ${odd!.join(" x ")}`,
            sides: [
              ["kernel.length", String(odd![0])],
              ["kernel[0].length", String(odd![1])],
            ],
            look: "take the ends of the loops, and the kernel's middle, from these two numbers",
          };
        },
      };
    },
  };
}

const sidesOf = (kernel: unknown): readonly unknown[] =>
  Array.isArray(kernel) && Array.isArray(kernel[0]) ? [kernel.length, kernel[0].length] : [];

/** Whether a filter gives numbers for a kernel of these sides. */
function runs(filter: ImageFilter, [rows, columns]: readonly [number, number]): boolean {
  try {
    return filter(ones(5, 5), ones(rows, columns)).flat().every(Number.isFinite);
  } catch {
    return false;
  }
}

const transposed = (k: Image): Image => k[0]!.map((_, j) => k.map((row) => row[j]!));

/** The kernel's upper left corner taken for its centre. */
const cornered: ImageFilter = (f, k) => {
  const [height, width] = [f.length, f[0]!.length];
  return f.map((row, y) =>
    row.map((_, x) =>
      k.reduce(
        (sum, weights, i) =>
          sum +
          weights.reduce(
            (part, w, j) => part + w * f[(y - i + height) % height]![(x - j + width) % width]!,
            0,
          ),
        0,
      ),
    ),
  );
};

/** Nine products, whatever the kernel. */
const byThree: ImageFilter = (f, k) => {
  const [height, width] = [f.length, f[0]!.length];
  const at = (y: number, x: number): number => f[(y + height) % height]![(x + width) % width]!;
  const offsets = [-1, 0, 1];
  return f.map((row, y) =>
    row.map((_, x) =>
      offsets.reduce(
        (sum, i) => sum + offsets.reduce((part, j) => part + k[i + 1]![j + 1]! * at(y - i, x - j), 0),
        0,
      ),
    ),
  );
};

export const convolveImageExercise: Exercise<ImageFilter> = exercise<ImageFilter>({
  laws: [
    worth(2, shiftEquivariance),
    worth(2, impulse),
    worth(1, linearity),
    worth(1, agreement),
    nonTrivial,
    size,
  ],
  reference: convolveImage,
  withhold: ["convolve", "correlate", "convolveImage", "convolveImageZeroPadded", "correlateImage"],
  mutants: [
    mutant("takes 0 outside the image", convolveImageZeroPadded, rejectedBy(shiftEquivariance)),
    mutant("correlates: f(p + d) in place of f(p - d)", correlateImage, rejectedBy(impulse)),
    mutant("takes the corner of the kernel for its centre", cornered, rejectedBy(impulse)),
    mutant(
      "exchanges rows and columns of the kernel",
      (f, k) => convolveImage(f, transposed(k)),
      rejectedBy(impulse),
    ),
    mutant(
      "cuts off negative values",
      (f, k) => convolveImage(f, k).map((row) => row.map((x) => Math.max(0, x))),
      rejectedBy(linearity),
    ),
    mutant("takes every kernel for 3 x 3", byThree, rejectedBy(agreement)),
    mutant("returns the image", (f) => f, rejectedBy(impulse)),
  ],
  hints: [
    "With a 3 x 3 kernel one output pixel p is a sum of nine products. Write it out for the pixel in the corner: which of the nine neighbours lie on the opposite rim? (Other kernels have other sides: kernel.length and kernel[0].length.)",
    "Four loops: over the rows y and columns x of the result, over the rows i and columns j of the kernel. With the kernel's middle at row m and column c, the offset is d = (i - m, j - c).",
    "The pixel to multiply with k[i][j] lies at p - d: in row (y - (i - m) + height) % height, and the column likewise.",
  ],
});
