import type { ViolatedAxiom } from "./firstViolatedAxiom.js";
import type { Table } from "./tableIdentity.js";
import { identityOf } from "./tableIdentity.js";

/**
 * Whether the witness of a verdict shows what it claims, looked up in the table from scratch:
 *
 *     closure         a b is not one of 0, ..., n - 1
 *     associativity   (a b) c != a (b c), both of them in the table
 *     identity        every e = 0, ..., n - 1 has its own a with e a != a or a e != a
 *     inverse         there is an identity e, and no b has a b = b a = e
 */
export function isViolated(table: Table, { axiom, witness }: ViolatedAxiom): boolean {
  const all = table.map((_, a) => a);
  const times = (a: number, b: number): number | undefined => table[a]?.[b];
  if (witness.some((a) => !all.includes(a))) return false;
  switch (axiom) {
    case "closure": {
      const [a, b] = witness;
      return !all.includes(times(a, b) ?? -1) && witness.length === 2;
    }
    case "associativity": {
      const [a, b, c] = witness;
      const [left, right] = [times(times(a, b) ?? -1, c), times(a, times(b, c) ?? -1)];
      return left !== undefined && right !== undefined && left !== right && witness.length === 3;
    }
    case "identity":
      return witness.length === all.length && witness.every((a, e) => times(e, a) !== a || times(a, e) !== a);
    case "inverse": {
      const e = identityOf(table);
      const [a] = witness;
      return (
        e !== undefined && witness.length === 1 && !all.some((b) => times(a, b) === e && times(b, a) === e)
      );
    }
  }
}

/**
 * A verdict in symbols: "(0 · 1) · 1 = 0, 0 · (1 · 1) = 1".
 *
 * @returns what the witness shows; for the identity, one product for each candidate e, at most four
 */
export function violationInWords(table: Table, { axiom, witness }: ViolatedAxiom): string {
  const times = (a: number, b: number): number => table[a]?.[b] ?? Number.NaN;
  switch (axiom) {
    case "closure": {
      const [a, b] = witness;
      return `${a} · ${b} = ${times(a, b)}`;
    }
    case "associativity": {
      const [a, b, c] = witness;
      return `(${a} · ${b}) · ${c} = ${times(times(a, b), c)}, ${a} · (${b} · ${c}) = ${times(a, times(b, c))}`;
    }
    case "identity":
      return witness
        .slice(0, 4)
        .map((a, e) => (times(e, a) !== a ? `${e} · ${a} = ${times(e, a)}` : `${a} · ${e} = ${times(a, e)}`))
        .concat(witness.length > 4 ? ["..."] : [])
        .join(", ");
    case "inverse":
      return `${witness[0]} has no inverse`;
  }
}
