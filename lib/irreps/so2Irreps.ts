import { type Displayable, shown } from "../display/displayable.js";
import { notOfSo2, type So2String } from "./so2String.js";

/** A term of a direct sum: mul copies of the irrep of SO(2) of one frequency, "4x1". */
export interface So2Term {
  /** 1, 2, 3, ... */
  readonly mul: number;
  /** 0, 1, 2, ... */
  readonly frequency: number;
}

/**
 * A direct sum of real irreps of SO(2), the rotations of the plane. That of frequency m rotates m times as fast:
 *
 *     rho_0(a) = 1        rho_m(a) = [cos m a, -sin m a; sin m a, cos m a]        m = 1, 2, ...
 *
 * Frequency 0 is a scalar, frequency 1 a vector (x, y), frequency 2 a symmetric traceless matrix ((xx - yy) / 2, xy), or
 * an axis without direction. Its components are in the order [term][component][copy].
 */
export interface So2Irreps extends Displayable {
  readonly terms: readonly So2Term[];
  /** The number of components: a copy of frequency 0 has one, all others two. */
  readonly dim: number;
  /** The number of copies, of all terms. */
  readonly numIrreps: number;
  /** The components of each term: from `start` up to but not including `end`. */
  readonly slices: readonly { readonly start: number; readonly end: number }[];
  /** Whether both have the same terms in the same order. */
  equals<T extends string | So2Irreps>(other: So2Argument<T>): boolean;
  /** "8x0+4x1" */
  toString(): string;
}

/** Irreps of SO(2) as an argument: a string that the compiler checks, or a value returned by `so2Irreps`. */
export type So2Argument<T extends string | So2Irreps> = T extends string ? So2String<T> : T;

/** The dimension of the irrep of a frequency. */
export const so2Dimension = (frequency: number): 1 | 2 => (frequency === 0 ? 1 : 2);

/**
 * A direct sum of irreps of SO(2), from a string that the compiler checks; irreps are returned unchanged.
 *
 * @example
 * so2Irreps("8x0 + 4x1 + 2x2").dim; // 8 + 4 * 2 + 2 * 2 = 20
 * so2Irreps("4x1o"); // does not compile: '4x1o' is no irrep of SO(2): write multiplicity x frequency, e.g. 4x1
 * @throws RangeError with the same sentence, if the compiler could not know the string
 */
export function so2Irreps<T extends string | So2Irreps>(given: So2Argument<T>): So2Irreps {
  return readSo2Irreps(given);
}

/**
 * Like `so2Irreps`, for a value of unknown type.
 *
 * @throws RangeError if it is neither a string that names irreps of SO(2) nor such irreps
 */
export function readSo2Irreps(given: unknown): So2Irreps {
  if (typeof given === "string") return sum(given.split("+").map(readTerm));
  const isMade = typeof given === "object" && given !== null && "terms" in given && "numIrreps" in given;
  if (isMade && (given as So2Irreps).terms.every((term) => "frequency" in term)) return given as So2Irreps;
  throw new RangeError(
    `expected irreps of SO(2) such as "8x0 + 4x1", or what so2Irreps(...) returns, got ${isMade ? `irreps of O(3), ${String(given)}` : String(given)}`,
  );
}

function readTerm(text: string): So2Term {
  const [, mul = "1", frequency] = /^\s*(?:(\d+)x)?(\d+)\s*$/.exec(text) ?? [];
  if (frequency === undefined) throw new RangeError(notOfSo2(text.trim()));
  const term = { mul: Number(mul), frequency: Number(frequency) };
  if (term.mul === 0 || !Number.isSafeInteger(term.mul) || !Number.isSafeInteger(term.frequency))
    throw new RangeError(
      `expected a multiplicity 1, 2, ... and a frequency 0, 1, ..., got ${text.trim()}: leave out what there is none of`,
    );
  return term;
}

function sum(terms: readonly So2Term[]): So2Irreps {
  const ends: number[] = [];
  for (const { mul, frequency } of terms) ends.push((ends.at(-1) ?? 0) + mul * so2Dimension(frequency));
  const text = terms.map(({ mul, frequency }) => `${mul}x${frequency}`).join("+");
  const made = {
    terms,
    dim: ends.at(-1) ?? 0,
    numIrreps: terms.reduce((total, { mul }) => total + mul, 0),
    slices: ends.map((end, k) => ({ start: ends[k - 1] ?? 0, end })),
    equals: (other) => text === readSo2Irreps(other).toString(),
  } satisfies Omit<So2Irreps, keyof Displayable>;
  return shown(made, () => text);
}
