import { type Image, readNpz } from "noether";
import { dataSet } from "./dataset.js";

/** 6,000 handwritten digits: 600 of each, 500 of them to train on and 100 to test with. */
export interface Digits {
  /** The i-th digit, 28 x 28 grey values from 0 (paper) to 1 (ink). */
  image(i: number): Image;
  /** The value of the i-th digit, 0 to 9. */
  readonly labels: readonly number[];
  /**
   * An angle in [0, 2 pi) for each digit, in radians, drawn once and for all, in the convention of `rotateImage`: the
   * rotated digits that everybody can reproduce are `rotateImage(digits.image(i), digits.angles[i])`.
   */
  readonly angles: readonly number[];
  /** The indices of the digits to train on, and of those to test with. */
  readonly train: readonly number[];
  readonly test: readonly number[];
}

let digits: Promise<Digits> | undefined;

/**
 * Handwritten digits of the MNIST database (LeCun, Cortes, Burges), read once.
 *
 * @example
 * const digits = await mnist();
 * digits.image(digits.labels.indexOf(6)); // the first six
 */
export function mnist(): Promise<Digits> {
  digits ??= read();
  return digits;
}

async function read(): Promise<Digits> {
  const { images, labels, angle, train, test } = readNpz(await dataSet("mnist.npz")) as Record<
    string,
    { readonly data: Uint8Array }
  >;
  const grey = images!.data;
  const made: Image[] = [];
  return {
    image(i) {
      if (!(Number.isInteger(i) && i >= 0 && i < labels!.data.length)) {
        throw new RangeError(`expected the number of a digit, 0 to ${labels!.data.length - 1}, got ${i}`);
      }
      made[i] ??= Array.from({ length: 28 }, (_, y) =>
        Array.from(grey.subarray(784 * i + 28 * y, 784 * i + 28 * (y + 1)), (value) => value / 255),
      );
      return made[i];
    },
    labels: Array.from(labels!.data),
    // The file's angles are clockwise as seen (rows downwards), those of `rotateImage` counter-clockwise.
    angles: Array.from(angle!.data, (a) => (2 * Math.PI - a) % (2 * Math.PI)),
    train: Array.from(train!.data),
    test: Array.from(test!.data),
  };
}
