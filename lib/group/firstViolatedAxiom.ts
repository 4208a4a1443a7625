import { movedBy, type Table } from "./tableIdentity.js";

/** The first group axiom that a table violates, with elements that show it. */
export type ViolatedAxiom =
  /** a b is not one of 0, ..., n - 1. */
  | { readonly axiom: "closure"; readonly witness: readonly [a: number, b: number] }
  /** (a b) c is not a (b c). */
  | { readonly axiom: "associativity"; readonly witness: readonly [a: number, b: number, c: number] }
  /** For each candidate e = 0, ..., n - 1 an element a with e a or a e different from a. */
  | { readonly axiom: "identity"; readonly witness: readonly number[] }
  /** No b has a b = b a = e. */
  | { readonly axiom: "inverse"; readonly witness: readonly [a: number] };

/**
 * The first axiom, in the order closure, associativity, identity, inverses, that a table violates; undefined for the
 * table of a group.
 *
 * The identity has to exist; that it is unique then follows, e = e e' = e', and is not an axiom.
 *
 * @example
 * firstViolatedAxiom([[0, 1], [1, 1]]); // { axiom: "inverse", witness: [1] }
 * @throws RangeError if the table is empty or not square
 */
export function firstViolatedAxiom(table: Table): ViolatedAxiom | undefined {
  const n = table.length;
  const odd = table.findIndex((row) => row.length !== n);
  if (n === 0 || odd >= 0) {
    throw new RangeError(
      n === 0
        ? "expected a table of at least one element, got an empty one"
        : `expected ${n} products in each of ${n} rows, got ${table[odd]!.length} in row ${odd}`,
    );
  }
  const all = Array.from({ length: n }, (_, a) => a);
  const times = (a: number, b: number): number => table[a]![b]!;

  for (const a of all)
    for (const b of all) if (!all.includes(times(a, b))) return { axiom: "closure", witness: [a, b] };

  for (const a of all) {
    for (const b of all) {
      for (const c of all) {
        if (times(times(a, b), c) !== times(a, times(b, c)))
          return { axiom: "associativity", witness: [a, b, c] };
      }
    }
  }

  const refuted = all.map((e) => movedBy(table, e));
  const e = refuted.indexOf(-1);
  if (e < 0) return { axiom: "identity", witness: refuted };

  const lonely = all.findIndex((a) => !all.some((b) => times(a, b) === e && times(b, a) === e));
  return lonely < 0 ? undefined : { axiom: "inverse", witness: [lonely] };
}
