/** Numbers as they are given: a list, or a typed array of floats or whole numbers. */
export interface NumberList extends Iterable<number>, ArrayLike<number> {}

/** Rows of numbers as they are given, each a list or a typed array. */
export interface NumberRows extends Iterable<NumberList>, ArrayLike<NumberList> {}

/** The same numbers as a list; a list as it is. */
export function plain(numbers: NumberList): readonly number[] {
  return Array.isArray(numbers) ? (numbers as readonly number[]) : Array.from(numbers);
}

/** The same rows as lists; where all are lists already, as they are. */
export function plainRows(rows: NumberRows): readonly (readonly number[])[] {
  const list = Array.isArray(rows) ? (rows as readonly NumberList[]) : Array.from(rows);
  return list.every(Array.isArray) ? (list as readonly (readonly number[])[]) : list.map(plain);
}
