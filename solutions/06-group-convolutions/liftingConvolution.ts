import {
  convolveImage,
  correlateImage,
  type Image,
  type Random,
  random,
  relativeError,
  shiftImage,
} from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Instances, nonTriviality } from "noether/laws";
import {
  acted,
  anyImage,
  anySide,
  bright,
  type Element,
  flips,
  inverse,
  inWords,
  type Maps,
  moved,
  outside,
  sideOfAnySize,
  symbol,
  symmetries,
  turns,
} from "./maps.js";
import { howItFailed, malformed, mapsLaw, symbols } from "./mapsLaw.js";

type Lifting = (f: Image, k: Image, group: readonly Element[]) => Maps;

type Instance = readonly [g: Element, f: Image, k: Image, group: readonly Element[], d: Step];
type Step = readonly [down: number, right: number];

const groups = [turns, turns, flips, symmetries, symmetries];
const above = bright(3, 0, 1);
const dot = bright(4, 1, 1);
const simple: readonly Instance[] = [
  [[1, 0], dot, above, turns, [0, 1]],
  [[3, 0], dot, above, turns, [1, 0]],
  [[2, 0], dot, above, turns, [-1, -1]],
  [[0, 1], dot, above, symmetries, [0, -1]],
  [[1, 1], dot, above, symmetries, [1, 1]],
];

const instances: Instances<Instance> = {
  examples: simple,
  draw(random) {
    const group = random.pick(groups);
    const kernel = anyImage(random, random.integer(4) === 0 ? 5 : 3);
    const step = [random.integer(3) - 1, random.integer(3) - 1] as const;
    return [random.pick(group), anyImage(random, anySide(random)), kernel, group, step];
  },
  simpler: ([g, f]) => (f === dot ? [] : simple.filter(([other]) => other.join() === g.join())),
};

const pictured = (f: Image): string =>
  f === dot ? "f has one bright pixel, in row 1, column 1" : `f is an image of ${f.length} x ${f.length}`;
const kernelled = (k: Image): string =>
  k === above ? "k is 1 above its centre" : `k is a kernel of ${k.length} x ${k.length}`;

const turnsAndRolls = mapsLaw<Lifting, Instance>(
  "turns and rolls",
  "k \\star (g.f) = g.(k \\star f)",
  instances,
  (lift, g, f, k, group) => {
    const lifted = lift(f, k, group);
    const odd = malformed(lifted, symbols(group), f.length);
    if (odd !== undefined) return odd;
    const after = lift(moved(g, f), k, group);
    return {
      should: `Applying ${inWords(g)} to f should apply it to each image of the result, and make the image of h that of g h.`,
      given: `g = ${symbol(g)}, ${pictured(f)}, ${kernelled(k)}`,
      left: ["lift, then move", acted(g, lifted, group)],
      right: ["move, then lift", after],
      of: symbols(group),
      side: f.length,
      look: () =>
        recognised(lift) ??
        howItFailed(after, lifted, g, group) ??
        "the kernel of h is the one that h has turned; the image stays as it is",
    };
  },
);

const shifts = mapsLaw<Lifting, Instance>(
  "shifts",
  "k \\star (T_d f) = T_d (k \\star f)",
  instances,
  (lift, _, f, k, group, d) => {
    const lifted = lift(f, k, group);
    const odd = malformed(lifted, symbols(group), f.length);
    if (odd !== undefined) return odd;
    return {
      should: `Shifting f by (${d.join(", ")}) should shift every image of the result by (${d.join(", ")}).`,
      given: `${pictured(f)}, ${kernelled(k)}`,
      left: ["lift, then shift", lifted.map((each) => shiftImage(each, d))],
      right: ["shift, then lift", lift(shiftImage(f, d), k, group)],
      of: symbols(group),
      side: f.length,
      look: () => "the image closes up like a ring: the neighbours of the last row are in the first one",
    };
  },
);

const oneEntry = mapsLaw<Lifting, Instance>(
  "a kernel with one entry",
  "(\\delta_d \\star f)(x, h) = f(x + h d)",
  instances,
  (lift, _, f, k, group, d) => {
    const kernel = bright(k.length, (k.length - 1) / 2 + d[0], (k.length - 1) / 2 + d[1]);
    const right = group.map((h) => correlateImage(f, moved(h, kernel)));
    const got = lift(f, kernel, group);
    return {
      should:
        "With a kernel that is 1 at the offset d and 0 elsewhere, the image of h should be f, read at x + h d.",
      given: `d = (${d.join(", ")}), ${pictured(f)}`,
      left: ["f(x + h d)", right],
      right: ["yours", got],
      of: symbols(group),
      side: f.length,
      look: () =>
        recognised(lift) ??
        "at x the formula reads f at x + d for every entry k(d) of the kernel, once it is turned: with a plus, and one kernel for each element",
    };
  },
);

const reference: Lifting = (f, k, group) => group.map((h) => correlateImage(f, moved(h, k)));

/** One image for each element, from the formula for it. */
const forEach =
  (formula: (h: Element, f: Image, k: Image) => Image): Lifting =>
  (f, k, group) =>
    group.map((h) => formula(h, f, k));

const unturned = forEach((_, f, k) => correlateImage(f, k));
const backwards = forEach((h, f, k) => correlateImage(f, moved(inverse(h), k)));
const turnedImage = forEach((h, f, k) => correlateImage(moved(h, f), k));
const turnedBack = forEach((h, f, k) => correlateImage(moved(inverse(h), f), k));
const turnsOnly = forEach(([r], f, k) => correlateImage(f, moved([r, 0], k)));
const convolved = forEach((h, f, k) => convolveImage(f, moved(h, k)));

/** What is wrong, if the answer is one of the usual wrong formulas: found on an image of random numbers. */
function recognised(lift: Lifting): string | undefined {
  const draw = random(6);
  const [f, k] = [anyImage(draw, 5), anyImage(draw, 3)];
  const got = lift(f, k, symmetries);
  return Object.entries(usual).find(
    ([, formula]) => relativeError(got, formula(f, k, symmetries)) < 1e-9,
  )?.[0];
}

const usual: Readonly<Record<string, Lifting>> = {
  "all images are the same: which kernel belongs to h? The one that h has turned": unturned,
  "the kernels are turned by h^-1, where h belongs": backwards,
  "the image is turned here. It should stay as it is, and the kernel be turned": turnedImage,
  "the image is turned back by h^-1, and the result is not turned again. It is simpler to leave the image and to turn the kernel":
    turnedBack,
  "the reflection of h is left out where the kernel is turned": turnsOnly,
  "here f is read at x - d, where x + d belongs: correlate, do not convolve": convolved,
};

const anyInput = {
  draw: (random: Random): [Image, Image, readonly Element[]] => [
    anyImage(random, sideOfAnySize(random)),
    anyImage(random, 3),
    random.pick([turns, symmetries]),
  ],
  large: [
    [bright(13, 3, 4), bright(5, 0, 2).map((row, y) => row.map((x) => x + y - 1)), symmetries] satisfies [
      Image,
      Image,
      readonly Element[],
    ],
  ],
};

export const liftingConvolutionExercise: Exercise<Lifting> = exercise<Lifting>({
  laws: [
    worth(3, turnsAndRolls),
    worth(1, shifts),
    worth(1, oneEntry),
    nonTriviality<[Image, Image, readonly Element[]]>(anyInput, { names: ["f", "k", "the group"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["liftingConvolution", "groupConvolution"],
  thrown: [[/kernel with odd sides/, "correlateImage takes the image first, then the kernel: moved(h, k)"]],
  mutants: [
    mutant("does not turn the kernel", unturned, rejectedBy(turnsAndRolls, oneEntry)),
    mutant("turns the kernel by the inverse of h", backwards, rejectedBy(turnsAndRolls, oneEntry)),
    mutant("turns the image, not the kernel", turnedImage, rejectedBy(turnsAndRolls, oneEntry)),
    mutant("forgets the reflections", turnsOnly, rejectedBy(turnsAndRolls, oneEntry)),
    mutant(
      "adds up all turned kernels: an isotropic kernel",
      (f, k, group) => {
        const all = group.map((h) => moved(h, k));
        const total = k.map((row, y) => row.map((_, x) => all.reduce((sum, each) => sum + each[y]![x]!, 0)));
        return group.map(() => correlateImage(f, total));
      },
      rejectedBy(oneEntry),
    ),
    mutant(
      "takes 0 outside the image",
      (f, k, group) => group.map((h) => outside(f, moved(h, k))),
      rejectedBy(shifts),
    ),
    mutant("convolves: f(x - d) in place of f(x + d)", convolved, rejectedBy(oneEntry)),
  ],
  hints: [
    "The result has one image for each h in the list, so begin with `group.map((h) => ...)`. What differs from one h to the next is the kernel only.",
    "k(h^-1 (y - x)) is the turned kernel h.k at the offset y - x. Name that offset d: then y = x + d, and the sum runs over d.",
    "A sum over d of (h.k)(d) f(x + d) is what `correlateImage(f, kernel)` computes, for the kernel moved(h, k).",
  ],
});
