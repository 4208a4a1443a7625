import {
  convolveImage,
  convolveImageZeroPadded,
  correlateImage,
  type Image,
  image,
  shiftImage,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, rightSize, worth } from "noether/course";
import { agreesWith, type Law, map, nonTriviality, type Outcome, show } from "noether/laws";
import { byArrival, pictureLaw } from "./pictureLaw.js";
import { filterInstances, type ImageFilter, impulse } from "./pictures.js";

const otherSizes = [
  [1, 3],
  [3, 1],
  [3, 5],
] as const;

const shiftEquivariance = ofAnySize(
  pictureLaw("shift equivariance", "k * (T_d f) = T_d (k * f)", (filter, f, k, _, d) => ({
    should: `Shifting the image by (${d.join(", ")}) should shift the result by (${d.join(", ")}).`,
    left: ["filter, then shift", shifted(filter(f, k), d)],
    right: ["shift, then filter", filter(shiftImage(f, d), k)],
    look: "look at the pixels on the border: their neighbours are on the opposite border",
  })),
);

const impulsesShift = ofAnySize(
  pictureLaw(
    "an impulse in the kernel shifts",
    "\\delta_d * f = T_d f",
    (filter, f, _k, _h, [down, right]) => {
      const d = [(down % 3) - 1, (right % 3) - 1] as const;
      return {
        should:
          "A kernel that is 1 at the offset d from its centre, and 0 elsewhere, should shift the image by d.",
        given: `d = (${d.join(", ")})`,
        left: ["the image, shifted", shiftImage(f, d)],
        right: ["filtered", filter(f, impulse(3, 3, 1 + d[0], 1 + d[1]))],
        look: "the sum of products and nothing else: the kernel is read at d, the image at p - d",
      };
    },
    byArrival,
  ),
);

const linearity = ofAnySize(
  pictureLaw("linearity in the image", "k * (2 f + h) = 2 (k * f) + k * h", (filter, f, k, h) => ({
    should: "Filtering 2 f + h should give twice the filtered f plus the filtered h.",
    left: ["2 (k * f) + k * h", doubledPlus(filter(f, k), filter(h, k))],
    right: ["k * (2 f + h)", filter(doubledPlus(f, h), k)],
    look: "look for anything that is added, cut off or divided apart from the sum of products",
  })),
);

const isPicture = (f: unknown): f is Image => Array.isArray(f) && f.length > 0 && f.every(Array.isArray);
const shifted = (f: Image, d: readonly [number, number]): Image => (isPicture(f) ? shiftImage(f, d) : f);
const doubledPlus = (a: Image, b: Image): Image =>
  isPicture(a) && isPicture(b) ? a.map((row, y) => row.map((value, x) => 2 * value + b[y]?.[x])) : a;

const pairs = map(filterInstances, ([f, k]): [Image, Image] => [f, k]);
const nonTrivial = ofAnySize(nonTriviality(pairs, { names: ["the image", "the kernel"] }));
const agreement = ofAnySize(
  agreesWith<[Image, Image], Image>(convolveImage, pairs, {
    should: "Every pixel of the result should be the sum of the formula.",
    inWords: (f, k) =>
      `an image of ${f.length} x ${f[0]!.length} pixels, a kernel of ${k.length} x ${k[0]!.length}`,
  }),
);
const size = ofAnySize(rightSize(convolveImage, pairs));

/** The same law, which says what is wrong if a filter works for 3 x 3 kernels but fails for other sides. */
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
          const [rows, columns] = sidesOf(instance[1]);
          const odd = rows === 3 && columns === 3 ? undefined : refused(filter);
          if (odd === undefined && outcome !== undefined) return outcome.explain();
          const [tall, wide] = odd ?? [rows, columns];
          return {
            should: "A kernel may have any odd sides, but yours works only for 3 x 3.",
            given: `this kernel is ${tall} x ${wide}`,
            sides: [
              ["kernel.length", show(tall)],
              ["kernel[0].length", show(wide)],
            ],
            look: "take the ends of the loops, and the kernel's middle, from these two numbers",
          };
        },
      };
    },
  };
}

const one = (): number => 1;
const sidesOf = (kernel: unknown): readonly unknown[] =>
  Array.isArray(kernel) && Array.isArray(kernel[0]) ? [kernel.length, kernel[0].length] : [];

/** Whether a filter gives numbers for a kernel of these sides. */
function runs(filter: ImageFilter, [rows, columns]: readonly [number, number]): boolean {
  try {
    return filter(image(5, 5, one), image(rows, columns, one))
      .flat()
      .every(Number.isFinite);
  } catch {
    return false;
  }
}

const transposed = (k: Image): Image => k[0]!.map((_, j) => k.map((row) => row[j]!));

/** Takes the upper left corner of the kernel for its centre. */
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

/** Adds nine products, whatever the kernel. */
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
    worth(2, impulsesShift),
    worth(1, linearity),
    worth(1, agreement),
    nonTrivial,
    size,
  ],
  reference: convolveImage,
  withhold: ["convolve", "correlate", "convolveImage", "convolveImageZeroPadded", "correlateImage"],
  mutants: [
    mutant("takes 0 outside the image", convolveImageZeroPadded, rejectedBy(shiftEquivariance)),
    mutant("correlates: f(p + d) in place of f(p - d)", correlateImage, rejectedBy(impulsesShift)),
    mutant("takes the corner of the kernel for its centre", cornered, rejectedBy(impulsesShift)),
    mutant(
      "exchanges rows and columns of the kernel",
      (f, k) => convolveImage(f, transposed(k)),
      rejectedBy(impulsesShift),
    ),
    mutant(
      "cuts off negative values",
      (f, k) => convolveImage(f, k).map((row) => row.map((x) => Math.max(0, x))),
      rejectedBy(linearity),
    ),
    mutant("takes every kernel for 3 x 3", byThree, rejectedBy(agreement)),
    mutant("returns the image", (f) => f, rejectedBy(impulsesShift)),
  ],
  hints: [
    "With a 3 x 3 kernel one output pixel p is a sum of nine products. Write it out for the pixel in the corner: which of the nine neighbours are on the opposite border? (Other kernels have other sides: kernel.length and kernel[0].length.)",
    "Four loops: over the rows y and columns x of the result, over the rows i and columns j of the kernel. With the kernel's middle at row m and column c, the offset is d = (i - m, j - c).",
    "The pixel to multiply by k[i][j] is at p - d: in row (y - (i - m) + height) % height, and the column likewise.",
  ],
});
