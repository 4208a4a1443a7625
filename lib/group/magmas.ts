import type { Table } from "./tableIdentity.js";

/**
 * Every magma of order n: every closed table of products of 0, 1, ..., n - 1, whatever laws it obeys. There are
 *
 *     n^(n^2)        1, 16, 19683 for n = 1, 2, 3
 *
 * of them, in the order of their entries read as the digits of one number.
 *
 * @throws RangeError if n is not one of 1, 2, 3: there are 4,294,967,296 of order 4
 */
export function* magmas(n: number): Generator<Table, void, undefined> {
  if (!(Number.isInteger(n) && n >= 1 && n <= 3)) {
    throw new RangeError(`expected magmas of order n = 1, 2 or 3, got n = ${n}: there are n^(n^2) of them`);
  }
  for (let k = 0; k < n ** (n * n); k++) {
    yield Array.from({ length: n }, (_, a) =>
      Array.from({ length: n }, (_, b) => Math.floor(k / n ** (n * n - 1 - (n * a + b))) % n),
    );
  }
}
