import type { Random, Vector } from "noether";
import {
  type Explanation,
  type Instances,
  type Law,
  norm,
  scaled,
  show,
  sides,
  simpleFirst,
} from "noether/laws";

/** Two sides that should agree, and the words for it when they do not. */
interface Comparison {
  /** What makes the output not an answer at all. */
  readonly malformed?: Explanation | undefined;
  /** What the mathematics asks for, made from the learner's own output or from a checked fact. */
  readonly expected: () => unknown;
  readonly got: () => unknown;
  readonly should: string;
  readonly given: string;
  readonly names: readonly [expected: string, got: string];
  readonly look?: string;
  /** Whether to report the first entry that differs, not the one that differs most: for lists whose first entries are the simplest. */
  readonly simplest?: boolean;
  /** An entry in words, by its indices. */
  readonly entry?: (indices: readonly number[]) => string;
}

/** A law that two sides agree, reported for the entry where they differ most, or for the first. */
export function law<Subject, Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (subject: Subject, instance: Instance) => Comparison,
): Law<Subject, Instance> {
  return sides(name, statement, instances, (subject: Subject, instance) => {
    const both = compare(subject, instance);
    if (both.malformed !== undefined) return { ...both.malformed, given: both.given };
    const [expected, got] = [both.expected(), both.got()];
    const place = (): readonly number[] => farthest(expected, got, both.simplest === true);
    return {
      should: both.should,
      left: [both.names[0], expected],
      right: [both.names[1], got],
      get given() {
        const at = place();
        return [both.given, at.length > 0 ? both.entry?.(at) : ""].filter(Boolean).join("; ");
      },
      get shown(): [unknown, unknown] {
        const at = place();
        return [rounded(entryAt(expected, at)), rounded(entryAt(got, at))];
      },
      get look() {
        return both.look;
      },
    };
  });
}

/** What is wrong with the output, if it is not a list of n finite numbers. */
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

export const anyVector = (random: Random): Vector => [random.normal(), random.normal(), random.normal()];

/** A random direction. */
export function anyDirection(random: Random): Vector {
  const v = anyVector(random);
  return scaled(1 / norm(v), v);
}

/** Directions, axes first. */
export const directions: Instances<[x: Vector]> = simpleFirst<[x: Vector]>(
  [[[0, 1, 0]], [[0, 0, 1]], [[1, 0, 0]], [[0, 0.6, 0.8]], [[0.6, 0.8, 0]], [[0.8, 0, 0.6]]],
  (random) => [anyDirection(random)],
);

export const triple = (v: Vector): string => `(${v.map((entry) => show(entry)).join(", ")})`;

/** A number in words, without rounding errors. */
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
