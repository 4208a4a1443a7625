/** A table of products of the elements 0, 1, ..., n - 1: a b is in row a, column b. */
export type Table = readonly (readonly number[])[];

/** The first a with e a != a or a e != a, which shows that e is not the identity of a table; -1 if there is none. */
export function movedBy(table: Table, e: number): number {
  return table.findIndex((row, a) => table[e]?.[a] !== a || row[e] !== a);
}

/** The identity e of a table, e a = a e = a for all a; undefined if there is none. */
export function identityOf(table: Table): number | undefined {
  return [...table.keys()].find((e) => movedBy(table, e) < 0);
}
