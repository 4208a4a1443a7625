import { type NumberList, plain } from "../algebra/numberList.js";
import { checkDegree, irrepName } from "../irreps/irrep.js";
import { type Irreps, readIrreps } from "../irreps/irreps.js";
import type { IrrepsString } from "../irreps/irrepsString.js";
import { checkMemory } from "../numbers/checkMemory.js";

/**
 * The normalisation of spherical harmonics, for |x| = 1:
 *
 *     component    sum_m Y_lm^2 = 2l + 1        each component has mean square 1 on the sphere
 *     norm         sum_m Y_lm^2 = 1
 *     integral     integral of Y_lm^2 = 1       sum_m Y_lm^2 = (2l + 1) / 4 pi
 */
export type Normalization = "component" | "norm" | "integral";

/**
 * The factor of degree l that converts from 'component' to another normalisation.
 *
 * @throws RangeError if there is no such normalisation
 */
export function normalizationFactor(l: number, normalization: Normalization): number {
  switch (normalization) {
    case "component":
      return 1;
    case "norm":
      return 1 / Math.sqrt(2 * l + 1);
    case "integral":
      return 1 / Math.sqrt(4 * Math.PI);
    default:
      throw new RangeError(
        `expected the normalisation "component", "norm" or "integral", got ${JSON.stringify(normalization)}`,
      );
  }
}

/**
 * Which harmonics are wanted: lmax, for the degrees 0 to lmax; a list of degrees; or irreps, as a string or a value
 * returned by `irreps`, each copy being a degree, in their order.
 */
export type DegreesArgument<T extends Degrees> = T extends string ? IrrepsString<T> : T;

/** The same without the compiler's check of strings. */
export type Degrees = number | NumberList | string | Irreps;

/**
 * The degrees asked for: a list unchanged, 0, 1, ..., lmax for a number, and those of irreps, one for each copy.
 *
 * @throws RangeError if one is not one of 0, 1, ..., 5791, the list is empty, or the irreps are not those of harmonics
 */
export function degreesOf(given: Degrees): readonly number[] {
  const degrees =
    typeof given === "string" || (typeof given === "object" && "terms" in given)
      ? degreesOfIrreps(readIrreps(given))
      : typeof given === "object"
        ? plain(given)
        : given;
  if (typeof degrees === "number") {
    checkHarmonics(degrees);
    return Array.from({ length: degrees + 1 }, (_, l) => l);
  }
  for (const l of degrees) checkHarmonics(l);
  if (degrees.length === 0)
    throw new RangeError("expected at least one degree, got an empty list: write [1] for the vectors");
  return degrees;
}

/** Refuses a number that is not a degree, and a degree so large that the harmonics of one point would not fit in memory. */
function checkHarmonics(l: number): void {
  checkDegree(l);
  checkMemory((l + 1) ** 2, `the harmonics to degree ${l}`, "use a degree up to 5791");
}

/**
 * The degrees of irreps, one for each copy. Harmonics of a vector (1o) have the parity (-1)^l, those of a pseudovector
 * (1e) are even: the odd degrees must all have the same parity, and the even degrees must be even.
 */
function degreesOfIrreps(irreps: Irreps): number[] {
  const ofOddDegree = irreps.terms.filter(({ irrep }) => irrep.l % 2 === 1);
  const p = ofOddDegree[0]?.irrep.p ?? -1;
  for (const { irrep } of irreps.terms) {
    const wanted = irrep.l % 2 === 0 ? 1 : p;
    if (irrep.p === wanted) continue;
    throw new RangeError(
      `expected irreps of harmonics, ${wanted === 1 && p === -1 ? "those of even degree even" : `all ${p === 1 ? "even, as for a pseudovector" : "of parity (-1)^l, as for a vector"}`}, got ${irrepName(irrep)} in ${irreps.toString()}: write ${irrepName({ l: irrep.l, p: wanted })}`,
    );
  }
  return irreps.terms.flatMap(({ mul, irrep }) => {
    checkMemory(mul * (2 * irrep.l + 1), `${mul} copies of ${irrepName(irrep)}`, "use fewer");
    return new Array<number>(mul).fill(irrep.l);
  });
}
