import type { Panel } from "./panel.js";
import { type Point, project, type View } from "./surface.js";

/** Two atoms of a molecule that are joined. */
export type Bond = readonly [i: number, j: number];

/** A molecule to draw. */
export interface BallAndStickParts {
  /** The chemical symbol of each atom. */
  readonly atoms: readonly string[];
  /** Three numbers for each atom. */
  readonly positions: readonly (readonly number[])[];
  /** Default: `bonds(atoms, positions)`. */
  readonly bonds?: readonly Bond[];
  readonly view?: View;
  readonly title?: string;
  /** Half the width of the picture, in the unit of the positions (default: as far as the farthest atom, with a margin). */
  readonly reach?: number;
}

/** Covalent radii in angstrom (Cordero and others 2008), and the place of each colour in the palette. */
const elements: Readonly<Record<string, { readonly radius: number; readonly colour: number }>> = {
  H: { radius: 0.31, colour: 4 },
  C: { radius: 0.76, colour: 5 },
  N: { radius: 0.71, colour: 0 },
  O: { radius: 0.66, colour: 1 },
  F: { radius: 0.57, colour: 2 },
};
const other = { radius: 1, colour: 3 };

/**
 * The bonds of a molecule: all pairs of atoms i < j that are nearer than 1.25 times the sum of their covalent radii.
 *
 * @param positions in angstrom
 */
export function bonds(atoms: readonly string[], positions: readonly (readonly number[])[]): Bond[] {
  const radius = (i: number): number => (elements[atoms[i]!] ?? other).radius;
  return atoms.flatMap((_, i) =>
    atoms.flatMap((__, j) => {
      const apart = Math.hypot(...positions[i]!.map((entry, k) => entry - positions[j]![k]!));
      return i < j && apart < 1.25 * (radius(i) + radius(j)) ? [[i, j] as const] : [];
    }),
  );
}

/**
 * A molecule as a panel of a figure: a line for each bond, a point for each atom, projected as `project` does.
 *
 * @throws RangeError if there is not one position of three numbers for each atom
 */
export function ballAndStick({ atoms, positions, view = {}, title, ...parts }: BallAndStickParts): Panel {
  if (positions.length !== atoms.length || positions.some((position) => position.length !== 3)) {
    throw new RangeError(
      `expected 3 numbers for each of ${atoms.length} atoms, got ${positions.length} positions of ${positions[0]?.length ?? 0}`,
    );
  }
  const seen = positions.map(([x = 0, y = 0, z = 0]) => project([x, y, z], view));
  const reach = parts.reach ?? 1.15 * Math.max(...positions.map((position) => Math.hypot(...position)), 1e-9);
  // A point that is no number lifts the pen between one bond and the next.
  const ends = (parts.bonds ?? bonds(atoms, positions)).flatMap(([i, j]): Point[] => [
    seen[i]!,
    seen[j]!,
    [Number.NaN, Number.NaN, Number.NaN],
  ]);
  return {
    ...(title !== undefined && { title }),
    axes: false,
    equalAspect: true,
    xRange: [-reach, reach],
    yRange: [-reach, reach],
    marks: [
      { kind: "line", x: ends.map(([x]) => x), y: ends.map(([, y]) => y), colour: 5 },
      ...[...new Set(atoms)].map((symbol) => {
        const of = seen.filter((_, i) => atoms[i] === symbol);
        return {
          kind: "points",
          name: symbol,
          colour: (elements[symbol] ?? other).colour,
          x: of.map(([x]) => x),
          y: of.map(([, y]) => y),
        } as const;
      }),
    ],
  };
}
