import { magmas } from "../group/magmas.js";
import type { Table } from "../group/tableIdentity.js";
import { evaluate, type Interpretation, lettersOf, type Term, term } from "./term.js";

/** An assumption about a set with a product: equations, in which x, y, z stand for all elements. */
export interface Hypothesis {
  /** In words: "e is an identity". */
  readonly says: string;
  /** Its equations, as pairs of terms: [["e x", "x"], ["x e", "x"]]. */
  readonly equations: readonly (readonly [left: string, right: string])[];
}

const variables: readonly string[] = ["x", "y", "z"];
const known = new Map<string, Interpretation | undefined>();

/**
 * The first table of products of order 2 or 3, smallest first, in which a hypothesis holds and left = right does not;
 * undefined if left = right holds in every table that obeys the hypothesis, whatever its letters stand for.
 *
 * @example
 * const hypothesis = { says: "e is an identity", equations: [["e x", "x"], ["x e", "x"]] } as const;
 * counterexample("e f", "e", hypothesis); // e = 0, f = 1: e f = 1
 */
export function counterexample(left: Term, right: Term, hypothesis: Hypothesis): Interpretation | undefined {
  const key = JSON.stringify([left, right, hypothesis.equations]);
  if (!known.has(key)) known.set(key, search(left, right, hypothesis));
  return known.get(key);
}

function search(left: Term, right: Term, { equations }: Hypothesis): Interpretation | undefined {
  const given = equations.map(([p, q]) => [term(p), term(q)] as const);
  const inGiven = [...new Set(given.flatMap((pair) => pair.flatMap(lettersOf)))];
  const constants = inGiven.filter((letter) => !variables.includes(letter));
  const free = inGiven.filter((letter) => variables.includes(letter));
  const others = [...new Set([left, right].flatMap(lettersOf))].filter((l) => !constants.includes(l));
  const letters: Record<string, number> = {};
  for (const table of tables()) {
    const here = { table, letters };
    const equal = (p: Term, q: Term): boolean => evaluate(p, here) === evaluate(q, here);
    const all = (names: readonly string[], holds: () => boolean): boolean =>
      forAll(names, table.length, letters, holds);
    const obeyed = all(
      constants,
      () => !all(free, () => given.every(([p, q]) => equal(p, q))) || all(others, () => equal(left, right)),
    );
    if (!obeyed) return { table, letters: named([...constants, ...others], letters) };
  }
  return undefined;
}

/** Whether something holds for all values 0, ..., n - 1 of some letters; if not, they keep the values for which it fails. */
function forAll(
  names: readonly string[],
  n: number,
  letters: Record<string, number>,
  holds: () => boolean,
): boolean {
  const [name, ...others] = names;
  if (name === undefined) return holds();
  for (let value = 0; value < n; value++) {
    letters[name] = value;
    if (!forAll(others, n, letters, holds)) return false;
  }
  return true;
}

/** The values of these letters, in alphabetical order. */
function named(
  names: readonly string[],
  letters: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(names.toSorted().map((name) => [name, letters[name]!]));
}

function* tables(): Generator<Table, void, undefined> {
  yield* magmas(2);
  yield* magmas(3);
}

/** An interpretation in words: "the table [[0, 1], [1, 0]] with e = 0, f = 1". */
export function interpretationInWords({ table, letters }: Interpretation): string {
  const rows = `[${table.map((row) => `[${row.join(", ")}]`).join(", ")}]`;
  return `the table ${rows} with ${Object.entries(letters)
    .map(([letter, value]) => `${letter} = ${value}`)
    .join(", ")}`;
}
