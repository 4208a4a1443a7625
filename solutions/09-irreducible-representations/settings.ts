import {
  alternating,
  changeOfBasis,
  cyclic,
  dihedral,
  directSum,
  type FiniteGroup,
  type FiniteRepresentation,
  haarOrthogonal,
  inverse,
  irreducibles,
  type Matrix,
  matmul,
  random as numbers,
  permutationRepresentation,
  quaternionGroup,
  type Random,
  radians,
  representation,
  rotation2,
  symmetric,
  transpose,
  trivial,
} from "noether";
import { type Explanation, type Instances, show } from "noether/laws";

/** A representation by the matrices of all elements of a group, the identity first, and what is known about it. */
export interface Setting {
  /** "three coordinates, permuted by S3" */
  readonly name: string;
  readonly words: readonly string[];
  readonly matrices: readonly Matrix[];
}

const matricesOf = <G>({ group, matrix }: FiniteRepresentation<G>): readonly Matrix[] =>
  group.elements.map((g) => matrix(g));

export const setting = <G>(name: string, V: FiniteRepresentation<G>): Setting => ({
  name,
  words: V.group.elements.map(V.group.symbol),
  matrices: matricesOf(V),
});

/** A basis of whole numbers with a whole inverse: 1 on the diagonal, small entries above it. */
export function slanted(d: number, random: Random): Matrix {
  return Array.from({ length: d }, (_, i) =>
    Array.from({ length: d }, (__, j) => (i === j ? 1 : i < j ? random.integer(3) - 1 : 0)),
  );
}

/** The same representation in a slanted basis of whole numbers, or in another orthonormal one. */
export const inSlantedBasis = <G>(V: FiniteRepresentation<G>, random: Random): FiniteRepresentation<G> =>
  changeOfBasis(V, slanted(V.dimension, random));
export const inTurnedBasis = <G>(V: FiniteRepresentation<G>, random: Random): FiniteRepresentation<G> =>
  changeOfBasis(V, haarOrthogonal(V.dimension, random));

/** The rotations of the plane by multiples of 360 / n degrees: irreducible over the reals for n > 2, not over C. */
export const turns = (n: number): FiniteRepresentation<number> =>
  representation<number, FiniteGroup<number>>({
    group: cyclic(n),
    name: `turns of the plane by ${360 / n} degrees`,
    dimension: 2,
    matrix: (k) => (k === 0 ? rotation2(0) : whole(rotation2(radians((360 * k) / n)))),
  });
const whole = (a: Matrix): Matrix =>
  a.map((row) => row.map((x) => (Math.abs(x - Math.round(x)) < 1e-12 ? Math.round(x) + 0 : x)));

/** The four numbers of a quaternion, under multiplication from the left: irreducible, of quaternionic type. */
export const onQuaternions: FiniteRepresentation<readonly [number, number, number, number]> = (() => {
  const group = quaternionGroup();
  type Q = (typeof group.elements)[number];
  const units = [
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ] as const;
  return representation<Q, FiniteGroup<Q>>({
    group,
    name: "the quaternions, multiplied by ±1, ±i, ±j, ±k",
    dimension: 4,
    matrix: (q) => units.map((_, i) => units.map((unit) => group.multiply(q, unit)[i]!)),
  });
})();

export const S3 = symmetric(3);
export const points = permutationRepresentation(S3);
export const triangle = irreducibles(S3).find(({ dimension }) => dimension === 2)!;
export const square = irreducibles(dihedral(4)).find(({ dimension }) => dimension === 2)!;
export const tetrahedron = irreducibles(alternating(4)).find(({ dimension }) => dimension === 3)!;

/** A representation of some group. */
export type AnyRepresentation = FiniteRepresentation<never>;
type Named = readonly [name: string, V: AnyRepresentation];

/** Irreducible representations over the reals, by orthogonal matrices. */
export const irreducible = [
  ["the plane of a triangle, under its symmetries S3", triangle],
  ["quarter turns of the plane", turns(4)],
  ["turns of the plane by 120 degrees", turns(3)],
  ["space, under the turns of a tetrahedron", tetrahedron],
  ["the four numbers of a quaternion, multiplied by ±1, ±i, ±j, ±k", onQuaternions],
] as unknown as readonly Named[];

/** Reducible representations, by orthogonal matrices; some are two copies of one irreducible, some fix no vector. */
export const reducible = [
  ["three coordinates, permuted by S3", points],
  ["a number that stays and a plane that makes quarter turns", directSum(trivial(cyclic(4)), turns(4))],
  ["two planes that turn by 120 degrees together", directSum(turns(3), turns(3))],
  ["two copies of the plane of a square", directSum(square, square)],
  ["the plane of a triangle and a sign, under S3", directSum(triangle, irreducibles(S3)[1]!)],
  ["four coordinates, permuted by S4", permutationRepresentation(symmetric(4))],
  [
    "space under the turns of a tetrahedron, and another plane",
    directSum(tetrahedron, irreducibles(alternating(4))[1]!),
  ],
] as unknown as readonly Named[];

/** Representations as they are, then in hidden orthonormal bases, which shrink to the plain one, then to smaller ones. */
export function settings(all: readonly Named[]): Instances<[V: Setting]> {
  const hidden = ", in a hidden basis";
  const plain = all.map(([name, V]) => setting(name, V));
  return {
    examples: plain.map((V) => [V]),
    draw(random) {
      const [name, V] = random.pick(all);
      return [setting(`${name}${hidden}`, inTurnedBasis(V, random))];
    },
    *simpler([{ name, matrices }]) {
      if (!name.endsWith(hidden)) return;
      for (const V of plain) if (`${V.name}${hidden}` === name) yield [V];
      for (const V of plain) if (V.matrices[0]!.length < matrices[0]!.length) yield [V];
    },
  };
}

/** What is wrong with a result that should be a matrix of numbers with so many rows, if anything. */
export function noMatrix(result: unknown, rows: number, name: string): Explanation | undefined {
  const lines: readonly unknown[] = Array.isArray(result) ? result : [];
  const width = Array.isArray(lines[0]) ? lines[0].length : 0;
  const good = (line: unknown): boolean =>
    Array.isArray(line) && line.length === width && line.every((entry) => Number.isFinite(entry));
  if (lines.length === rows && width > 0 && lines.every(good)) return undefined;
  const odd = lines.flat().find((entry) => !Number.isFinite(entry) && !Array.isArray(entry));
  const shape = `a list of ${lines.length}${Array.isArray(lines[0]) ? `, the first with ${width} entries` : ""}`;
  const got = !Array.isArray(result)
    ? show(result)
    : Array.isArray(lines[0]) && odd !== undefined
      ? `${shape}, and ${show(odd)} among them`
      : shape;
  return {
    should: `${name} should be a matrix of ${rows} rows of finite numbers.`,
    given: "",
    sides: [["got", got]],
  };
}

/** What is wrong with a result that should be a number for each of so many irreducible representations, if anything. */
export function notOneEach(result: unknown, count: number): Omit<Explanation, "given"> | undefined {
  if (Array.isArray(result) && result.length === count && result.every((x) => Number.isFinite(x)))
    return undefined;
  return {
    should: `There should be one number for each of the ${count} irreducible representations.`,
    sides: [["got", show(result)]],
  };
}

/** Column j of a matrix. */
export const column = (a: Matrix, j: number): number[] => a.map((row) => row[j]!);

/** A vector divided by its largest entry. */
export function overLargest(x: readonly number[]): number[] {
  const largest = x.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) + 1e-9 ? entry : most), 0);
  return x.map((entry) => entry / largest);
}

export const product = (...factors: readonly Matrix[]): Matrix => factors.reduce((a, b) => matmul(a, b));

/** The same matrices in the basis of the columns of B: B^-1 rho(g) B. */
export const inBasis = (matrices: readonly Matrix[], B: Matrix): readonly Matrix[] => {
  const back = inverse(B);
  return matrices.map((rho) => product(back, rho, B));
};

/** A d x d matrix with normal entries, always the same one for a seed. */
export function randomMatrix(d: number, seed: number): Matrix {
  const draw = numbers(seed);
  return Array.from({ length: d }, () => Array.from({ length: d }, () => draw.normal()));
}

export const mean = (terms: readonly Matrix[]): Matrix =>
  terms[0]!.map((row, i) => row.map((_, j) => terms.reduce((sum, t) => sum + t[i]![j]!, 0) / terms.length));

/** The mean of rho(g) A rho(g)^T, which commutes with orthogonal rho(g). */
export const averaged = (matrices: readonly Matrix[], A: Matrix): Matrix =>
  mean(matrices.map((rho) => product(rho, A, transpose(rho))));
