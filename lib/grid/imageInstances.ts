import { shrinkVector } from "../algebra/shrinkVector.js";
import type { Instances } from "../laws/law.js";
import { type Image, image } from "./image.js";

/**
 * Images with one of the given shapes [h, w], from simple to general: a single bright pixel, two of them, rows of
 * small numbers, then random pixels (half of the images small integers, half normal). A failing image is given an
 * earlier shape, then pixels are set to 0, then made whole and small.
 *
 * @param shapes simplest first; odd sides make kernels: `imageInstances([[3, 3], [1, 3]])`
 * @throws RangeError if there is no shape, or a side is not a positive integer
 */
export function imageInstances(shapes: readonly (readonly [h: number, w: number])[]): Instances<[f: Image]> {
  const [first] = shapes;
  if (first === undefined) throw new RangeError("expected at least one shape [h, w], got none");
  for (const [h, w] of shapes) image(h, w, () => 0);
  const [h, w] = first;
  const pixel = (at: number): Image => image(h, w, (y, x) => (y * w + x === at ? 1 : 0));
  const simple = [
    pixel(0),
    pixel(h * w - 1),
    image(h, w, (y, x) => (y + x < 2 ? 1 + x : 0)),
    image(h, w, (y, x) => ((3 * y + x) % 5) - 1),
  ];
  return {
    examples: simple.map((f) => [f]),
    draw(random) {
      const [rows, columns] = random.pick(shapes);
      const whole = random.integer(2) === 0;
      return [image(rows, columns, () => (whole ? random.integer(7) - 3 : random.normal()))];
    },
    *simpler([f]) {
      const rank = shapes.findIndex(([rows, columns]) => rows === f.length && columns === f[0]!.length);
      for (const [rows, columns] of shapes.slice(0, Math.max(0, rank))) {
        yield [image(rows, columns, (y, x) => f[y % f.length]![x % f[0]!.length]!)];
      }
      for (const [y, row] of f.entries()) {
        for (const candidate of shrinkVector(row)) yield [f.with(y, candidate)];
      }
    },
  };
}
