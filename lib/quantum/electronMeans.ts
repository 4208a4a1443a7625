import { tensor } from "../engine/create.js";
import type { DType } from "../engine/dtype.js";
import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";
import { pairDifferences } from "./pairDifferences.js";

/** The electrons of one spin: `count` of them from `first` on. */
export interface Spin {
  readonly first: number;
  readonly count: number;
}

/**
 * The spins that electrons have, those with the spin up first.
 *
 * @throws RangeError if there is no electron, or a number of them is none
 */
export function spinsOf(who: string, [up, down]: readonly [number, number]): Spin[] {
  for (const [name, count] of Object.entries({ up, down }))
    checkSize(count, `${who} of 0, 1, 2, ... electrons ${name}`, 64, 0);
  if (up + down === 0) throw new RangeError(`${who}: expected an electron at least, got 0 up and 0 down`);
  return [
    { first: 0, count: up },
    { first: up, count: down },
  ].filter(({ count }) => count > 0);
}

/** Matrices that take means over electrons, and over the ordered pairs (j, i) that an electron j is in. */
export interface ElectronMeans {
  /** r_j - r_i of each pair, [pairs, electrons]; undefined for one electron. */
  readonly difference?: Tensor;
  /** For each spin the mean over its electrons, [electrons]. */
  readonly one: readonly Tensor[];
  /** For each spin the mean over the pairs of j with the other electrons of that spin, [electrons, pairs]. */
  readonly two: readonly Tensor[];
}

/** Those of n electrons. */
export function electronMeans(spins: readonly Spin[], n: number, dtype: DType): ElectronMeans {
  const pairs = Array.from({ length: n * n }, (_, k) => [Math.floor(k / n), k % n] as const).filter(
    ([j, i]) => i !== j,
  );
  const inSpin = ({ first, count }: Spin, i: number): boolean => i >= first && i < first + count;
  const one = spins.map((spin) =>
    tensor(
      Array.from({ length: n }, (_, i) => (inSpin(spin, i) ? 1 / spin.count : 0)),
      { dtype },
    ),
  );
  if (pairs.length === 0) return { one, two: [] };
  const two = spins.map((spin) => {
    const others = (j: number): number => Math.max(1, spin.count - Number(inSpin(spin, j)));
    const rows = Array.from({ length: n }, (_, electron) =>
      pairs.map(([j, i]) => (j === electron && inSpin(spin, i) ? 1 / others(j) : 0)),
    );
    return tensor(rows, { dtype });
  });
  return { difference: pairDifferences(pairs, n, dtype), one, two };
}
