import { type Random, relativeError, type Vector } from "noether";
import { type Explanation, fromResidual, type Instances, type Law, show } from "noether/laws";

/** Two sides that should agree, and the words for it when they do not. */
export interface Comparison {
  /** What the mathematics asks for, made from the learner's own output or from a checked fact. */
  readonly expected: () => unknown;
  readonly got: unknown;
  readonly should: string;
  readonly given: string;
  readonly names: readonly [expected: string, got: string];
  readonly look?: string;
  /** What makes the output no answer at all. */
  readonly malformed?: Explanation | undefined;
  /** Tells the first entry that differs, not the one that differs most: where the first are the simplest. */
  readonly simplest?: boolean;
  /** An entry in words, by its indices. */
  readonly entry?: (indices: readonly number[]) => string;
}

/** A law that two sides agree, told for the entry where they differ most, or for the first. */
export function law<Subject, Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (subject: Subject, ...instance: Instance) => Comparison,
): Law<Subject, Instance> {
  return fromResidual({
    name,
    statement,
    instances,
    residual(subject, ...instance) {
      const { expected, got, malformed } = compare(subject, ...instance);
      return malformed === undefined ? relativeError(safely(expected), got) : Number.POSITIVE_INFINITY;
    },
    explain(subject, ...instance) {
      const { expected, got, should, given, names, look, malformed, entry, simplest } = compare(
        subject,
        ...instance,
      );
      if (malformed !== undefined) return { ...malformed, given };
      const side = safely(expected);
      const at = farthest(side, got, simplest === true);
      return {
        should,
        given: [given, at.length > 0 ? entry?.(at) : ""].filter(Boolean).join("; "),
        sides: [
          [names[0], rounded(entryAt(side, at))],
          [names[1], rounded(entryAt(got, at))],
        ],
        ...(look !== undefined && { look }),
      };
    },
  });
}

/** The value of a map, or undefined where there is none. */
export function safely<T>(map: () => T): T | undefined {
  try {
    return map();
  } catch {
    return undefined;
  }
}

/** The output, where it is not a list of n finite numbers. */
export function notNumbers(got: unknown, n: number): Explanation | undefined {
  if (Array.isArray(got) && got.length === n && got.every((entry) => Number.isFinite(entry)))
    return undefined;
  return {
    should: `The result should be a list of ${n} finite numbers.`,
    given: "",
    sides: [["got", Array.isArray(got) && got.length !== n ? counted(got.length) : firstOdd(got)]],
  };
}

const counted = (n: number): string => (n === 1 ? "1 entry" : `${n} entries`);
const firstOdd = (got: unknown): string => {
  const k = Array.isArray(got) ? got.findIndex((entry) => !Number.isFinite(entry)) : -1;
  return Array.isArray(got) && k >= 0 ? `${show(got[k])} at place ${k}` : show(got);
};

/** A component of coefficients in words: entry 6 is "degree 2, m = 0". */
export function component([k = 0]: readonly number[]): string {
  const l = Math.floor(Math.sqrt(k));
  return `degree ${l}, m = ${k - l * (l + 1)}`;
}

/** Simple instances in this order, then random ones; a failing one gives way to those before it. */
export function simpleFirst<Instance extends readonly unknown[]>(
  examples: readonly Instance[],
  draw: (random: Random) => Instance,
): Instances<Instance> {
  return {
    examples,
    draw,
    *simpler(instance) {
      const at = examples.findIndex((each) => each.every((value, k) => value === instance[k]));
      yield* at < 0 ? examples : examples.slice(0, at);
    },
  };
}

/** A random direction. */
export function anyDirection(random: Random): Vector {
  const v = [random.normal(), random.normal(), random.normal()];
  return v.map((entry) => entry / Math.hypot(...v));
}

/** Directions, axes first. */
export const directions: Instances<[x: Vector]> = simpleFirst<[x: Vector]>(
  [[[0, 1, 0]], [[0, 0, 1]], [[1, 0, 0]], [[0, 0.6, 0.8]], [[0.6, 0.8, 0]], [[0.8, 0, 0.6]]],
  (random) => [anyDirection(random)],
);

export const triple = (v: Vector): string => `(${v.map((entry) => show(entry)).join(", ")})`;

/** A number in words, without the dust of rounding. */
function rounded(value: unknown): string {
  return show(typeof value === "number" && Math.abs(value) < 1e-12 ? 0 : value);
}

/** The indices of the entry where two nested lists differ most, or of the first that differs. */
function farthest(a: unknown, b: unknown, first: boolean): readonly number[] {
  let [most, found]: [number, readonly number[]] = [-1, []];
  const visit = (p: unknown, q: unknown, path: readonly number[]): void => {
    if (Array.isArray(p) && Array.isArray(q) && p.length === q.length) {
      for (const [k, entry] of p.entries()) visit(entry, q[k], [...path, k]);
    } else if (first && most > 1e-9) {
      return;
    } else if (typeof p === "number" && typeof q === "number" && Math.abs(p - q) > most * (1 + 1e-9)) {
      [most, found] = [Math.abs(p - q), path];
    }
  };
  visit(a, b, []);
  return found;
}

function entryAt(value: unknown, path: readonly number[]): unknown {
  return path.reduce<unknown>((inner, k) => (Array.isArray(inner) ? inner[k] : inner), value);
}
