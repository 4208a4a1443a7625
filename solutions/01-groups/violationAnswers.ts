import { firstViolatedAxiom, type ViolatedAxiom } from "noether/laws";

export type Axiom = ViolatedAxiom["axiom"] | "none";

export type Answer = { readonly axiom: Axiom; readonly witness: readonly number[] };

export type FirstViolation = (table: number[][]) => Answer;

export const reference: FirstViolation = (table) => {
  const violated = firstViolatedAxiom(table);
  return violated === undefined ? { axiom: "none", witness: [] } : violated;
};

const all = (table: number[][]): number[] => table.map((_, a) => a);

/** Takes 0 to be the identity. */
export const zeroIsIdentity: FirstViolation = (table) => {
  const { axiom, witness } = reference(table);
  if (axiom === "closure" || axiom === "associativity") return { axiom, witness };
  const moved = all(table).find((a) => table[0]![a] !== a || table[a]![0] !== a);
  if (moved !== undefined) return { axiom: "identity", witness: all(table).map(() => moved) };
  const lonely = all(table).find((a) => !table[a]!.includes(0));
  return lonely === undefined ? { axiom: "none", witness: [] } : { axiom: "inverse", witness: [lonely] };
};

/** Asks for a b = b a instead of (a b) c = a (b c). */
export const commutes: FirstViolation = (table) => {
  for (const a of all(table))
    for (const b of all(table))
      if (table[a]![b] !== table[b]![a]) return { axiom: "associativity", witness: [a, b, a] };
  const { axiom, witness } = reference(table);
  return axiom === "associativity" ? { axiom: "none", witness: [] } : { axiom, witness };
};

/** Asks for e a = a and forgets a e = a. */
export const leftIdentity: FirstViolation = (table) => {
  const { axiom, witness } = reference(table);
  if (axiom !== "identity") return { axiom, witness };
  const e = table.findIndex((row) => row.every((product, a) => product === a));
  if (e < 0) return { axiom, witness };
  const lonely = all(table).find((a) => !table[a]!.includes(e));
  return lonely === undefined ? { axiom: "none", witness: [] } : { axiom: "inverse", witness: [lonely] };
};

/** Accepts products up to n. */
export const oneTooFar: FirstViolation = (table) => {
  const n = table.length;
  for (const a of all(table))
    for (const b of all(table))
      if (table[a]![b]! > n || table[a]![b]! < 0) return { axiom: "closure", witness: [a, b] };
  const { axiom, witness } = reference(table);
  return axiom === "closure" ? { axiom: "none", witness: [] } : { axiom, witness };
};

/** Catches only products that are too large, not those below 0. */
export const onlyFromAbove: FirstViolation = (table) => {
  const n = table.length;
  for (const a of all(table))
    for (const b of all(table)) if (table[a]![b]! >= n) return { axiom: "closure", witness: [a, b] };
  for (const a of all(table))
    for (const b of all(table))
      for (const c of all(table))
        if (table[table[a]![b]!]?.[c] !== table[a]![table[b]![c]!])
          return { axiom: "associativity", witness: [a, b, c] };
  return reference(table);
};

/** Tries only triples of three different elements. */
export const distinctTriples: FirstViolation = (table) => {
  const { axiom, witness } = reference(table);
  if (axiom !== "associativity") return { axiom, witness };
  const times = (a: number, b: number): number => table[a]![b]!;
  for (const a of all(table))
    for (const b of all(table))
      for (const c of all(table))
        if (new Set([a, b, c]).size === 3 && times(times(a, b), c) !== times(a, times(b, c)))
          return { axiom, witness: [a, b, c] };
  return { axiom: "none", witness: [] };
};

/** Returns the products in place of the elements. */
export const productsAsWitness: FirstViolation = (table) => {
  const { axiom, witness } = reference(table);
  if (axiom !== "associativity") return { axiom, witness };
  const [a, b, c] = witness as [number, number, number];
  return { axiom, witness: [table[table[a]![b]!]![c]!, table[a]![table[b]![c]!]!] };
};
