import {
  applyIsometry,
  cyclic,
  dihedral,
  directProduct,
  type FiniteGroup,
  type FiniteRepresentation,
  irreducibles,
  type Matrix,
  matmul,
  matvec,
  onDisplacements,
  type Permutation,
  radians,
  representation,
  rigidAlignment,
  rotationZ,
  trace,
} from "noether";
import { mdBenzene, mdWater } from "noether/data";

/** A symmetry of a molecule: where each atom goes, and the 3 x 3 matrix that its displacement is turned by. */
export interface Symmetry {
  readonly permutation: Permutation;
  readonly matrix: Matrix;
}

/** A symmetric arrangement of atoms with all its symmetries, the identity first. */
export interface Arrangement {
  readonly name: string;
  readonly places: Matrix;
  readonly symmetries: readonly Symmetry[];
  readonly words: readonly string[];
  /** The characters of the real irreducible representations, a value for each symmetry. */
  readonly characters: Matrix;
  readonly displacements: FiniteRepresentation<never>;
  /** The displacements of the atoms in measured frames, n x 3 each; empty if nothing was measured. */
  readonly frames: number;
  readonly frame: (i: number) => Matrix;
}

function arrangement<G>(
  name: string,
  space: FiniteRepresentation<G>,
  places: Matrix,
  measured: { readonly frames: number; positions(i: number): Matrix } = { frames: 0, positions: () => [] },
): Arrangement {
  const { elements, symbol } = space.group;
  const near = (point: readonly number[]): number =>
    places.findIndex((place) => Math.hypot(...place.map((x, k) => x - point[k]!)) < 1e-6);
  return {
    name,
    places,
    symmetries: elements.map((g) => {
      const matrix = space.matrix(g);
      return { permutation: places.map((place) => near(matvec(matrix, place))), matrix };
    }),
    words: elements.map(symbol),
    characters: irreducibles(space.group).map((U) => elements.map((g) => trace(U.matrix(g)))),
    displacements: onDisplacements<G, FiniteGroup<G>>(
      space,
      places,
    ) as unknown as FiniteRepresentation<never>,
    frames: measured.frames,
    frame(i) {
      const positions = measured.positions(i);
      const motion = rigidAlignment(positions, places);
      return positions.map((position, k) =>
        applyIsometry(motion, position).map((x, a) => x - places[k]![a]!),
      );
    },
  };
}

const sign = (k: number): number => (k === 0 ? 1 : -1);
const diagonal = (...entries: readonly number[]): Matrix =>
  entries.map((x, i) => entries.map((_, j) => (i === j ? x : 0)));
const turn = (angle: number): Matrix =>
  rotationZ(radians(angle)).map((row) =>
    row.map((x) => (Math.abs(x) < 1e-12 ? 0 : Math.abs(x) > 1 - 1e-12 ? Math.sign(x) : x)),
  );
const ring = (n: number, radius: number): Matrix =>
  Array.from({ length: n }, (_, k) => matvec(turn((360 * k) / n), [radius, 0, 0]));
const meanDistance = (points: Matrix): number =>
  points.reduce((sum, point) => sum + Math.hypot(...point), 0) / points.length;

const [waterData, benzeneData] = await Promise.all([mdWater(), mdBenzene()]);

// Water in the plane of x and y: the reflection that exchanges its hydrogens, and the reflection in its own plane.
const mirrors = directProduct(cyclic(2), cyclic(2));
const [oxygen, left, right] = waterData.relaxed as readonly [
  readonly number[],
  readonly number[],
  readonly number[],
];
const [halfWidth, height] = [(right[0]! - left[0]!) / 2, (left[1]! + right[1]!) / 2];
export const water: Arrangement = arrangement(
  "water",
  representation<readonly [number, number], typeof mirrors>({
    group: mirrors,
    name: "mirrors",
    dimension: 3,
    matrix: ([a, b]) => diagonal(sign(a), 1, sign(b)),
  }),
  [
    [0, oxygen[1]!, 0],
    [-halfWidth, height, 0],
    [halfWidth, height, 0],
  ],
  waterData,
);

// Three points on a circle under rotations alone: a plane of complex type.
export const threeTurns: Arrangement = arrangement(
  "a triangle, under its turns",
  representation<number, FiniteGroup<number>>({
    group: cyclic(3),
    name: "turns",
    dimension: 3,
    matrix: (k) => turn(120 * k),
  }),
  ring(3, 1),
);

const D6h = directProduct(dihedral(6), cyclic(2));
const [carbons, hydrogens] = [benzeneData.relaxed.slice(0, 6), benzeneData.relaxed.slice(6)];
export const benzene: Arrangement = arrangement(
  "benzene",
  representation<(typeof D6h.elements)[number], typeof D6h>({
    group: D6h,
    name: "rotations and reflections of a hexagon",
    dimension: 3,
    matrix: ([[k, j], m]) => matmul(turn(60 * k), diagonal(1, sign(j), sign(m))),
  }),
  [...ring(6, meanDistance(carbons)), ...ring(6, meanDistance(hydrogens))],
  benzeneData,
);

export const arrangements: readonly Arrangement[] = [water, threeTurns, benzene];
