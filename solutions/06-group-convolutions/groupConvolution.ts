import { correlateImage, type Image, shiftImage } from "noether";
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
  anyInput,
  anyTurns,
  type GroupConvolution,
  otherWay,
  recognised,
  groupConvolution as reference,
  roll,
  summed,
} from "./groupFormulas.js";
import {
  acted,
  anyMaps,
  anySide,
  bright,
  type Element,
  flips,
  inverse,
  inWords,
  type Maps,
  moved,
  multiply,
  outside,
  place,
  symbol,
  symmetries,
  turns,
} from "./maps.js";
import { howItFailed, malformed, mapsLaw, symbols } from "./mapsLaw.js";

type Instance = readonly [
  g: Element,
  maps: Maps,
  kernels: Maps,
  group: readonly Element[],
  d: Step,
  b: number,
];
type Step = readonly [down: number, right: number];

const nothing = (side: number): Image => bright(side, -1, -1);

/** One bright pixel in the image of the identity, and a kernel that is 1 above its centre in the image of b. */
const simply = (g: Element, group: readonly Element[], b: Element): Instance => [
  g,
  group.map((_, m) => (m === 0 ? bright(4, 2, 2) : nothing(4))),
  group.map((h) => (h.join() === b.join() ? bright(3, 0, 1) : nothing(3))),
  group,
  [1, 1],
  place(group, b),
];

function drawnFrom(
  groups: readonly (readonly Element[])[],
  simple: readonly Instance[],
): Instances<Instance> {
  return {
    examples: simple,
    draw(random) {
      const group = random.pick(groups);
      const [n, side] = [group.length, anySide(random)];
      return [
        random.pick(group),
        anyMaps(random, n, side),
        anyMaps(random, n, random.integer(6) === 0 ? 5 : 3),
        group,
        [random.integer(3) - 1, random.integer(3) - 1],
        random.integer(n),
      ];
    },
    simpler: (instance) => (simple.includes(instance) ? [] : simple),
  };
}

const inP4 = [simply([1, 0], turns, [0, 0]), simply([1, 0], turns, [1, 0]), simply([2, 0], turns, [1, 0])];
const inP4m = [
  simply([0, 1], symmetries, [1, 0]),
  simply([1, 0], symmetries, [0, 1]),
  simply([1, 1], symmetries, [1, 0]),
  simply([1, 0], symmetries, [1, 1]),
];

const pictured = (maps: Maps): string =>
  maps.flat(2).filter((x) => x !== 0).length === 1
    ? "F is 1 at one pixel of the image of e"
    : `F is made of ${maps.length} images`;

function ofMaps(name: string, instances: Instances<Instance>) {
  return mapsLaw<GroupConvolution, Instance>(
    name,
    "K \\star (g.F) = g.(K \\star F)",
    instances,
    (convolve, g, maps, kernels, group) => {
      const result = convolve(maps, kernels, group);
      const side = maps[0]!.length;
      const odd = malformed(result, symbols(group), side);
      if (odd !== undefined) return odd;
      const after = convolve(acted(g, maps, group), kernels, group);
      return {
        should: `Applying ${inWords(g)} to F should apply it to the result: each image turns, and the image of h becomes that of g h.`,
        given: `g = ${symbol(g)}, ${pictured(maps)}`,
        left: ["convolve, then move", acted(g, result, group)],
        right: ["move, then convolve", after],
        of: symbols(group),
        side,
        look: () => recognised(convolve) ?? howItFailed(after, result, g, group) ?? twoThings,
      };
    },
  );
}

const twoThings =
  "two things depend on h: the kernels are turned by h, and each is taken from the place of h^-1 h'";
const ofTurns = ofMaps("p4: turns and rolls", drawnFrom([turns], inP4));
const ofSymmetries = ofMaps("p4m: turns, reflects and rolls", drawnFrom([symmetries], inP4m));

const anyGroup = drawnFrom([turns, flips, symmetries], [inP4[0]!, inP4[1]!, inP4m[3]!]);

const shifts = mapsLaw<GroupConvolution, Instance>(
  "shifts",
  "K \\star (T_d F) = T_d (K \\star F)",
  anyGroup,
  (convolve, _, maps, kernels, group, d) => {
    const result = convolve(maps, kernels, group);
    const side = maps[0]!.length;
    const odd = malformed(result, symbols(group), side);
    if (odd !== undefined) return odd;
    const shifted = (all: Maps): Maps => all.map((each) => shiftImage(each, d));
    return {
      should: `Shifting every image of F by (${d.join(", ")}) should shift every image of the result by (${d.join(", ")}).`,
      given: pictured(maps),
      left: ["convolve, then shift", shifted(result)],
      right: ["shift, then convolve", convolve(shifted(maps), kernels, group)],
      of: symbols(group),
      side,
      look: () => "the images close up like a ring: the neighbours of the last row are in the first one",
    };
  },
);

const oneEntry = mapsLaw<GroupConvolution, Instance>(
  "a kernel with one entry",
  "(\\delta_{d, b} \\star F)(x, h) = F(x + h d,\\; h b)",
  anyGroup,
  (convolve, _, maps, kernels, group, d, b) => {
    const side = kernels[0]!.length;
    const entry = bright(side, (side - 1) / 2 + d[0], (side - 1) / 2 + d[1]);
    const one = group.map((_, m) => (m === b ? entry : nothing(side)));
    const right = reference(maps, one, group);
    const got = convolve(maps, one, group);
    return {
      should:
        "With a kernel that is 1 at the offset d in its image of b, and 0 elsewhere, the result at (x, h) should be F at (x + h d, h b).",
      given: `d = (${d.join(", ")}), b = ${symbol(group[b]!)}, ${pictured(maps)}`,
      left: ["F(x + h d, h b)", right],
      right: ["yours", got],
      of: symbols(group),
      side: maps[0]!.length,
      look: () =>
        recognised(convolve) ??
        "the sum runs over all h' in the group, and K is taken at h^-1 h': is the image of h' multiplied by that kernel, turned by h?",
    };
  },
);

export const groupConvolutionExercise: Exercise<GroupConvolution> = exercise<GroupConvolution>({
  laws: [
    worth(2, ofTurns),
    worth(2, ofSymmetries),
    worth(1, shifts),
    worth(1, oneEntry),
    nonTriviality<[Maps, Maps, readonly Element[]]>(anyInput, { names: ["F", "K", "the group"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyTurns),
  ],
  reference,
  withhold: ["liftingConvolution", "groupConvolution"],
  thrown: [
    [
      /Cannot read properties of undefined/,
      "an element was not found: two lists such as [1, 0] are never equal to indexOf, so use place(group, g)",
    ],
  ],
  mutants: [
    mutant(
      "does not roll: the kernel of h'",
      summed((_, other) => other),
      rejectedBy(ofTurns, oneEntry),
    ),
    mutant(
      "rolls with the wrong sign: the kernel of h h'",
      summed((h, other) => multiply(h, other)),
      rejectedBy(ofTurns, oneEntry),
    ),
    mutant("rolls the other way: the kernel of h'^-1 h", otherWay, rejectedBy(oneEntry)),
    mutant(
      "does not turn the kernels",
      summed(roll, () => [0, 0]),
      rejectedBy(ofTurns, oneEntry),
    ),
    mutant("turns the kernels by h^-1", summed(roll, inverse), rejectedBy(ofTurns, oneEntry)),
    mutant(
      "right for abelian groups only: the kernel of h' h^-1",
      summed((h, other) => multiply(other, inverse(h))),
      rejectedBy(ofSymmetries, oneEntry),
    ),
    mutant(
      "leaves the reflections out of the turned kernels",
      summed(roll, ([k]) => [k, 0]),
      rejectedBy(ofSymmetries, oneEntry),
    ),
    mutant(
      "looks at its own image only: h' = h",
      (maps, kernels, group) => group.map((h, m) => correlateImage(maps[m]!, moved(h, kernels[0]!))),
      rejectedBy(oneEntry),
    ),
    mutant(
      "takes 0 outside the image",
      summed(roll, (h) => h, outside),
      rejectedBy(shifts),
    ),
  ],
  hints: [
    "For one h: go through all h' in the list. Each gives an image, the correlation of F's image of h' with some kernel; add them up. Which kernel is it?",
    "K is read at (h^-1 (y - x), h^-1 h'). The second entry chooses one of the kernels: the one at the place of h^-1 h' in the list. The first one turns it by h.",
    "kernels[place(group, multiply(inverse(h), other))], turned: moved(h, ...), and correlateImage(maps[j], ...) for the other element at place j; sum(...) adds the images.",
  ],
});
