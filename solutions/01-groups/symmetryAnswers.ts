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

/** All ways to place the atoms one by one, each where a rule lets it (500 of them at most). */
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

/** Only distances of atoms that come one after the other in the list are compared. */
export const neighboursOnly: Symmetries = (distances) =>
  placed(distances.length, (atom, before) => {
    const i = before.length;
    return i === 0 || Math.abs(distances[atom]![before[i - 1]!]! - distances[i]![i - 1]!) <= TOLERANCE;
  });

/** An atom goes where another one has the same distances, in whatever order. */
export const sortedRows: Symmetries = (distances) => {
  const rows = distances.map((row) => row.toSorted((a, b) => a - b));
  return placed(distances.length, (atom, before) =>
    rows[before.length]!.every((d, k) => Math.abs(d - rows[atom]![k]!) <= TOLERANCE),
  );
};
