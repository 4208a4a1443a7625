import {
  agreesWith,
  convolveImage,
  convolveImageZeroPadded,
  correlateImage,
  filterInstances,
  type Image,
  type ImageFilter,
  type Instances,
  impulseShifts,
  linearityOfFilter,
  nonTriviality,
  shiftEquivarianceOfFilter,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, rightSize, worth } from "noether/course";
import { mnist } from "noether/data";

const digits = await mnist();
const instances = filterInstances(digits.test.slice(0, 50).map((i) => digits.image(i)));

const shiftEquivariance = shiftEquivarianceOfFilter(instances);
const impulse = impulseShifts(instances);
const linearity = linearityOfFilter(instances);
const pairs: Instances<[Image, Image]> = {
  ladder: instances.ladder.map(([[f], k]) => [f, k]),
  draw: (random) => {
    const [[f], k] = instances.draw(random);
    return [f, k];
  },
  simpler: () => [],
};
const nonTrivial = nonTriviality(pairs, { names: ["the image", "the kernel"] });
const agreement = agreesWith<[Image, Image], Image>(convolveImage, pairs, {
  should: "Every pixel of the result should be the sum of the formula.",
  inWords: (f, k) =>
    `an image of ${f.length} x ${f[0]!.length} pixels, a kernel of ${k.length} x ${k[0]!.length}`,
});

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

export const convolveImageExercise: Exercise<ImageFilter> = exercise<ImageFilter>({
  laws: [
    worth(2, shiftEquivariance),
    worth(2, impulse),
    worth(1, linearity),
    worth(1, agreement),
    nonTrivial,
    rightSize(convolveImage, pairs),
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
    mutant("returns the image", (f) => f, rejectedBy(impulse)),
  ],
  hints: [
    "One output pixel p is a sum of nine products. Write it out for the pixel in the corner: which of the nine neighbours lie on the opposite rim?",
    "Four loops: over the rows y and columns x of the result, over the rows i and columns j of the kernel. With the kernel's middle at row m and column c, the offset is d = (i - m, j - c).",
    "The pixel to multiply with k[i][j] lies at p - d: in row (y - (i - m) + height) % height, and the column likewise.",
  ],
});
