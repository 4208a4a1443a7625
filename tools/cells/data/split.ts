/** Which examples of a data set are for what. */
export interface Split {
  /** The indices of the examples to train on, to validate with, and to test with. */
  readonly train: readonly number[];
  readonly val: readonly number[];
  readonly test: readonly number[];
}

/** The split that a file of arrays has. */
export function splitOf(arrays: Readonly<Record<string, { readonly data: ArrayLike<number> }>>): Split {
  const indices = (name: keyof Split): number[] => Array.from(arrays[name]!.data);
  return { train: indices("train"), val: indices("val"), test: indices("test") };
}
