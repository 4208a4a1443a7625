import { kept } from "../kept.js";

/** The largest exponent that is computed by products: roundings add up, half an ulp each. */
const LARGEST = 8;

/**
 * x^p as a formula, for p a whole number or a half of one: products of squares, a root, a quotient. undefined for others.
 *
 * @example
 * powerFormula(-2.5); // "x2 = x * x; 1 / (x2 * sqrt(x))"
 */
export const powerFormula: (p: number) => string | undefined = kept((p) => {
  const size = Math.abs(p);
  if (size > LARGEST || !Number.isInteger(2 * p)) return undefined;
  const factors: string[] = [];
  let squares = "";
  for (let n = 1; n <= size; n *= 2) {
    const name = n === 1 ? "x" : `x${n}`;
    if (n > 1) squares += `${name} = x${n === 2 ? "" : n / 2} * x${n === 2 ? "" : n / 2}; `;
    if ((Math.floor(size) & n) !== 0) factors.push(name);
  }
  if (!Number.isInteger(size)) factors.push("sqrt(x)");
  const product = factors.join(" * ") || "1";
  return squares + (p < 0 ? `1 / (${product})` : product);
});
