import {
  columnSpace,
  identityMatrix,
  type Matrix,
  matmul,
  matvec,
  rank,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, map, once, show } from "noether/laws";
import {
  averaged,
  column,
  irreducible,
  noMatrix,
  overLargest,
  product,
  reducible,
  type Setting,
  settings,
} from "./settings.js";
import {
  type FindInvariantSubspace,
  fixedVectors,
  lowest,
  ofTheMean,
  reference,
  symmetricMatrix,
} from "./subspaceAnswers.js";

const irreducibleOnes = settings(irreducible);
const reducibleOnes = settings(reducible);

/** The first three entries of a vector. */
const firstThree = (x: Vector): string =>
  show(x.slice(0, 3).map((entry) => (Math.abs(entry) < 1e-9 ? 0 : entry)));

/** What is wrong with a result that should be a basis of a subspace, each column a dimension; or nothing. */
function noSubspace(W: Matrix | null, V: Setting): Explanation | undefined {
  if (W === null)
    return {
      should: "This representation is reducible, so you should find an invariant subspace.",
      given: V.name,
      sides: [["got", "null"]],
      look: "average a symmetric matrix with random entries: does it have two different eigenvalues?",
    };
  const bad = noMatrix(W, V.matrices[0]!.length, "The basis of the subspace");
  if (bad !== undefined)
    return { ...bad, given: V.name, look: "the basis vectors are the columns, as in exercise 2" };
  const isZero = W.flat().every((x) => Math.abs(x) < 1e-9);
  const dimension = isZero ? 0 : rank(W, 1e-8);
  return dimension === W[0]!.length
    ? undefined
    : {
        should: "The columns should be a basis: one for each dimension of the subspace.",
        given: V.name,
        sides: [
          ["your columns", show(W[0]!.length)],
          ["the dimension of what they span", show(dimension)],
        ],
        look: isZero
          ? "0 is always invariant and shows nothing"
          : "remove the columns that depend on the others",
      };
}

/** A law about the subspace that is found in a reducible representation. */
const law = (
  name: string,
  statement: string,
  find: (W: Matrix, V: Setting) => Explanation | undefined,
): Law<FindInvariantSubspace, [V: Setting]> =>
  fault(name, statement, reducibleOnes, (subject: FindInvariantSubspace, [V]) => {
    const W = subject(V.matrices);
    return noSubspace(W, V) ?? find(W!, V);
  });

const stays = law("what you find stays", "w \\in W \\implies \\rho(g) w \\in W", (W, V) => {
  const basis = columnSpace(W, 1e-9);
  for (const [k, rho] of V.matrices.entries()) {
    const moved = matmul(rho, basis);
    const inside = product(basis, transpose(basis), moved);
    const j = moved[0]!.findIndex((_, c) =>
      column(moved, c).some((x, i) => Math.abs(x - inside[i]![c]!) > 1e-6),
    );
    if (j < 0) continue;
    return {
      should: `Every element should take your subspace to itself, but g = ${V.words[k]} takes a vector out of it.`,
      given: `${V.name}; your subspace has dimension ${basis[0]!.length}`,
      sides: [
        [basis.length > 3 ? "w, its first three numbers" : "w", firstThree(column(basis, j))],
        ["rho(g) w", firstThree(column(moved, j))],
      ],
      look: "take a whole eigenspace, all eigenvectors whose values agree up to rounding, of a matrix that commutes with every rho(g)",
    };
  }
  return undefined;
});
const proper = law("neither 0 nor V", "0 \\neq W \\neq V", (W, V) => {
  const [d, k] = [W.length, W[0]!.length];
  return k < d
    ? undefined
    : {
        should:
          "The subspace should be smaller than V and larger than 0: V is always invariant and shows nothing.",
        given: V.name,
        sides: [
          ["dimension of V", show(d)],
          ["dimension of your subspace", show(k)],
        ],
      };
});

const leavesWhole = fault(
  "irreducible ones have none",
  "V \\text{ irreducible} \\implies \\text{null}",
  irreducibleOnes,
  (subject: FindInvariantSubspace, [V]) => {
    const W = subject(V.matrices);
    if (W === null) return undefined;
    const bad = noMatrix(W, V.matrices[0]!.length, "The result, if not null,");
    if (bad !== undefined) return bad;
    const w = column(W, 0);
    const dimension = rank(W, 1e-8);
    const k = V.matrices.findIndex((rho) => {
      const moved = matvec(rho, w);
      const both = W.map((row, i) => [...row, moved[i]!]);
      return rank(both, 1e-8) > dimension;
    });
    return {
      should:
        "This representation is irreducible: there is no invariant subspace to find, and the answer is null.",
      given: V.name,
      sides: [
        ["your first vector w", firstThree(overLargest(w))],
        k < 0
          ? ["dimension of your subspace", `${dimension} of ${W.length}`]
          : [`rho(g) w for g = ${V.words[k]}`, firstThree(matvec(V.matrices[k]!, w))],
      ],
      look: "for an irreducible V the averaged matrix is a multiple of 1: all its eigenvalues are equal, up to rounding",
    };
  },
);

const tellsApart = fault(
  "tells the two kinds apart",
  "\\text{null exactly if } V \\text{ is irreducible}",
  once,
  (subject: FindInvariantSubspace) => {
    const [first, second] = [reducibleOnes, irreducibleOnes].map(({ examples: [first] }) =>
      subject(first![0].matrices) === null ? "null" : "a subspace",
    );
    if (first !== second) return undefined;
    return {
      should:
        "Three permuted coordinates are reducible, the plane of a triangle is not: the answers should differ in kind.",
      given: "S3 acts on both",
      sides: [
        ["three coordinates", `${first}`],
        ["the plane", `${second}`],
      ],
    };
  },
);

const anyReducible = map(reducibleOnes, ([{ matrices }]) => [matrices]);

export const findInvariantSubspaceExercise: Exercise<FindInvariantSubspace> = exercise<FindInvariantSubspace>(
  {
    laws: [
      stays,
      worth(2, proper),
      worth(3, leavesWhole),
      tellsApart,
      everyInputCounts(reference, anyReducible),
    ],
    upTo: "any factor",
    reference,
    withhold: [
      "invariantSubspace",
      "invariantComplement",
      "isIrreducible",
      "irreducibility",
      "decompose",
      "commutant",
      "intertwiners",
      "reynolds",
      "isotypicProjection",
    ],
    mutants: [
      mutant("looks for vectors that stay, and nothing else", fixedVectors, rejectedBy(stays, proper)),
      mutant("averages the matrices of the group themselves", ofTheMean, rejectedBy(stays)),
      mutant(
        "averages over the first two elements",
        (matrices) => reference(matrices.slice(0, 2)),
        rejectedBy(stays, leavesWhole),
      ),
      mutant(
        "does not average",
        (matrices) => lowest(symmetricMatrix(matrices[0]!.length)),
        rejectedBy(stays, leavesWhole),
      ),
      mutant(
        "averages the identity, which is invariant already",
        (matrices) => lowest(averaged(matrices, identityMatrix(matrices[0]!.length))),
        rejectedBy(stays, proper, tellsApart),
      ),
      mutant(
        "compares eigenvalues exactly",
        (matrices) => lowest(averaged(matrices, symmetricMatrix(matrices[0]!.length)), 1e-18),
        rejectedBy(stays, leavesWhole),
      ),
      mutant(
        "takes the first vector of the eigenspace alone",
        (matrices) => reference(matrices)?.map((row) => row.slice(0, 1)) ?? null,
        rejectedBy(stays),
      ),
      mutant(
        "gives the whole space",
        (matrices) => matrices[0]!,
        rejectedBy(proper, leavesWhole, tellsApart),
      ),
      mutant(
        "gives every column twice",
        (matrices) => reference(matrices)?.map((row) => [...row, ...row]) ?? null,
        rejectedBy(stays, proper),
      ),
      mutant(
        "gives the zero vector",
        (matrices) => reference(matrices)?.map(() => [0]) ?? null,
        rejectedBy(stays, proper),
      ),
      mutant("calls everything irreducible", () => null, rejectedBy(stays, proper, tellsApart)),
    ],
    thrown: [
      [
        /expected a symmetric matrix/,
        "Average rho(g) A rho(g)^T for a symmetric A. The mean of the rho(g) themselves projects onto the vectors that stay: if none does, it is 0 up to rounding.",
      ],
    ],
    hints: [
      "Which matrices commute with all rho(g)? You can make one from any matrix A, by averaging rho(g) A rho(g)^-1. Exercise 3 says what it is if V is irreducible.",
      "Start from a symmetric A with random entries, so that the average is symmetric and has real eigenvalues. Its eigenspaces are invariant.",
      "const { values, vectors } = symmetricEigen(average). Count the values equal to values[0] within 1e-6: if all are, null; otherwise the first columns of vectors.",
    ],
  },
);
