/** A list of N of them where N is known, else of any number. */
export type Repeated<T, N extends number, Made extends readonly T[] = []> = number extends N
  ? T[]
  : N extends N
    ? Made["length"] extends N
      ? [...Made]
      : Made["length"] extends 64
        ? T[]
        : Repeated<T, N, [...Made, T]>
    : never;
