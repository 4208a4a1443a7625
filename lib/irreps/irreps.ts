import { type Displayable, shown } from "../display/displayable.js";
import { checkMemory } from "../numbers/checkMemory.js";
import {
  checkDegree,
  type Irrep,
  type IrrepArgument,
  irrepsInProduct,
  type Parity,
  readIrrep,
  sameIrrep,
} from "./irrep.js";
import type { IrrepsString } from "./irrepsString.js";
import {
  checkedTerm,
  type MulIrrep,
  readTerms,
  simplified,
  sortedTerms,
  termDimension,
  termName,
} from "./mulIrrep.js";

/**
 * A direct sum of irreps of O(3), in this order: mul_1 copies of the first, then mul_2 of the second, ...
 *
 * A feature of these irreps has its components in the order [term][copy][m], m = -l, ..., l.
 */
export interface Irreps extends Displayable {
  readonly terms: readonly MulIrrep[];
  /** sum mul (2l + 1) */
  readonly dim: number;
  /** sum mul */
  readonly numIrreps: number;
  /** The largest degree; -1 if there are no irreps. */
  readonly lmax: number;
  /** The components of each term: from `start` up to but not including `end`. */
  readonly slices: readonly { readonly start: number; readonly end: number }[];
  /** How many copies of an irrep there are: count("1o"). */
  count<T extends string | Irrep>(irrep: IrrepArgument<T>): number;
  /** The terms for which a condition holds. */
  filter(keep: (term: MulIrrep) => boolean): Irreps;
  /** Adjacent terms of the same irrep merged, terms of multiplicity 0 removed. The order of components stays. */
  simplify(): Irreps;
  /** Terms sorted by degree, odd before even for equal degrees, with the permutation used and its inverse. */
  sort(): SortedIrreps;
  /** Sorted, then simplified: one term for each irrep. */
  regroup(): Irreps;
  /** This sum, then the other. */
  directSum<T extends string | Irreps>(other: IrrepsArgument<T>): Irreps;
  /** The irreps of the tensor product, regrouped. */
  tensorProduct<T extends string | Irreps>(other: IrrepsArgument<T>): Irreps;
  /** Whether both have the same terms in the same order. */
  equals<T extends string | Irreps>(other: IrrepsArgument<T>): boolean;
  /** "8x0e+4x1o" */
  toString(): string;
}

/** Sorted irreps: term i of the sum is term permutation[i] here, and term k here was term inverse[k]. */
export interface SortedIrreps {
  readonly irreps: Irreps;
  readonly permutation: readonly number[];
  readonly inverse: readonly number[];
}

/**
 * Irreps as an argument: a string that the compiler checks, or a value returned by `irreps`.
 */
export type IrrepsArgument<T extends string | Irreps> = T extends string ? IrrepsString<T> : T;

/**
 * A direct sum of irreps, from a string that the compiler checks; irreps are returned unchanged.
 *
 * @example
 * irreps("8x0e + 4x1o").dim; // 8 + 4 * 3 = 20
 * irreps(`${channels}x1o`); // with channels: number
 * irreps("8x0q"); // does not compile: '8x0q' is not an irrep: write multiplicity x degree parity, e.g. 8x1o
 * @throws RangeError with the same sentence, if the compiler could not know the string
 */
export function irreps<T extends string | Irreps>(given: IrrepsArgument<T>): Irreps {
  return readIrreps(given);
}

/**
 * Like `irreps`, for a value of unknown type.
 *
 * @throws RangeError if it is neither a string that names irreps nor irreps
 */
export function readIrreps(given: unknown): Irreps {
  if (typeof given === "string") return sum(readTerms(given));
  if (typeof given === "object" && given !== null && "terms" in given && "slices" in given)
    return given as Irreps;
  throw new RangeError(
    `expected irreps such as "8x0e + 4x1o", or what irreps(...) returns, got ${inBrief(given)}`,
  );
}

function inBrief(value: unknown): string {
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? `a list of ${value.length}` : "another object";
  return typeof value === "function" ? "a function" : String(value);
}

/**
 * A direct sum of irreps from a string that is known only at run time.
 *
 * @throws RangeError naming the first invalid term
 */
export function parseIrreps(text: string): Irreps {
  return sum(readTerms(text));
}

/**
 * A direct sum of irreps from its terms.
 *
 * @example
 * irrepsOf([{ mul: 4, irrep: irrep(1, -1) }]).toString(); // "4x1o"
 * @throws RangeError if a multiplicity or degree is not one of 0, 1, 2, ...
 */
export function irrepsOf(terms: readonly MulIrrep[]): Irreps {
  return sum(terms.map(checkedTerm));
}

/**
 * The irreps of the spherical harmonics of degrees 0 to lmax, each once: 0e + 1o + 2e + ... as functions of a vector.
 *
 * @param p the parity of the argument (default -1, a vector); 1 for a pseudovector, all of whose harmonics are even
 * @throws RangeError if lmax is not a degree, or above 5791, as for the harmonics themselves
 */
export function harmonicIrreps(lmax: number, p: Parity = -1): Irreps {
  checkDegree(lmax);
  checkMemory((lmax + 1) ** 2, `the harmonics to degree ${lmax}`, "use a degree up to 5791");
  return irrepsOf(
    Array.from({ length: lmax + 1 }, (_, l) => ({ mul: 1, irrep: { l, p: l % 2 === 0 ? 1 : p } })),
  );
}

function sum(terms: readonly MulIrrep[]): Irreps {
  const ends: number[] = [];
  for (const term of terms) ends.push((ends.at(-1) ?? 0) + termDimension(term));
  const text = terms.map(termName).join("+");
  const made = {
    terms,
    dim: ends.at(-1) ?? 0,
    numIrreps: terms.reduce((total, { mul }) => total + mul, 0),
    lmax: terms.reduce((most, { mul, irrep }) => (mul > 0 ? Math.max(most, irrep.l) : most), -1),
    slices: ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end })),
    count: (given) => {
      const wanted = readIrrep(given);
      return terms.reduce((total, { mul, irrep }) => (sameIrrep(irrep, wanted) ? total + mul : total), 0);
    },
    filter: (keep) => sum(terms.filter(keep)),
    simplify: () => sum(simplified(terms)),
    sort: () => {
      const { terms: sorted, ...where } = sortedTerms(terms);
      return { irreps: sum(sorted), ...where };
    },
    regroup: () => sum(simplified(sortedTerms(terms).terms)),
    directSum: (other) => sum([...terms, ...readIrreps(other).terms]),
    tensorProduct: (other) => {
      const products = terms.flatMap((a) =>
        readIrreps(other).terms.flatMap((b) =>
          irrepsInProduct(a.irrep, b.irrep).map((irrep) => ({ mul: a.mul * b.mul, irrep })),
        ),
      );
      return sum(simplified(sortedTerms(products).terms));
    },
    equals: (other) => text === readIrreps(other).toString(),
  } satisfies Omit<Irreps, keyof Displayable>;
  return shown(made, () => text);
}
