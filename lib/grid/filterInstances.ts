import type { Instances } from "../laws/law.js";
import type { Random } from "../numbers/random.js";
import { type Image, image } from "./image.js";

/** Pictures, a kernel of odd sides, and a shift (rows down, columns right): where the laws of image filters are tried. */
export type FilterInstance = readonly [
  images: readonly [Image, Image],
  kernel: Image,
  shift: readonly [number, number],
];

/**
 * Instances for image filters: an impulse on 3 x 4 pixels first, then small random pictures, and every third time
 * a pair of pictures from `pool` (digits, say).
 */
export function filterInstances(pool: readonly Image[] = []): Instances<FilterInstance> {
  const corner = impulse(3, 4, 0, 0);
  const kernels = [
    [1, 2],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([y, x]) => impulse(3, 3, y!, x!));
  return {
    examples: kernels.flatMap((kernel): FilterInstance[] => [
      [[corner, impulse(3, 4, 1, 2)], kernel, [0, 1]],
      [[corner, impulse(3, 4, 1, 2)], kernel, [1, 0]],
    ]),
    draw(random) {
      const [height, width] = [3 + random.integer(4), 3 + random.integer(4)];
      const small = (): Image => picture(random, height, width);
      const images: readonly [Image, Image] =
        pool.length > 0 && random.integer(3) === 0
          ? [random.pick(pool), random.pick(pool)]
          : [small(), small()];
      const [rows, columns] = [images[0].length, images[0][0]!.length];
      const [tall, wide] = random.pick([
        [3, 3],
        [3, 3],
        [1, 3],
        [3, 1],
        [3, 5],
      ] as const);
      const kernel = picture(random, tall, Math.min(wide, columns >= 5 ? 5 : 3));
      return [images, kernel, [random.integer(rows), random.integer(columns)]];
    },
    *simpler([images, kernel, [down, right]]) {
      const [height, width] = [images[0].length, images[0][0]!.length];
      if (height * width > 12)
        yield [[impulse(3, 4, 0, 0), impulse(3, 4, 1, 2)], kernel, [down % 3, right % 4]];
      if (down !== 0) yield [images, kernel, [0, right]];
      if (right !== 0) yield [images, kernel, [down, 0]];
      for (const candidate of simplerPictures(kernel)) yield [images, candidate, [down, right]];
      if (height * width <= 12) {
        for (const candidate of simplerPictures(images[0]))
          yield [[candidate, images[1]], kernel, [down, right]];
        for (const candidate of simplerPictures(images[1]))
          yield [[images[0], candidate], kernel, [down, right]];
      }
    },
  };
}

/** A picture that is 1 at one pixel and 0 elsewhere. */
export function impulse(height: number, width: number, row: number, column: number): Image {
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, j) => (i === row && j === column ? 1 : 0)),
  );
}

function picture(random: Random, height: number, width: number): Image {
  const whole = random.uniform() < 0.5;
  return image(height, width, () => (whole ? random.integer(7) - 3 : random.normal()));
}

function* simplerPictures(picture: Image): Iterable<Image> {
  const replaced = (i: number, j: number, value: number): Image =>
    picture.with(i, picture[i]!.with(j, value));
  for (const [i, row] of picture.entries())
    for (const [j, x] of row.entries()) if (x !== 0) yield replaced(i, j, 0);
  for (const [i, row] of picture.entries()) {
    for (const [j, x] of row.entries()) if (x !== 0 && Math.abs(x) !== 1) yield replaced(i, j, Math.sign(x));
  }
}
