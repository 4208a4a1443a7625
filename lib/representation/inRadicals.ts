import type { Complex } from "../numbers/complex.js";

/**
 * A complex number as a person would write it: integers, and (a + b √m) / 2 with small a and b and m = 2, 3, 5, if that
 * is exact to nine digits; otherwise three decimals.
 *
 * @example
 * inRadicals({ re: (1 + Math.sqrt(5)) / 2, im: 0 }); // "(1+√5)/2"
 */
export function inRadicals({ re, im }: Complex): string {
  const [real, imaginary] = [realInRadicals(re), realInRadicals(im)];
  if (imaginary === "0") return real;
  const factor = imaginary === "1" ? "i" : imaginary === "-1" ? "-i" : `${imaginary} i`;
  return real === "0" ? factor : `${real}${factor.startsWith("-") ? "" : "+"}${factor}`;
}

function realInRadicals(x: number): string {
  for (const m of [1, 2, 3, 5]) {
    for (let a = 0; a <= 8; a++) {
      for (const sign of a === 0 ? [1] : [1, -1]) {
        // 2 x = sign a + b √m
        const b = (2 * x - sign * a) / Math.sqrt(m);
        if (Math.abs(b) > 24.5 || Math.abs(b - Math.round(b)) > 1e-9) continue;
        return written(sign * a, Math.round(b) + 0, m);
      }
    }
  }
  return x.toFixed(3);
}

/** (a + b √m) / 2 */
function written(a: number, b: number, m: number): string {
  if (m === 1) return (a + b) % 2 === 0 ? String((a + b) / 2) : `${a + b}/2`;
  const root = (c: number): string => `${Math.abs(c) === 1 ? (c < 0 ? "-" : "") : c}√${m}`;
  if (b === 0) return a % 2 === 0 ? String(a / 2) : `${a}/2`;
  if (a % 2 === 0 && b % 2 === 0) return a === 0 ? root(b / 2) : `${a / 2}${b > 0 ? "+" : ""}${root(b / 2)}`;
  return a === 0 ? `${root(b)}/2` : `(${a}${b > 0 ? "+" : ""}${root(b)})/2`;
}
