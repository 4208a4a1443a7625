import {
  identityMatrix,
  invariantSubspace,
  type Matrix,
  matmul,
  random as numbers,
  transpose,
  type Vector,
} from "noether";
import { simpleFirst } from "noether/laws";
import {
  type AnyRepresentation,
  inSlantedBasis,
  inTurnedBasis,
  overLargest,
  points,
  reducible,
  type Setting,
  setting,
} from "./settings.js";

/** A representation and a basis of an invariant subspace of it. */
export interface WithSubspace extends Setting {
  readonly basis: Matrix;
}
const given = (name: string, V: AnyRepresentation, basis: Matrix): WithSubspace => ({
  ...setting(name, V),
  basis,
});

const threePoints = points as unknown as AnyRepresentation;
const slantedPoints = inSlantedBasis(threePoints, numbers(7));
const rounded = (x: Vector): Vector => overLargest(x).map((entry) => Number(entry.toPrecision(14)) + 0);
const line = [[1], [1], [1]];
const plane = [
  [1, 0],
  [-1, 1],
  [0, -1],
];
export const subspaces = simpleFirst<[V: WithSubspace]>(
  [
    [given("three coordinates, permuted by S3; the line along (1, 1, 1)", threePoints, line)],
    [given("three coordinates, permuted by S3; the plane x + y + z = 0", threePoints, plane)],
    [
      given(
        "the same S3 in a slanted basis; an invariant line",
        slantedPoints,
        transpose(transpose(invariantSubspace(slantedPoints)!).map(rounded)),
      ),
    ],
  ],
  (random) => {
    const [, V] = random.pick(reducible);
    const isSlanted = random.integer(2) === 0;
    const moved = isSlanted ? inSlantedBasis(V, random) : inTurnedBasis(V, random);
    const found = invariantSubspace(moved)!;
    const [k, d] = [found[0]!.length, V.dimension];
    const name = `a representation of ${V.group.name} on R^${d}, in ${isSlanted ? "a slanted" : "an orthonormal"} basis; an invariant subspace of dimension ${k}`;
    // Another basis of the same subspace.
    const mixing = identityMatrix(k).map((row, i) => row.map((x, j) => (i < j ? random.normal() : x)));
    return [given(name, moved, matmul(found, mixing))];
  },
);
