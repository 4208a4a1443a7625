/** Numbers as a caller gives them: a list, or a typed array of floats or integers. */
export interface NumberList extends Iterable<number>, ArrayLike<number> {}

/** Rows of numbers as a caller gives them, each a list or a typed array. */
export interface NumberRows extends Iterable<NumberList>, ArrayLike<NumberList> {}

/** The same numbers as a list; a list is returned unchanged. */
export function plain(numbers: NumberList): readonly number[] {
  return Array.isArray(numbers) ? (numbers as readonly number[]) : Array.from(numbers);
}

/** The same rows as lists; returned unchanged if all are lists already. */
export function plainRows(rows: NumberRows): readonly (readonly number[])[] {
  const list = Array.isArray(rows) ? (rows as readonly NumberList[]) : Array.from(rows);
  return list.every(Array.isArray) ? (list as readonly (readonly number[])[]) : list.map(plain);
}
