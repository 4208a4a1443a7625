import { type Image, image, quarterTurn, type Random } from "noether";
import { mnist } from "noether/data";
import { figure } from "noether/figure";
import { type Instances, show, shrinkVector } from "noether/laws";

const digits = await mnist();

/** Fifty handwritten digits. */
const pool: readonly (readonly [f: Image, label: number])[] = digits.test
  .slice(0, 50)
  .map((i) => [digits.image(i), digits.labels[i]!]);

/** A square image and the digit that it is said to show. */
export type Labelled = readonly [f: Image, label: number];

/** A random image of n x n pixels: small whole numbers, or any numbers. */
export function square(random: Random, n: number): Image {
  const whole = random.uniform() < 0.5;
  return image(n, n, () => (whole ? random.integer(7) - 3 : random.normal()));
}

/** Images of 2 x 2 and 3 x 3 pixels that a turn changes, then random ones, every sixth time a digit. */
export const labelledImages: Instances<Labelled> = {
  examples: [
    [
      [
        [1, 2],
        [3, 4],
      ],
      6,
    ],
    [
      [
        [0, 1],
        [0, 0],
      ],
      9,
    ],
    [
      [
        [1, 0, 0],
        [1, 0, 0],
        [1, 1, 0],
      ],
      0,
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      3,
    ],
    [[[5]], 1],
  ],
  draw(random) {
    if (random.integer(6) === 0) return random.pick(pool);
    return [square(random, 2 + random.integer(6)), random.integer(10)];
  },
  // No simpler one: of an image with fewer different pixels a mirror image may be a turned one.
  *simpler([f, label]) {
    if (f.length > 2)
      yield [
        [
          [1, 2],
          [3, 4],
        ],
        label,
      ];
  },
};

/** The image, turned by no, one, two and three quarters. */
export function fourTurns(f: Image): readonly [Image, Image, Image, Image] {
  const once = quarterTurn(f);
  const twice = quarterTurn(once);
  return [f, once, twice, quarterTurn(twice)];
}

/** The image with one row made simpler. */
export function* simplerImages(f: Image): Iterable<Image> {
  for (const [y, row] of f.entries()) for (const candidate of shrinkVector(row)) yield f.with(y, candidate);
}

/** Whether a value is n rows of n finite numbers. */
export function isSquare(value: unknown, n: number): boolean {
  return (
    Array.isArray(value) &&
    value.length === n &&
    value.every((row) => Array.isArray(row) && row.length === n && row.every(Number.isFinite))
  );
}

/** An image as its numbers if there are few, otherwise as its size. */
export function inWords(f: Image): string {
  return f.length <= 2 ? show(f) : sizeInWords(f);
}

/** An image by its size. */
export function sizeInWords(f: Image): string {
  return `an image of ${f.length} x ${f.length} pixels`;
}

/** Images side by side, each under its name. */
export function sideBySide(alt: string, ...named: readonly (readonly [name: string, f: Image])[]) {
  const panels = named.map(([title, values]) => ({
    title,
    axes: false,
    equalAspect: true,
    marks: [{ kind: "heatmap" as const, values, scale: "diverging" as const }],
  }));
  return figure({ alt, panels });
}
