import type { Random } from "noether";
import { type Explanation, type Instances, type Law, show } from "noether/laws";

/** Positions of atoms, or the forces on them: a list of [x, y, z]. */
export type Atoms = readonly (readonly number[])[];
export type Forces = (positions: Atoms) => Atoms;

/** Entry by entry, b added to a. */
export const plus = (a: readonly number[], b: readonly number[], by = 1): number[] =>
  a.map((x, k) => x + by * b[k]!);
/** The length of a vector. */
export const lengthOf = (x: readonly number[]): number => Math.hypot(...x);

/** The sum over the other atoms of a function of the distance, along the way to them. */
export const pairwise =
  (strength: (distance: number) => number): Forces =>
  (atoms) =>
    atoms.map((x, i) =>
      atoms.reduce(
        (sum: readonly number[], y, j) => {
          const way = plus(y, x, -1);
          const distance = lengthOf(way);
          return i === j || distance === 0 ? sum : plus(sum, way, strength(distance) / distance);
        },
        [0, 0, 0],
      ),
    );

/** F_i = sum_j 2 (|x_j - x_i| - 1) (x_j - x_i) / |x_j - x_i| */
export const reference = pairwise((distance) => 2 * (distance - 1));

/** E = sum over the pairs of (distance - 1)^2. */
export const energy = (atoms: Atoms): number =>
  atoms.reduce(
    (sum, x, i) => atoms.slice(0, i).reduce((part, y) => part + (lengthOf(plus(x, y, -1)) - 1) ** 2, sum),
    0,
  );

/** Positions from N(0, 1). */
export const drawnAtoms = (random: Random, n: number): Atoms =>
  Array.from({ length: n }, () => Array.from({ length: 3 }, () => random.normal()));

/** Two to five atoms, no two of them at one place. */
export const atomInstances: Instances<[atoms: Atoms]> = {
  examples: [
    [
      [
        [0, 0, 0],
        [2, 0, 0],
      ],
    ],
    [
      [
        [0, 0, 0],
        [2, 0, 0],
        [0, 3, 0],
      ],
    ],
  ],
  draw: (random) => [drawnAtoms(random, 2 + random.integer(4))],
  *simpler([atoms]) {
    if (atoms.length > 2) for (let k = 0; k < atoms.length; k++) yield [atoms.toSpliced(k, 1)];
    const whole = atoms.map((x) => x.map(Math.round));
    const isApart = whole.every((x, i) => whole.slice(0, i).every((y) => lengthOf(plus(x, y, -1)) > 0));
    if (isApart && show(whole) !== show(atoms)) yield [whole];
  },
};

function malformed(got: unknown, { length }: Atoms): Explanation | undefined {
  const isRow = (row: unknown): boolean => Array.isArray(row) && row.length === 3;
  if (!Array.isArray(got) || got.length !== length || !got.every(isRow))
    return {
      should: `The forces of ${length} atoms should be ${length} lists [x, y, z].`,
      given: "",
      sides: [["got", show(got)]],
      look: "a tensor becomes lists by .toArray()",
    };
  const bad = got.findIndex((row: readonly unknown[]) => !row.every(Number.isFinite));
  if (bad < 0) return undefined;
  return {
    should: "Every force should be three numbers.",
    given: "",
    sides: [[`the force on atom ${bad}`, show(got[bad])]],
    look: "where does a distance become 0, and what is the slope of a square root there?",
  };
}

/** The same law, which says first of all what keeps a result from being forces. */
export function ofForces<I extends readonly unknown[]>(law: Law<Forces, I>): Law<Forces, I> {
  return {
    ...law,
    try(forces, instance) {
      let odd: Explanation | undefined;
      const outcome = law.try((atoms) => {
        const got = forces(atoms);
        odd ??= malformed(got, atoms);
        return odd ? atoms.map(() => [0, 0, 0]) : got;
      }, instance);
      return {
        residual: odd ? Number.POSITIVE_INFINITY : outcome.residual,
        explain: () => odd ?? outcome.explain(),
      };
    },
  };
}
