import { type Image, image, type Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import {
  type Explanation,
  fault,
  type Instances,
  type Law,
  nonTriviality,
  sameShape,
  show,
} from "noether/laws";
import {
  anyImage,
  bright,
  type Element,
  inverse,
  inWords,
  moved,
  multiply,
  symbol,
  symmetries,
} from "./maps.js";

type TurnKernel = (k: Image, h: Element) => Image;

/** Why a result is not a kernel of the size of k. */
function malformed(result: unknown, k: Image): Explanation | undefined {
  const n = k.length;
  const numbers = sameShape(result, k) && (result as Image).flat().every(Number.isFinite);
  if (numbers) return undefined;
  return {
    should: `The turned kernel should have ${n} rows of ${n} numbers, as the kernel.`,
    given: "",
    sides: [["got", show(result)]],
    look: `rows and columns are counted from 0 to ${n - 1}`,
  };
}

type Entry = readonly [h: Element, side: number, row: number, column: number];
const corners = [
  [0, 1],
  [0, 0],
  [1, 2],
] as const;
const entries: Instances<Entry> = {
  examples: symmetries.slice(1).flatMap((h) => corners.map(([row, column]): Entry => [h, 3, row, column])),
  draw: (random) => {
    const side = 3 + 2 * random.integer(3);
    return [random.pick(symmetries), side, random.integer(side), random.integer(side)];
  },
  simpler: () => [],
};

const arrival: Law<TurnKernel, Entry> = fault(
  "where an entry goes",
  "h\\, \\delta_d = \\delta_{h d}",
  entries,
  (turn: TurnKernel, [h, side, row, column]) => {
    const k = bright(side, row, column);
    const result = turn(k, h);
    const odd = malformed(result, k);
    if (odd !== undefined) return odd;
    const right = spot(moved(h, k))!;
    const got = spot(result);
    if (got !== undefined && got.join() === right.join()) return undefined;
    const other = spot(moved(inverse(h), k))!;
    return {
      should: `A kernel has its only 1 in row ${row}, column ${column}: ${inWords(h)} should take it to row ${right[0]}, column ${right[1]}.`,
      given: `h = ${symbol(h)}, a kernel of ${side} x ${side}`,
      sides: [
        [
          "the 1 is now in",
          got === undefined ? "no place: no entry alone is 1" : `row ${got[0]}, column ${got[1]}`,
        ],
      ],
      look: lookFor(h, got, other),
    };
  },
);

function lookFor([, j]: Element, got: Spot | undefined, other: Spot): string {
  if (got === undefined) return "the entries change places, and nothing else: none is added to another";
  if (j === 0 && got.join() === other.join())
    return "it went clockwise: a turn counter-clockwise takes what is above the centre to its left";
  return j === 0
    ? "a quarter turn counter-clockwise takes what is above the centre to its left; the number of quarters is h[0]"
    : "first the reflection, which exchanges the top row and the bottom row; then the turns";
}

type Spot = readonly [row: number, column: number];

/** The place of the only 1, if all other entries are 0. */
function spot(k: Image): Spot | undefined {
  const all = k.flatMap((line, row) =>
    line.flatMap((value, column) => (value === 0 ? [] : [{ row, column, value }])),
  );
  return all.length === 1 && all[0]!.value === 1 ? [all[0]!.row, all[0]!.column] : undefined;
}

type Pair = readonly [g: Element, h: Element, k: Image];
const letter = image(
  3,
  3,
  (y, x) =>
    [
      [1, 2, 3],
      [0, 0, 0],
      [0, 0, 0],
    ][y]![x]!,
);
const pairs: Instances<Pair> = {
  examples: symmetries.flatMap((g) => symmetries.map((h): Pair => [g, h, letter])),
  draw: (random) => [
    random.pick(symmetries),
    random.pick(symmetries),
    anyImage(random, 3 + 2 * random.integer(3)),
  ],
  simpler: ([g, h, k]) => (k === letter ? [] : [[g, h, letter]]),
};

const action: Law<TurnKernel, Pair> = fault(
  "action",
  "(g h)\\, k = g\\, (h k)",
  pairs,
  (turn: TurnKernel, [g, h, k]) => {
    const inner = turn(k, h);
    const odd = malformed(inner, k);
    if (odd !== undefined) return odd;
    const [steps, whole] = [turn(inner, g), turn(k, multiply(g, h))];
    const bad = malformed(steps, k) ?? malformed(whole, k);
    if (bad !== undefined) return bad;
    const y = steps.findIndex((row, i) => row.some((value, x) => Math.abs(value - whole[i]![x]!) > 1e-9));
    if (y < 0) return undefined;
    return {
      should: "Turning by h, then by g, should be turning by g h.",
      given: `g = ${symbol(g)}, h = ${symbol(h)}, g h = ${symbol(multiply(g, h))}; row ${y} of the result for a kernel with the top row ${show(k[0])}:`,
      sides: [
        ["by h, then by g", show(steps[y])],
        ["by g h", show(whole[y])],
      ],
      look: "h = [turns, flips] means: reflect `flips` times first, then make `turns` quarter turns, all of them in one direction",
    };
  },
);

const reference: TurnKernel = (k, h) => moved(h, k);

const anyInput = {
  draw: (random: Random): [Image, Element] => [
    anyImage(random, 3 + 2 * random.integer(4)),
    random.pick(symmetries),
  ],
  large: [[image(11, 11, (y, x) => 1 + 11 * y + x), [1, 1]] satisfies [Image, Element]],
};

export const turnKernelExercise: Exercise<TurnKernel> = exercise<TurnKernel>({
  laws: [
    worth(2, arrival),
    worth(2, action),
    nonTriviality<[Image, Element]>(anyInput, { names: ["the kernel", "h"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["rotateImage", "quarterTurn", "gridAction", "featureMap", "rotateImages", "bilinearSample"],
  mutants: [
    mutant("turns clockwise", (k, [turns, j]) => moved([(4 - turns) % 4, j], k), rejectedBy(arrival)),
    mutant(
      "turns first and reflects afterwards",
      (k, [turns, j]) => moved([0, j], moved([turns, 0], k)),
      rejectedBy(arrival, action),
    ),
    mutant(
      "makes one quarter turn, however many are asked",
      (k, [turns, j]) => moved([Math.min(turns, 1), j], k),
      rejectedBy(arrival, action),
    ),
    mutant("forgets the reflection", (k, [turns]) => moved([turns, 0], k), rejectedBy(arrival, action)),
    mutant(
      "exchanges left and right in place of top and bottom",
      (k, [turns, j]) => moved([(turns + 2 * j) % 4, j], k),
      rejectedBy(arrival),
    ),
    mutant("moves nothing", (k) => k, rejectedBy(arrival)),
  ],
  hints: [
    "Take a kernel whose only 1 is above the centre, in row 0, column 1. Where is it after a quarter turn counter-clockwise? And a 1 in the corner, row 0, column 0?",
    "(r k)(d) = k(r^-1 d): to know what is now in row y, column x, ask what was there before the turn, a quarter turn clockwise from it. With n rows that is row x, column n - 1 - y.",
    "flips: k.toReversed() exchanges top and bottom. Then, as often as `turns` says: turned = turned.map((row, y) => row.map((_, x) => turned[x][n - 1 - y])).",
  ],
});
