import { add, norm, scaled, subtract } from "../algebra/vector.js";
import { ballsPanel } from "./ballsPanel.js";
import { colour } from "./palette.js";
import type { Mark, Panel, SolidArrow } from "./panel.js";
import type { Point, View } from "./surface.js";

/** Two atoms of a molecule that are joined. */
export type Bond = readonly [i: number, j: number];

/** An arrow at each atom, such as its force. */
export interface AtomArrows {
  /** Three numbers for each atom: the arrow leads from the position to the position plus `scale` times them. */
  readonly vectors: readonly (readonly number[])[];
  /** Default: 1. */
  readonly scale?: number;
  /** What the legend calls them. */
  readonly name?: string;
  /** A place in the palette (default: the place among the arrows of this molecule). */
  readonly colour?: number;
}

/** A molecule to draw. */
export interface BallAndStickParts {
  /** The chemical symbol of each atom. */
  readonly atoms: readonly string[];
  /** Three numbers for each atom. */
  readonly positions: readonly (readonly number[])[];
  /** Default: `bonds(atoms, positions)`. */
  readonly bonds?: readonly Bond[];
  /** Arrows that begin at the atoms and turn with them, of one kind or several. */
  readonly arrows?: readonly AtomArrows[];
  readonly view?: View;
  readonly title?: string;
  /** Half the width of the picture, in the unit of the positions (default: the distance of the farthest atom, plus a margin). */
  readonly reach?: number;
}

/** Covalent radii in angstrom (Cordero and others 2008), and the colours by which chemists know the elements. */
const elements: Readonly<Record<string, { readonly radius: number; readonly colour: string }>> = {
  H: { radius: 0.31, colour: "#e9ebee" },
  C: { radius: 0.76, colour: "#3f444c" },
  N: { radius: 0.71, colour: "#3a63d0" },
  O: { radius: 0.66, colour: "#d22f27" },
  F: { radius: 0.57, colour: "#3f9b3a" },
};
const other = { radius: 1, colour: "#b06fc0" };

/**
 * The bonds of a molecule: all pairs of atoms i < j whose distance is less than 1.25 times the sum of their covalent radii.
 *
 * @param positions in angstrom
 */
export function bonds(atoms: readonly string[], positions: readonly (readonly number[])[]): Bond[] {
  const radius = (i: number): number => (elements[atoms[i]!] ?? other).radius;
  return atoms.flatMap((_, i) =>
    atoms.flatMap((__, j) => {
      const apart = norm(subtract(positions[i]!, positions[j]!));
      return i < j && apart < 1.25 * (radius(i) + radius(j)) ? [[i, j] as const] : [];
    }),
  );
}

/**
 * A molecule as a panel of a figure: a ball for each atom, a stick for each bond, arrows where there are any, projected as by
 * `project`; nearer balls are drawn larger. In an interactive page it can be rotated if the panel contains nothing else.
 *
 * @throws RangeError if there is not exactly one position of three numbers for each atom, and one vector in all `arrows`
 */
export function ballAndStick({ atoms, positions, view = {}, title, ...parts }: BallAndStickParts): Panel {
  checkPoints("positions", atoms, positions);
  for (const { vectors } of parts.arrows ?? []) checkPoints("vectors", atoms, vectors);
  const drawn = (parts.arrows ?? []).map((each, k) => ({ ...each, colour: each.colour ?? k }));
  const arrows = drawn.flatMap(({ vectors, scale = 1, colour: place }) =>
    vectors.flatMap((v, ball): SolidArrow[] =>
      norm(v) === 0
        ? []
        : [{ ball, to: add(positions[ball]!, scaled(scale, v)) as unknown as Point, colour: colour(place) }],
    ),
  );
  const reach =
    parts.reach ?? 0.4 + 1.1 * Math.max(...positions.map(norm), ...arrows.map(({ to }) => norm(to)));
  const found = atoms.map((symbol) => elements[symbol] ?? other);
  const panel = ballsPanel({
    title,
    reach,
    view,
    centres: positions,
    radii: found.map(({ radius }) => 0.1 + 0.42 * radius),
    colours: found.map((element) => element.colour),
    names: atoms,
    sticks: parts.bonds ?? bonds(atoms, positions),
    ...(arrows.length > 0 && { arrows }),
  });
  // Without a beginning or an end, for the legend.
  const legend = drawn.flatMap(({ name, colour }): Mark[] =>
    name === undefined ? [] : [{ kind: "arrows", from: [], to: [], name, colour }],
  );
  return { ...panel, marks: [...panel.marks, ...legend] };
}

function checkPoints(what: string, atoms: readonly string[], points: readonly (readonly number[])[]): void {
  if (points.length === atoms.length && points.every((each) => each.length === 3)) return;
  throw new RangeError(
    `expected 3 numbers for each of ${atoms.length} atoms, got ${points.length} ${what} of ${points[0]?.length ?? 0}`,
  );
}
