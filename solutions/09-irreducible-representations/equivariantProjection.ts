import {
  identityMatrix,
  invariantSubspace,
  inverse,
  type Matrix,
  matmul,
  random as numbers,
  type Random,
  rank,
  relativeError,
  transpose,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, type Instances, type Law, show } from "noether/laws";
import {
  type AnyRepresentation,
  column,
  inSlantedBasis,
  inTurnedBasis,
  law,
  noMatrix,
  points,
  product,
  reducible,
} from "./settings.js";

type EquivariantProjection = (matrices: readonly Matrix[], basis: Matrix) => Matrix;

/** A representation, an invariant subspace of it, and what they are in words. */
type Instance = readonly [V: Given];
interface Given {
  readonly name: string;
  readonly words: readonly string[];
  readonly matrices: readonly Matrix[];
  readonly basis: Matrix;
}

function given(name: string, V: AnyRepresentation, basis: Matrix): Given {
  const { elements, symbol } = V.group;
  return { name, words: elements.map(symbol), matrices: elements.map((g) => V.matrix(g)), basis };
}

const threePoints = points as unknown as AnyRepresentation;
const slantedPoints = inSlantedBasis(threePoints, numbers(7));
const examples: readonly Instance[] = [
  [given("three coordinates, permuted by S3; the line along (1, 1, 1)", threePoints, [[1], [1], [1]])],
  [
    given("three coordinates, permuted by S3; the plane x + y + z = 0", threePoints, [
      [1, 0],
      [-1, 1],
      [0, -1],
    ]),
  ],
  [
    given(
      "the same S3 in a slanted basis; an invariant line",
      slantedPoints,
      rounded(invariantSubspace(slantedPoints)!),
    ),
  ],
];

/** The columns, each divided by its largest entry. */
function rounded(basis: Matrix): Matrix {
  const scales = basis[0]!.map((_, j) =>
    column(basis, j).reduce((m, x) => (Math.abs(x) > Math.abs(m) + 1e-9 ? x : m), 0),
  );
  return basis.map((row) => row.map((x, j) => Number((x / scales[j]!).toPrecision(14)) + 0));
}

function drawn(random: Random): Given {
  const V = random.pick(reducible);
  const isSlanted = random.integer(2) === 0;
  const moved = isSlanted ? inSlantedBasis(V, random) : inTurnedBasis(V, random);
  const found = invariantSubspace(moved)!;
  // Another basis of the same subspace.
  const mixed = matmul(
    found,
    found[0]!.map((_, i) => found[0]!.map((__, j) => (i === j ? 1 : i < j ? random.normal() : 0))),
  );
  return given(
    `a representation of ${V.group.name} on R^${V.dimension}, in ${isSlanted ? "a slanted" : "an orthonormal"} basis; an invariant subspace of dimension ${found[0]!.length}`,
    moved,
    mixed,
  );
}

const instances: Instances<Instance> = {
  examples,
  draw: (random) => [drawn(random)],
  *simpler([{ name }]) {
    if (!examples.some(([known]) => known.name === name)) yield* examples;
  },
};

const clean = (x: readonly number[]): string => show(x.map((entry) => (Math.abs(entry) < 1e-12 ? 0 : entry)));

/** The first column in which two matrices differ, as two named sides; undefined where they agree. */
function differing(names: readonly [string, string], a: Matrix, b: Matrix): Explanation["sides"] | undefined {
  if (relativeError(a, b) <= 1e-8) return undefined;
  const j = a[0]!.findIndex((_, k) => relativeError(column(a, k), column(b, k)) > 1e-9);
  const k = Math.max(0, j);
  return [
    [`${names[0]}, column ${k}`, clean(column(a, k))],
    [`${names[1]}, column ${k}`, clean(column(b, k))],
  ];
}

function projectionLaw(
  name: string,
  statement: string,
  fault: (P: Matrix, V: Given) => Omit<Explanation, "given"> | undefined,
): Law<EquivariantProjection, Instance> {
  return law<EquivariantProjection, Instance>(name, statement, instances, (subject, V) => {
    const P: unknown = subject(V.matrices as Matrix[], V.basis);
    const bad = noMatrix(P, V.basis.length, "The projection");
    if (bad !== undefined) return bad;
    if ((P as Matrix)[0]!.length !== V.basis.length) {
      return {
        should: "The projection should be a square matrix, as large as the matrices of the group.",
        given: V.name,
        sides: [["columns", show((P as Matrix)[0]!.length)]],
      };
    }
    const found = fault(P as Matrix, V);
    return found && { given: V.name, ...found };
  });
}

const commutes = projectionLaw(
  "commutes with the group",
  "P\\, \\rho(g) = \\rho(g)\\, P",
  (P, { matrices, words }) => {
    for (const [k, rho] of matrices.entries()) {
      const sides = differing(["rho(g) P", "P rho(g)"], product(rho, P), product(P, rho));
      if (sides === undefined) continue;
      return {
        should: `P should commute with every element of the group, but not with g = ${words[k]}.`,
        sides,
        look: "is every element in the average, and the inverse on the right? In a slanted basis the transpose is another matrix",
      };
    }
    return undefined;
  },
);

const idempotent = projectionLaw("a projection", "P P = P", (P) => {
  const sides = differing(["P", "P P"], P, product(P, P));
  return (
    sides && {
      should: "Projecting twice should change nothing more than projecting once.",
      sides,
      look: "is P0 a projection, and did you divide by the number of elements?",
    }
  );
});

const ontoSubspace = projectionLaw("onto the subspace", "P w = w, \\quad P x \\in W", (P, { basis }) => {
  const w = column(basis, 0);
  const moved = product(P, basis);
  const sides = differing(["w", "P w"], basis, moved);
  if (sides !== undefined) {
    const j = Math.max(
      0,
      w.length === 0
        ? 0
        : basis[0]!.findIndex((_, k) => relativeError(column(basis, k), column(moved, k)) > 1e-9),
    );
    return {
      should: "P should leave every vector of the subspace as it is.",
      sides: [
        ["w", clean(column(basis, j))],
        ["P w", clean(column(moved, j))],
      ],
      look: "P0 w = w, and rho(g)^-1 w lies in the subspace: which of the three factors undoes which?",
    };
  }
  const k = basis[0]!.length;
  const j = P[0]!.findIndex(
    (_, i) =>
      rank(
        basis.map((row, r) => [...row, P[r]![i]!]),
        1e-8,
      ) > k,
  );
  if (j < 0) return undefined;
  return {
    should: "P x should lie in the subspace for every x.",
    sides: [
      ["x", show(P.map((_, i) => (i === j ? 1 : 0)))],
      ["P x", clean(column(P, j))],
    ],
    look: "the image of P0 should be the subspace, no more",
  };
});

const neitherZeroNorOne = law<EquivariantProjection, readonly []>(
  "neither 0 nor 1",
  "P \\neq 0, \\quad P \\neq 1",
  { examples: [[]], draw: () => [], simpler: () => [] },
  (subject) => {
    const [V] = examples[0]!;
    const P = subject(V.matrices as Matrix[], V.basis);
    const trivial = [P.map((row) => row.map(() => 0)), identityMatrix(3)].some(
      (other) => relativeError(P, other) < 1e-9,
    );
    if (!trivial) return undefined;
    return {
      should: "0 and 1 commute with everything; P should have your subspace as its image, and nothing else.",
      given: V.name,
      sides: [["P", show(P)]],
    };
  },
);

/** B (B^T B)^-1 B^T, the orthogonal projection on the columns of B. */
const orthogonalProjection = (B: Matrix): Matrix =>
  product(B, inverse(matmul(transpose(B), B)), transpose(B));

/** The mean of some terms, one for each element. */
const mean =
  (
    term: (rho: Matrix, P0: Matrix) => Matrix,
    start: (B: Matrix) => Matrix = orthogonalProjection,
    share = (order: number): number => 1 / order,
  ): EquivariantProjection =>
  (matrices, basis) => {
    const P0 = start(basis);
    const terms = matrices.map((rho) => term(rho, P0));
    return P0.map((row, i) =>
      row.map((_, j) => terms.reduce((sum, t) => sum + t[i]![j]!, 0) * share(terms.length)),
    );
  };

const conjugated = (rho: Matrix, P0: Matrix): Matrix => product(rho, P0, inverse(rho));

const reference: EquivariantProjection = mean(conjugated);
const anyInput = {
  draw: (random: Random): [readonly Matrix[], Matrix] => {
    const { matrices, basis } = drawn(random);
    return [matrices, basis];
  },
};

export const equivariantProjectionExercise: Exercise<EquivariantProjection> = exercise<EquivariantProjection>(
  {
    laws: [
      worth(2, commutes),
      idempotent,
      worth(3, ontoSubspace),
      neitherZeroNorOne,
      everyInputCounts(reference, anyInput),
    ],
    reference,
    withhold: ["invariantComplement", "reynolds", "reynoldsEstimate", "isotypicProjection", "decompose"],
    mutants: [
      mutant(
        "takes the rows for the basis vectors: B^T (B B^T)^-1 B",
        mean(conjugated, (B) => product(transpose(B), inverse(matmul(B, transpose(B))), B)),
        rejectedBy(commutes, ontoSubspace),
      ),
      mutant("does not average", (_, basis) => orthogonalProjection(basis), rejectedBy(commutes)),
      mutant(
        "transposes where it should invert",
        mean((rho, P0) => product(rho, P0, transpose(rho))),
        rejectedBy(commutes, idempotent),
      ),
      mutant(
        "moves the result only: rho(g) P0",
        mean((rho, P0) => product(rho, P0)),
        rejectedBy(commutes, ontoSubspace),
      ),
      mutant(
        "sums and forgets to divide",
        mean(conjugated, orthogonalProjection, () => 1),
        rejectedBy(idempotent, ontoSubspace),
      ),
      mutant(
        "takes B B^T for a projection",
        mean(conjugated, (B) => matmul(B, transpose(B))),
        rejectedBy(idempotent, ontoSubspace),
      ),
      mutant(
        "projects along the subspace, onto its complement",
        mean(conjugated, (B) => {
          const P = orthogonalProjection(B);
          return identityMatrix(P.length).map((row, i) => row.map((x, j) => x - P[i]![j]!));
        }),
        rejectedBy(ontoSubspace),
      ),
      mutant(
        "averages over the first two elements",
        (matrices, basis) => mean(conjugated)(matrices.slice(0, 2), basis),
        rejectedBy(commutes),
      ),
      mutant(
        "returns the identity, which commutes with everything",
        (matrices) => matrices[0]!,
        rejectedBy(ontoSubspace, neitherZeroNorOne),
      ),
    ],
    thrown: [
      [
        /expected an invertible matrix|of a singular matrix/,
        "The basis vectors are the columns of B = `basis`: of k columns B^T B is k x k and has an inverse, B B^T is larger and has none.",
      ],
    ],
    hints: [
      "Take any projection P0 on the subspace and forget about the group. What happens to P0 if you average rho(g) P0 rho(g)^-1 over all g?",
      "P0 = B (B^T B)^-1 B^T, where B is the matrix `basis`. In code: matmul, transpose, inverse.",
      "For each rho in matrices add matmul(rho, matmul(P0, inverse(rho))) to a matrix of zeros, entry by entry, and divide by matrices.length.",
    ],
  },
);
