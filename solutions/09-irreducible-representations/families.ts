import {
  blockDiagonal,
  irreducibles,
  type Matrix,
  type Random,
  type Representation,
  shear,
  trivial,
} from "noether";
import { simpleFirst } from "noether/laws";
import {
  inBasis,
  onQuaternions,
  points,
  S3,
  slanted,
  square,
  tetrahedron,
  triangle,
  turns,
} from "./settings.js";

/**
 * A representation by the matrices of the generators of its group, and also of the product of the first two: without
 * it the transposed matrices, which multiply in the opposite order, would have equally many maps.
 */
export interface Given {
  readonly name: string;
  readonly group: string;
  readonly matrices: readonly Matrix[];
}

function given<G>(name: string, { group, matrix }: Representation<G>): Given {
  const [a, b] = group.generators;
  const both = a === undefined || b === undefined ? [] : [group.multiply(a, b)];
  return { name, group: group.name, matrices: [...group.generators, ...both].map((g) => matrix(g)) };
}

const sign = irreducibles(S3)[1]!;
export const plane = given("the plane of a triangle", triangle);
export const one = given("a number that stays", trivial(S3));
export const threePoints = given("three permuted coordinates", points);
const third = given("turns of the plane by 120 degrees", turns(3));

/** The same representation in a basis of whole numbers. */
const moved = ({ name, group, matrices }: Given, random: Random): Given => ({
  name: `${name}, in another basis`,
  group,
  matrices: inBasis(matrices, slanted(matrices[0]!.length, random)),
});
export const sum = (V: Given, W: Given): Given => ({
  name: `${V.name} + ${W.name}`,
  group: V.group,
  matrices: V.matrices.map((rho, k) => blockDiagonal([rho, W.matrices[k]!])),
});

/** Representations of one group, in which pairs and triples are drawn. */
const families: readonly (readonly Given[])[] = [
  [one, given("the sign of a permutation", sign), plane, threePoints],
  [given("a number that stays", trivial(turns(3).group)), third],
  [given("the shear of Z", shear()), given("a number that stays", trivial(shear().group))],
];

type Typed = readonly [V: Given, d: number];
const typed: readonly Typed[] = [
  [one, 1],
  [plane, 1],
  [third, 2],
  [given("quarter turns of the plane", turns(4)), 2],
  [given("the plane of a square", square), 1],
  [given("space, under the turns of a tetrahedron", tetrahedron), 1],
  [given("the four numbers of a quaternion, multiplied from the left", onQuaternions), 4],
];
/** Irreducible representations, with the dimension of the space of maps to themselves. */
export const irreducibleOnes = simpleFirst(typed, (random): Typed => {
  const [V, d] = random.pick(typed);
  return [moved(V, random), d];
});

type Pair = readonly [V: Given, W: Given];
const strangers: readonly Pair[] = [
  [one, plane],
  [plane, one],
  [families[0]![1]!, one],
  [families[1]![0]!, third],
  [third, families[1]![0]!],
];
/** Two different irreducible representations of one group. */
export const differentOnes = simpleFirst(strangers, (random): Pair => {
  const [V, W] = random.pick(strangers);
  return [moved(V, random), moved(W, random)];
});

type Triple = readonly [U: Given, V: Given, W: Given];
/** Three representations of one group. */
export const triples = simpleFirst<Triple>(
  [
    [one, one, one],
    [one, plane, threePoints],
    [plane, plane, plane],
    [third, third, third],
  ],
  (random) => {
    const family = random.pick(families);
    const [U, V, W] = [random.pick(family), random.pick(family), random.pick(family)];
    return [moved(U, random), moved(V, random), moved(W, random)];
  },
);
/** The matrices of two representations of one group. */
export const pairs = simpleFirst<[rhoV: readonly Matrix[], rhoW: readonly Matrix[]]>(
  families.map(([V, W]) => [V!.matrices, W!.matrices]),
  (random) => {
    const family = random.pick(families);
    return [moved(random.pick(family), random).matrices, moved(random.pick(family), random).matrices];
  },
);

/**
 * The same, a fifth more of them of one dimension each: of these one half have a map other than 0, so that an answer
 * that knows sizes alone is seen to be constant, with any seed.
 */
export const mostlyScalars = (
  random: Random,
): readonly [rhoV: readonly Matrix[], rhoW: readonly Matrix[]] => {
  if (random.uniform() < 0.8) return pairs.draw(random);
  const [trivialOne, signOne] = families[0]!;
  const scalar = (): readonly Matrix[] => random.pick([trivialOne!, signOne!]).matrices;
  return [scalar(), scalar()];
};
