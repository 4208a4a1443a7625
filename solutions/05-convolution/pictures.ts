import { type Image, image, type Random } from "noether";
import { mnist } from "noether/data";
import { type Instances, shrinkVector } from "noether/laws";

/** A filter with a kernel: what the laws of image convolution are about. */
export type ImageFilter = (image: Image, kernel: Image) => Image;

/** A picture, a kernel of odd sides, another picture of the same size, and a shift: rows down, columns right. */
export type FilterInstance = readonly [f: Image, kernel: Image, h: Image, shift: Step];
type Step = readonly [down: number, right: number];

const digits = await mnist();

/** Fifty handwritten digits. */
export const pool: readonly Image[] = digits.test.slice(0, 50).map((i) => digits.image(i));

/** A picture that is 1 at one pixel and 0 elsewhere. */
export const impulse = (height: number, width: number, row: number, column: number): Image =>
  image(height, width, (i, j) => (i === row && j === column ? 1 : 0));

const corner = impulse(3, 4, 0, 0);
const inside = impulse(3, 4, 1, 2);

/** Impulses on 3 x 4 pixels first, then small random pictures, and every third time a pair of digits. */
export const filterInstances: Instances<FilterInstance> = {
  examples: [impulse(3, 3, 1, 2), impulse(3, 3, 1, 0), impulse(3, 3, 0, 1), impulse(3, 3, 1, 1)].flatMap(
    (kernel): FilterInstance[] => [
      [corner, kernel, inside, [0, 1]],
      [corner, kernel, inside, [1, 0]],
    ],
  ),
  draw(random) {
    const [height, width] = [3 + random.integer(4), 3 + random.integer(4)];
    const small = (): Image => picture(random, height, width);
    const [f, h] =
      random.integer(3) === 0 ? [random.pick(pool), random.pick(pool)] : ([small(), small()] as const);
    const [tall, wide] = random.pick([
      [3, 3],
      [3, 3],
      [1, 3],
      [3, 1],
      [3, 5],
    ] as const);
    const kernel = picture(random, tall, Math.min(wide, f[0].length < 5 ? 3 : 5));
    return [f, kernel, h, [random.integer(f.length), random.integer(f[0].length)]];
  },
  *simpler([f, kernel, h, [down, right]]) {
    const large = f.length * f[0].length > 12;
    if (large) yield [corner, kernel, inside, [down % 3, right % 4]];
    if (down !== 0) yield [f, kernel, h, [0, right]];
    if (right !== 0) yield [f, kernel, h, [down, 0]];
    for (const candidate of simplerPictures(kernel)) yield [f, candidate, h, [down, right]];
    if (large) return;
    for (const candidate of simplerPictures(f)) yield [candidate, kernel, h, [down, right]];
    for (const candidate of simplerPictures(h)) yield [f, kernel, candidate, [down, right]];
  },
};

function picture(random: Random, height: number, width: number): Image {
  const whole = random.uniform() < 0.5;
  return image(height, width, () => (whole ? random.integer(7) - 3 : random.normal()));
}

function* simplerPictures(f: Image): Iterable<Image> {
  for (const [y, row] of f.entries()) for (const candidate of shrinkVector(row)) yield f.with(y, candidate);
}
