import {
  correlateImage,
  type DihedralElement,
  dihedral,
  type Image,
  image,
  type Random,
  rotateImage,
  subsample,
} from "noether";
import { mnist } from "noether/data";

/** A symmetry of the square grid, r^k s^j: reflected (rows upside down) j times, then turned by k quarters. */
export type Element = DihedralElement;

/** A function on a group of translations and symmetries: one image for each element, in the order of a list of them. */
export type Maps = readonly Image[];

export const { inverse, multiply, show: inWords, symbol } = dihedral(4);

const element = (k: number, j: number): Element => [k, j];
const quarters = [0, 1, 2, 3];

/** The four turns. */
export const turns: readonly Element[] = quarters.map((k) => element(k, 0));

/** The four turns and the four reflections. */
export const symmetries: readonly Element[] = [...turns, ...quarters.map((k) => element(k, 1))];

/** The half turn and two reflections, which commute. */
export const flips: readonly Element[] = [element(0, 0), element(2, 0), element(0, 1), element(2, 1)];

/** The place of an element in a list; -1 if it is not there. */
export const place = (list: readonly Element[], g: Element): number =>
  list.findIndex((h) => h[0] === g[0] && h[1] === g[1]);

/** h.f: (h.f)(x) = f(h^-1 x). */
export const moved = ([k, j]: Element, f: Image): Image =>
  rotateImage(j === 0 ? f : f.toReversed(), (k * Math.PI) / 2);

/** g.F: (g.F)(x, h) = F(g^-1 x, g^-1 h): the image of h is moved, and becomes the image of g h. */
export const acted = (g: Element, maps: Maps, group: readonly Element[]): Maps =>
  group.map((h) => moved(g, maps[place(group, multiply(inverse(g), h))]!));

/** Every number of every image, replaced. */
export const pointwise = (maps: Maps, f: (x: number) => number): Maps =>
  maps.map((each) => each.map((row) => row.map(f)));

/** The correlation of an image with a kernel, where the image is 0 outside. */
export const outside = (f: Image, k: Image): Image => {
  const wide = k.length;
  const padded = Array.from({ length: f.length + 2 * wide }, (_, y) =>
    Array.from({ length: f.length + 2 * wide }, (_, x) => f[y - wide]?.[x - wide] ?? 0),
  );
  return correlateImage(padded, k)
    .slice(wide, wide + f.length)
    .map((row) => row.slice(wide, wide + f.length));
};

/** A square image with one bright pixel. */
export const bright = (side: number, row: number, column: number): Image =>
  image(side, side, (y, x) => (y === row && x === column ? 1 : 0));

/** A square image of small whole numbers, or of normal ones. */
export function anyImage(random: Random, side: number): Image {
  const whole = random.uniform() < 0.5;
  return image(side, side, () => (whole ? random.integer(7) - 3 : random.normal()));
}

export const anySide = (random: Random): number => 4 + random.integer(2);
/** Sides of all sizes, for conditions: no answer should be right up to some size only. */
export const sideOfAnySize = (random: Random): number => random.pick([4, 4, 5, 5, 5, 9]);
export const anyMaps = (random: Random, n: number, side: number): Maps =>
  Array.from({ length: n }, () => anyImage(random, side));

const digits = await mnist();

/** Thirty handwritten digits, at half their size. */
export const pool: readonly Image[] = digits.test.slice(0, 30).map((i) => subsample(digits.image(i), 2));

const kernel = [
  [1, 2, 0],
  [0, -1, 1],
  [-2, 0, 0.5],
];
/** A handwritten digit, lifted by a kernel that no symmetry leaves as it is. */
export const lifted = (digit: Image, group: readonly Element[]): Maps =>
  group.map((h) => correlateImage(digit, moved(h, kernel)));
