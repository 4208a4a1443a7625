import type { Permutation } from "noether";

export type Symmetries = (distances: number[][]) => readonly Permutation[];

export const TOLERANCE = 0.01;

export const identity = (n: number): Permutation => Array.from({ length: n }, (_, i) => i);

/** Cyclic shifts of the order in which the atoms come. */
export const shiftsOnly: Symmetries = (distances) => {
  const e = identity(distances.length);
  return e
    .map((s) => e.map((i) => (i + s) % e.length))
    .filter((p) =>
      p.every((a, i) => p.every((b, j) => Math.abs(distances[a]![b]! - distances[i]![j]!) <= TOLERANCE)),
    );
};

/** The ways to place the atoms one by one where a rule allows it, at most 500 of them. */
function placed(n: number, allowed: (atom: number, before: readonly number[]) => boolean): Permutation[] {
  let found: number[][] = [[]];
  for (const _ of identity(n)) {
    found = found
      .flatMap((before) =>
        identity(n)
          .filter((atom) => !before.includes(atom) && allowed(atom, before))
          .map((atom) => [...before, atom]),
      )
      .slice(0, 500);
  }
  return found;
}

/** Compares only distances between atoms that are consecutive in the list. */
export const neighboursOnly: Symmetries = (distances) =>
  placed(distances.length, (atom, before) => {
    const i = before.length;
    return i === 0 || Math.abs(distances[atom]![before[i - 1]!]! - distances[i]![i - 1]!) <= TOLERANCE;
  });

/** Compares distances as they are written with two digits. */
export const twoDigits: Symmetries = (distances) =>
  placed(distances.length, (atom, before) =>
    before.every(
      (other, i) => distances[atom]![other]!.toFixed(2) === distances[before.length]![i]!.toFixed(2),
    ),
  );

/** Takes an atom to any atom with the same distances, in whatever order. */
export const sortedRows: Symmetries = (distances) => {
  const rows = distances.map((row) => row.toSorted((a, b) => a - b));
  return placed(distances.length, (atom, before) =>
    rows[before.length]!.every((d, k) => Math.abs(d - rows[atom]![k]!) <= TOLERANCE),
  );
};
