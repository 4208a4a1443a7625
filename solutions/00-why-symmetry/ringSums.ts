import { type Image, image, quarterTurn, relativeError } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, fault, type Instances, type Law, map, show } from "noether/laws";
import { sideBySide, simplerImages, square } from "./squareImages.js";

type RingSums = (image: Image) => readonly number[];

/** The ring of a pixel of an n x n image: its distance from the centre, as a king moves in chess. */
export const ringOf = (n: number, y: number, x: number): number =>
  Math.max(Math.abs(y - (n - 1) / 2), Math.abs(x - (n - 1) / 2));

/** Where a pixel belongs to, in any way of sorting pixels into a list. */
const sorted =
  (length: (n: number) => number, place: (n: number, y: number, x: number) => number): RingSums =>
  (f) => {
    const sums = Array.from({ length: length(f.length) }, () => 0);
    for (const [y, row] of f.entries())
      for (const [x, value] of row.entries()) {
        const k = place(f.length, y, x);
        sums[k] = (sums[k] ?? 0) + value;
      }
    return sums;
  };

const rings = (n: number): number => (n + 1) / 2;

/** The sum of the pixels of each ring, from the centre outwards. */
export const ringSums: RingSums = sorted(rings, ringOf);

/** What is wrong with the form of a list of sums. */
function malformed(sums: unknown, n: number): Explanation | undefined {
  const isList = Array.isArray(sums);
  if (isList && sums.length === rings(n) && sums.every(Number.isFinite)) return undefined;
  const bad = isList ? sums.findIndex((value) => !Number.isFinite(value)) : -1;
  return {
    should: `An image of ${n} x ${n} pixels has ${rings(n)} rings: the result should be a list of ${rings(n)} numbers.`,
    given: "",
    sides: [["got", isList ? (bad >= 0 ? `entry ${bad} is ${show(sums[bad])}` : show(sums)) : show(sums)]],
    look:
      isList && sums.length > rings(n)
        ? "a diagonal step counts as one: the ring is the larger of the two distances"
        : bad >= 0
          ? "start every sum at 0, and number the rings from 0"
          : "ring 0 is the pixel in the centre, and the last ring is the border",
  };
}

const centreless: Image = [
  [1, 2, 0],
  [0, 0, 0],
  [0, 0, 0],
];
const odd = [3, 3, 5, 5, 7, 9];
const oddImages: Instances<readonly [f: Image]> = {
  examples: [[centreless], [image(5, 5, (y, x) => (y === 0 && x < 2 ? 1 + x : 0))]],
  draw: (random) => [square(random, random.pick(odd))],
  *simpler([f]) {
    if (f.length > 3) yield [centreless];
    for (const candidate of simplerImages(f)) yield [candidate];
  },
};

type Pixel = readonly [n: number, y: number, x: number, value: number];
const onePixel: Instances<Pixel> = {
  examples: [
    [3, 1, 1, 1],
    [3, 0, 1, 1],
    [3, 0, 0, 2],
    [5, 1, 3, 1],
    [5, 4, 2, 1],
    [7, 0, 5, -1],
  ],
  draw(random) {
    const n = random.pick(odd);
    return [n, random.integer(n), random.integer(n), random.normal()];
  },
  *simpler([n, y, x, value]) {
    if (value !== 1) yield [n, y, x, 1];
    if (n > 3) yield [3, y % 3, x % 3, value];
  },
};

const onePixelCounts: Law<RingSums, Pixel> = fault(
  "a pixel counts for its own ring",
  "f = v\\, \\delta_p \\implies \\text{sums} = v\\, e_{k(p)}",
  onePixel,
  (sums, [n, y, x, value]) => {
    const got = sums(image(n, n, (i, j) => (i === y && j === x ? value : 0)));
    const ring = ringOf(n, y, x);
    const right = Array.from({ length: rings(n) }, (_, k) => (k === ring ? value : 0));
    const bad = malformed(got, n);
    if (bad !== undefined) return bad;
    if (relativeError(got, right) < 1e-9) return undefined;
    return {
      should: `The only pixel with ink, ${show(value)}, is in ring ${ring}: only the number of that ring should not be 0, and it should be ${show(value)}.`,
      given: `${n} x ${n} pixels, ink in row ${y}, column ${x}`,
      sides: [["your sums", show(got)]],
      look: whyElsewhere(sums),
    };
  },
);

/** An image whose rings all have different sums. */
const probe = image(7, 7, (y, x) => ((3 * y + 5 * x) % 11) + y);

/** Where to look when a pixel is counted in the wrong place: what the answer makes of a larger image says it. */
function whyElsewhere(sums: RingSums): string {
  const [got, right] = [sums(probe), ringSums(probe)];
  const is = (list: readonly number[]): boolean => relativeError(got, list) < 1e-9;
  if (is(right.toReversed())) return "the list begins at the centre, not at the border";
  if (is(right.map((_, k) => right.slice(0, k + 1).reduce((a, b) => a + b, 0))))
    return "each ring by itself: what is inside it belongs to other rings";
  if (is(right.map((sum, k) => sum / Math.max(1, 8 * k))))
    return "the sum of the values in a ring, not their mean";
  if (is(ringSums(probe.map((row) => row.map((value) => (value > 0 ? 1 : 0))))))
    return "the values of the pixels are added, not how many there are";
  return "the centre is in row and column (n - 1) / 2; the ring is the larger of the two distances from it, without sign";
}

const sumsAdd: Law<RingSums, readonly [f: Image, g: Image]> = fault(
  "the sums of a sum",
  "\\text{sums}(f + g) = \\text{sums}(f) + \\text{sums}(g)",
  map(oddImages, ([f]) => [f, f.map((row, y) => row.map((value, x) => value + y - x))]),
  (sums, [f, g]) => {
    const both = f.map((row, y) => row.map((value, x) => value + g[y]![x]!));
    const [a, b, whole] = [sums(f), sums(g), sums(both)];
    const bad = malformed(a, f.length) ?? malformed(b, f.length) ?? malformed(whole, f.length);
    if (bad !== undefined) return bad;
    const k = whole.findIndex((value, j) => relativeError(value, a[j]! + b[j]!) > 1e-9);
    const largest = Math.max(...whole.map(Math.abs), 1);
    if (k < 0 || Math.abs(whole[k]! - a[k]! - b[k]!) < 1e-9 * largest) return undefined;
    return {
      should:
        "If the values of two images are added pixel by pixel, the sums of their rings should add up, too.",
      given: `two images of ${f.length} x ${f.length} pixels, ring ${k}`,
      sides: [
        ["the first image, plus the second", show(a[k]! + b[k]!)],
        ["both in one image", show(whole[k])],
      ],
      look: "the values themselves are added, negative ones as well, and nothing else is done to them",
    };
  },
);

const invariant: Law<RingSums, readonly [f: Image]> = fault(
  "a quarter turn changes nothing",
  "\\text{sums}(r f) = \\text{sums}(f)",
  oddImages,
  (sums, [f]) => {
    const turned = quarterTurn(f);
    const [before, after] = [sums(f), sums(turned)];
    const bad = malformed(before, f.length) ?? malformed(after, f.length);
    if (bad !== undefined) return bad;
    if (relativeError(before, after) < 1e-9) return undefined;
    return {
      should: "Turning the image by a quarter should not change any of the sums.",
      given: `an image of ${f.length} x ${f.length} pixels`,
      sides: [
        ["before the turn", show(before)],
        ["after it", show(after)],
      ],
      look: "which pixels are as far from the centre as the one in the corner? A turn mixes them with each other, and with no others",
      figure: sideBySide("The image, and the image turned.", ["before", f], ["after", turned]),
    };
  },
);

const anyImage = {
  draw: (random: Parameters<typeof oddImages.draw>[0]): [f: Image] => [
    image(...sidesOf(random.pick(odd)), () => random.normal()),
  ],
};
const sidesOf = (n: number): [number, number] => [n, n];

export const ringSumsExercise: Exercise<RingSums> = exercise<RingSums>({
  laws: [
    worth(2, onePixelCounts),
    worth(1, sumsAdd),
    worth(2, invariant),
    everyInputCounts(ringSums, anyImage),
    rightSize(ringSums, anyImage),
  ],
  reference: ringSums,
  withhold: [],
  thrown: [
    [/Invalid array length/, "n is odd: the centre is in row (n - 1) / 2, and there are (n + 1) / 2 rings"],
  ],
  mutants: [
    mutant(
      "takes the corner of the image for its centre",
      sorted(rings, (n, y, x) => Math.min(rings(n) - 1, Math.max(y, x))),
      rejectedBy(onePixelCounts, invariant),
    ),
    mutant(
      "forgets that distances have no sign",
      sorted(rings, (n, y, x) => Math.max(0, y - (n - 1) / 2, x - (n - 1) / 2)),
      rejectedBy(onePixelCounts, invariant),
    ),
    mutant(
      "adds up rows",
      sorted(rings, (n, y) => Math.abs(y - (n - 1) / 2)),
      rejectedBy(onePixelCounts, invariant),
    ),
    mutant(
      "adds the two distances",
      sorted(
        (n) => n,
        (n, y, x) => Math.abs(y - (n - 1) / 2) + Math.abs(x - (n - 1) / 2),
      ),
      rejectedBy(onePixelCounts),
    ),
    mutant("begins at the border", (f) => ringSums(f).toReversed(), rejectedBy(onePixelCounts)),
    mutant(
      "takes the mean of each ring",
      (f) => ringSums(f).map((sum, k) => sum / Math.max(1, 8 * k)),
      rejectedBy(onePixelCounts),
    ),
    mutant(
      "adds up everything inside",
      (f) => ringSums(f).map((_, k, sums) => sums.slice(0, k + 1).reduce((a, b) => a + b, 0)),
      rejectedBy(onePixelCounts),
    ),
    mutant(
      "counts the pixels with ink",
      (f) => ringSums(f.map((row) => row.map((value) => (value > 0 ? 1 : 0)))),
      rejectedBy(onePixelCounts, sumsAdd),
    ),
    mutant(
      "gives the ink of the whole image",
      (f) => [f.flat().reduce((a, b) => a + b, 0)],
      rejectedBy(onePixelCounts),
    ),
  ],
  hints: [
    "With c = (n - 1) / 2 the centre is in row c, column c. How far is the pixel in row y, column x from it, up or down? And sideways?",
    "The ring is the larger one: Math.max(Math.abs(y - c), Math.abs(x - c)).",
    "Begin with a list of c + 1 zeros: Array(c + 1).fill(0). Then two loops, over y and x, that add image[y][x] to the sum of its ring.",
  ],
});
