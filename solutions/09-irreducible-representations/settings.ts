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
  permutationRepresentation,
  quaternionGroup,
  type Random,
  radians,
  representation,
  rotation2,
  symmetric,
  trivial,
} from "noether";
import { type Explanation, fromResidual, type Instances, type Law, show } from "noether/laws";

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

/** The turns of the plane by multiples of 360 / n degrees: irreducible over the reals for n > 2, not over C. */
export const turns = (n: number): FiniteRepresentation<number> =>
  representation<number, FiniteGroup<number>>({
    group: cyclic(n),
    name: `turns of the plane by ${360 / n} degrees`,
    dimension: 2,
    matrix: (k) => (k === 0 ? rotation2(0) : whole(rotation2(radians((360 * k) / n)))),
  });
const whole = (a: Matrix): Matrix =>
  a.map((row) => row.map((x) => (Math.abs(x - Math.round(x)) < 1e-12 ? Math.round(x) + 0 : x)));

/** Each of the four numbers of a quaternion, under multiplication from the left: irreducible, and nothing splits it. */
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

/** Irreducible representations over the reals, by orthogonal matrices, and their names. */
export const irreducible: readonly AnyRepresentation[] = [
  triangle,
  turns(4),
  turns(3),
  tetrahedron,
  onQuaternions,
] as unknown as readonly AnyRepresentation[];
export const irreducibleNames: readonly string[] = [
  "the plane of a triangle, under its symmetries S3",
  "quarter turns of the plane",
  "turns of the plane by 120 degrees",
  "space, under the turns of a tetrahedron",
  "the four numbers of a quaternion, multiplied by ±1, ±i, ±j, ±k",
];

/** Reducible ones, by orthogonal matrices; some are two copies of one irreducible, some have no vector that stays. */
export const reducible: readonly AnyRepresentation[] = [
  points,
  directSum(trivial(cyclic(4)), turns(4)),
  directSum(turns(3), turns(3)),
  directSum(square, square),
  directSum(triangle, irreducibles(S3)[1]!),
  permutationRepresentation(symmetric(4)),
  directSum(tetrahedron, irreducibles(alternating(4))[1]!),
] as unknown as readonly AnyRepresentation[];
export const reducibleNames: readonly string[] = [
  "three coordinates, permuted by S3",
  "a number that stays and a plane that makes quarter turns",
  "two planes that turn by 120 degrees together",
  "two copies of the plane of a square",
  "the plane of a triangle and a sign, under S3",
  "four coordinates, permuted by S4",
  "space under the turns of a tetrahedron, and a plane besides",
];

/** A law whose failures are found and told by one function. */
export function law<Subject, Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  fault: (subject: Subject, ...instance: Instance) => Explanation | undefined,
): Law<Subject, Instance> {
  return fromResidual({
    name,
    statement,
    instances,
    residual: (subject, ...instance) =>
      fault(subject, ...instance) === undefined ? 0 : Number.POSITIVE_INFINITY,
    explain: (subject, ...instance) =>
      fault(subject, ...instance) ?? { should: "Nothing is wrong.", given: "", sides: [] },
  });
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

/** The column j of a matrix. */
export const column = (a: Matrix, j: number): number[] => a.map((row) => row[j]!);

export const product = (...factors: readonly Matrix[]): Matrix => factors.reduce((a, b) => matmul(a, b));

/** The same matrices in the basis of the columns of B: B^-1 rho(g) B. */
export const inBasis = (matrices: readonly Matrix[], B: Matrix): readonly Matrix[] => {
  const back = inverse(B);
  return matrices.map((rho) => product(back, rho, B));
};
