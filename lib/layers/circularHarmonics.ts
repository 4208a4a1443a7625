import { leastSquares } from "../algebra/leastSquares.js";
import { image } from "../grid/image.js";

/** A function phi_j(r) e^(i m theta) on a grid, by its real and its imaginary part. */
export interface CircularHarmonic {
  /** The radius j of its ring, in pixels. */
  readonly ring: number;
  /** m */
  readonly frequency: number;
  /** phi_j(r) cos m theta, by rows. */
  readonly cosine: number[][];
  /** phi_j(r) sin m theta, by rows. */
  readonly sine: number[][];
}

/** The largest angular frequency. */
const highestFrequency = 8;

/** The width of a ring, in pixels. */
const sigma = 0.6;

/**
 * Circular harmonics on a grid of odd side 2 R + 1: rings of radius j = 0, 1, ..., R about the centre, each with the angular
 * frequencies m that its pixels tell apart,
 *
 *     phi_j(r) e^(i m theta)        phi_j(r) = exp(-(r - j)^2 / (2 sigma^2)), sigma = 0.6        m = 0, ..., min(2 j, 8)
 *
 * within the disk r <= R + 1/2, theta counter-clockwise from the x axis. A ring has about 2 pi j pixels, so that frequencies
 * up to pi j differ on it; 2 j keeps below. Beyond 8 the conditions that follow would drown in rounding. Above m = 0 the
 * centre has the value 0: a rotation leaves it where it is.
 *
 * The grid itself has quarter turns for its only rotations, and there a frequency q = m + 4, m - 4, m - 8, ... looks like m:
 * the sum of e^(i m theta) e^(-i q theta) over pixels is not 0. On smooth images, where a kernel acts as the few moments
 * sum k r^d e^(-i q theta), d small, the wrong ones would win (m = 3 acts as the slope, q = -1). So they are taken out up
 * to the degree where the right one begins:
 *
 *     k = phi_j (e^(i m theta) - sum c_dq r^d e^(i q theta))        with sum k r^d e^(-i q theta) = 0
 *     for all q = m mod 4 but m itself, |q| <= d <= m, d = q mod 2
 *
 * so that c is a problem of least squares, phi_j the weight, and real, as the grid is its own mirror image.
 * What is wrong in the answer to a wave of w radians a pixel is then smaller than what is right by O(w^2), whatever m.
 * Each function is divided by its norm: the sum of cosine^2 + sine^2 is 1.
 *
 * @param side odd, 1, 3, 5, ...
 * @returns ring after ring, each by ascending frequency
 * @example
 * circularHarmonics(3).map(({ ring, frequency }) => [ring, frequency]); // [[0, 0], [1, 0], [1, 1], [1, 2]]
 * @throws RangeError if the side is no odd number from 1 on
 * @see Worrall, Garbin, Turmukhambetov, Brostow, Harmonic networks (2017)
 */
export function circularHarmonics(side: number): readonly CircularHarmonic[] {
  checkOddSide("circularHarmonics", side);
  return harmonicsUpTo(side, highestFrequency);
}

/** Those of frequencies up to some number, 8 at most. */
export function harmonicsUpTo(side: number, highest: number): readonly CircularHarmonic[] {
  const R = (side - 1) / 2;
  return Array.from({ length: R + 1 }, (_, ring) =>
    Array.from({ length: Math.min(2 * ring, highest, highestFrequency) + 1 }, (_, frequency) =>
      harmonic(ring, frequency, R),
    ),
  ).flat();
}

/**
 * That the side of a kernel is odd.
 *
 * @throws RangeError if it is not, or no whole number from 1 on
 */
export function checkOddSide(name: string, side: number): void {
  if (Number.isInteger(side) && side > 0 && side % 2 === 1) return;
  throw new RangeError(
    `${name}: expected a kernel of odd side 1, 3, 5, ..., which has a pixel at its centre, got ${side}`,
  );
}

/** A pixel by its polar coordinates, r in radii of the ring, with the value of phi_j there. */
interface Pixel {
  readonly r: number;
  readonly theta: number;
  readonly phi: number;
}

function harmonic(ring: number, m: number, R: number): CircularHarmonic {
  const side = 2 * R + 1;
  const pixels = Array.from({ length: side ** 2 }, (_, k): Pixel => {
    const [x, y] = [(k % side) - R, R - Math.floor(k / side)];
    const r = Math.hypot(x, y);
    const isOutside = r > R + 1 / 2 || (m > 0 && r === 0);
    return {
      r: r / Math.max(ring, 1),
      theta: Math.atan2(y, x),
      phi: isOutside ? 0 : Math.exp(-((r - ring) ** 2) / (2 * sigma ** 2)),
    };
  });
  const wrong = wrongMoments(m);
  const c = coefficients(pixels, m, wrong);
  const part = (of: (angle: number) => number) =>
    pixels.map(
      ({ r, theta, phi }) =>
        phi * wrong.reduce((sum, { d, q }, k) => sum - c[k]! * r ** d * of(q * theta), of(m * theta)),
    );
  const [re, im] = [part(Math.cos), part(Math.sin)];
  const length = Math.sqrt(re.reduce((sum, value, k) => sum + value ** 2 + im[k]! ** 2, 0));
  const rows = (values: readonly number[]) =>
    image(side, side, (row, column) => values[row * side + column]! / length + 0);
  return { ring, frequency: m, cosine: rows(re), sine: rows(im) };
}

/** A moment sum k r^d e^(-i q theta). */
interface Moment {
  readonly d: number;
  readonly q: number;
}

/** The moments that quarter turns do not tell from that of frequency m, up to degree m. */
function wrongMoments(m: number): Moment[] {
  const found: Moment[] = [];
  for (let q = m - 4; q >= -m; q -= 4) for (let d = Math.abs(q); d <= m; d += 2) found.push({ d, q });
  return found;
}

/** c for which sum c_dq r^d e^(i q theta) is nearest to e^(i m theta), phi the weight: what is left is orthogonal to each. */
function coefficients(pixels: readonly Pixel[], m: number, wrong: readonly Moment[]): number[] {
  if (wrong.length === 0) return [];
  const rows = (moments: readonly Moment[]): number[][] =>
    [Math.cos, Math.sin].flatMap((of) =>
      pixels.map(({ r, theta, phi }) => moments.map(({ d, q }) => Math.sqrt(phi) * r ** d * of(q * theta))),
    );
  return leastSquares(rows(wrong), rows([{ d: 0, q: m }])).map(([entry]) => entry!);
}
