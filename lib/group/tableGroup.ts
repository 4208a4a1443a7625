import { finiteGroup } from "./finiteGroup.js";
import { firstViolatedAxiom, type ViolatedAxiom } from "./firstViolatedAxiom.js";
import type { FiniteGroup } from "./group.js";
import { generating } from "./subgroup.js";
import { identityOf, type Table } from "./tableIdentity.js";
import { violationInWords } from "./violation.js";

/**
 * The group with a given table of products: the elements are 0, 1, ..., n - 1, and a b is in row a, column b.
 *
 * @param symbols the elements' names, in order (default their numbers)
 * @example
 * tableGroup([[0, 1], [1, 0]], { symbols: ["e", "s"] });
 * @throws RangeError if it is not the table of a group, with the first axiom it violates and elements that show it
 */
export function tableGroup(
  table: Table,
  {
    name = `the group of a table of ${table.length}`,
    symbols,
  }: { name?: string; symbols?: readonly string[] } = {},
): FiniteGroup<number> {
  const violated = firstViolatedAxiom(table);
  if (violated !== undefined) {
    throw new RangeError(`expected the table of a group, got one in which ${fault(violated, table)}`);
  }
  const all = table.map((_, a) => a);
  const times = (a: number, b: number): number => table[a]![b]!;
  const identity = identityOf(table)!;
  const symbol = (a: number): string => symbols?.[a] ?? String(a);
  const parts = {
    name,
    identity,
    multiply: times,
    inverse: (a: number) => table[a]!.indexOf(identity),
    show: (a: number) => (a === identity ? "the identity" : `the element ${symbol(a)}`),
    symbol,
  };
  return finiteGroup({ ...parts, generators: generating({ ...parts, generators: [] }, all) });
}

/** The violated axiom, and what to change. */
function fault(violated: ViolatedAxiom, table: Table): string {
  const shown = violationInWords(table, violated);
  switch (violated.axiom) {
    case "closure":
      return `${shown} is not one of 0, ..., ${table.length - 1}: correct that entry`;
    case "associativity":
      return `${shown}: correct one of the four entries`;
    case "identity":
      return "no element leaves all others as they are: one row and its column have to be 0, 1, 2, ...";
    case "inverse":
      return `${shown}: put the identity into its row and its column, at the same place`;
  }
}
