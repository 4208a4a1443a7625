import type { Floats } from "../numbers/floats.js";
import type { Recursion } from "./recursion.js";

/** Numbers that grow beyond this power of 2 are divided by it; those below its inverse are multiplied by it. */
const LARGE = 2 ** 300;

/**
 * The harmonics of `solidHarmonics` by the same recursions, for degrees at which P_mm is too small for float64 and
 * P_lm / P_mm too large: both carry a power of 2, and only their product is rounded to float64.
 */
export function highHarmonics(
  { lmax, first, second }: Recursion,
  x: number,
  y: number,
  z: number,
  into: Floats,
  offset: number,
): void {
  const square = x * x + y * y + z * z;
  // P_mm (z + i x)^m is (re + i im) 2^(300 power).
  let re = 1;
  let im = 0;
  let power = 0;
  let at = 0;
  for (let m = 0; m <= lmax; m++) {
    const a = first[at++]!;
    if (m > 0) {
      const turned = a * (re * z - im * x);
      im = a * (re * x + im * z);
      re = turned;
      const size = Math.max(Math.abs(re), Math.abs(im));
      if (size > LARGE || (size < 1 / LARGE && size > 0)) {
        const step = size > LARGE ? 1 : -1;
        re *= LARGE ** -step;
        im *= LARGE ** -step;
        power += step;
      }
    }
    // P_lm / P_mm is now 2^(300 raised).
    let raised = 0;
    let scale = LARGE ** power;
    let before = 0;
    // On the polar axis only the order 0 is not zero.
    let now = re === 0 && im === 0 ? 0 : 1;
    let centre = offset + m * (m + 1);
    into[centre - m] = im * scale;
    into[centre + m] = re * scale;
    for (let l = m + 1; l <= lmax; l++) {
      const next = first[at]! * y * now - second[at]! * square * before;
      at++;
      before = now;
      now = next;
      if (now > LARGE || now < -LARGE) {
        before /= LARGE;
        now /= LARGE;
        scale = LARGE ** (power + ++raised);
      }
      centre += 2 * l;
      into[centre - m] = now * (im * scale);
      into[centre + m] = now * (re * scale);
    }
  }
}
