import { identityMatrix, inverse, type Matrix, matmul, rank, relativeError, transpose } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, map, once, show } from "noether/laws";
import { column, noMatrix, product } from "./settings.js";
import { subspaces, type WithSubspace } from "./subspaces.js";

type EquivariantProjection = (matrices: readonly Matrix[], basis: Matrix) => Matrix;

const clean = (x: readonly number[]): string => show(x.map((entry) => (Math.abs(entry) < 1e-12 ? 0 : entry)));

/** Two matrices, each with its name, at the first column in which they differ; undefined if they agree. */
function differing(
  [p, a]: readonly [string, Matrix],
  [q, b]: readonly [string, Matrix],
  at: (k: number) => string = (k) => `, column ${k}`,
): Explanation["sides"] | undefined {
  if (relativeError(a, b) <= 1e-8) return undefined;
  const k = Math.max(
    0,
    a[0]!.findIndex((_, j) => relativeError(column(a, j), column(b, j)) > 1e-9),
  );
  return [
    [`${p}${at(k)}`, clean(column(a, k))],
    [`${q}${at(k)}`, clean(column(b, k))],
  ];
}

const law = (
  name: string,
  statement: string,
  find: (P: Matrix, V: WithSubspace) => Omit<Explanation, "given"> | undefined,
): Law<EquivariantProjection, [V: WithSubspace]> =>
  fault(name, statement, subspaces, (subject: EquivariantProjection, [V]) => {
    const P = subject(V.matrices, V.basis);
    const bad = noMatrix(P, V.basis.length, "The projection");
    if (bad !== undefined) return bad;
    const found =
      P[0]!.length === V.basis.length
        ? find(P, V)
        : {
            should: "The projection should be a square matrix, as large as the matrices of the group.",
            sides: [["columns", show(P[0]!.length)]] as const,
          };
    return found && { given: V.name, ...found };
  });

const commutes = law("commutes with the group", "P\\, \\rho(g) = \\rho(g)\\, P", (P, { matrices, words }) => {
  for (const [k, rho] of matrices.entries()) {
    const sides = differing(["rho(g) P", product(rho, P)], ["P rho(g)", product(P, rho)]);
    if (sides === undefined) continue;
    return {
      should: `P should commute with every element of the group, but not with g = ${words[k]}.`,
      sides,
      look: "is every element in the average, and the inverse on the right? In a slanted basis the transpose is another matrix",
    };
  }
  return undefined;
});

const idempotent = law("a projection", "P P = P", (P) => {
  const sides = differing(["P", P], ["P P", product(P, P)]);
  return (
    sides && {
      should: "Projecting twice should change nothing more than projecting once.",
      sides,
      look: "is P0 a projection, and did you divide by the number of elements?",
    }
  );
});

const ontoSubspace = law("onto the subspace", "P w = w, \\quad P x \\in W", (P, { basis }) => {
  const sides = differing(["w", basis], ["P w", product(P, basis)], () => "");
  if (sides !== undefined)
    return {
      should: "P should leave every vector of the subspace unchanged.",
      sides,
      look: "P0 w = w, and rho(g)^-1 w is in the subspace: which of the three factors undoes which?",
    };
  const k = basis[0]!.length;
  const beside = (i: number): Matrix => basis.map((row, r) => [...row, P[r]![i]!]);
  const j = P.findIndex((_, i) => rank(beside(i), 1e-8) > k);
  if (j < 0) return undefined;
  return {
    should: "P x should be in the subspace for every x.",
    sides: [
      ["x", show(identityMatrix(P.length)[j])],
      ["P x", clean(column(P, j))],
    ],
    look: "the image of P0 should be the subspace and nothing more",
  };
});

const neitherZeroNorOne = fault(
  "neither 0 nor 1",
  "P \\neq 0, \\quad P \\neq 1",
  once,
  (subject: EquivariantProjection) => {
    const [V] = subspaces.examples[0]!;
    const P = subject(V.matrices, V.basis);
    const isTrivial = [0, 1].some((c) => relativeError(P, diagonal(c)) < 1e-9);
    return isTrivial
      ? {
          should:
            "0 and 1 commute with everything; P should have your subspace as its image, and nothing else.",
          given: V.name,
          sides: [["P", show(P)]],
        }
      : undefined;
  },
);
const diagonal = (c: number): Matrix => identityMatrix(3).map((row) => row.map((x) => c * x));

/** B (B^T B)^-1 B^T, the orthogonal projection onto the span of the columns of B. */
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
const anyInput = map(subspaces, ([{ matrices, basis }]) => [matrices, basis]);

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
        "The basis vectors are the columns of B = `basis`: with k columns, B^T B is k x k and has an inverse; B B^T is larger and has none.",
      ],
    ],
    hints: [
      "Take any projection P0 onto the subspace and forget about the group. What happens to P0 if you average rho(g) P0 rho(g)^-1 over all g?",
      "P0 = B (B^T B)^-1 B^T, where B is the matrix `basis`. In code: matmul, transpose, inverse.",
      "For each rho in matrices add matmul(rho, matmul(P0, inverse(rho))) to a matrix of zeros, entry by entry, and divide by matrices.length.",
    ],
  },
);
