import {
  columnSpace,
  identityMatrix,
  type Matrix,
  matmul,
  random as numbers,
  type Random,
  rank,
  symmetricEigen,
  transpose,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, type Instances, show } from "noether/laws";
import {
  type AnyRepresentation,
  column,
  inTurnedBasis,
  irreducible,
  irreducibleNames,
  law,
  noMatrix,
  product,
  reducible,
  reducibleNames,
  type Setting,
  setting,
} from "./settings.js";

type FindInvariantSubspace = (matrices: readonly Matrix[]) => Matrix | null;
type Instance = readonly [V: Setting];

const turned = ", in a hidden basis";

/** Representations as they are, then in hidden orthonormal bases. */
function instances(all: readonly AnyRepresentation[], names: readonly string[]): Instances<Instance> {
  const examples = all.map((V, k): Instance => [setting(names[k]!, V)]);
  return {
    examples,
    draw(random) {
      const k = random.integer(all.length);
      return [setting(`${names[k]}${turned}`, inTurnedBasis(all[k]!, random))];
    },
    *simpler([{ name, matrices }]) {
      if (!name.endsWith(turned)) return;
      yield* examples.filter(([V]) => `${V.name}${turned}` === name);
      yield* examples.filter(([V]) => V.matrices[0]!.length < matrices[0]!.length);
    },
  };
}
const irreducibleOnes = instances(irreducible, irreducibleNames);
const reducibleOnes = instances(reducible, reducibleNames);

const tidy = (x: readonly number[]): string => {
  const largest = x.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) + 1e-9 ? entry : most), 0);
  return show(x.map((entry) => (Math.abs(entry / largest) < 1e-9 ? 0 : entry / largest)));
};

/** What is wrong with columns that should be a basis, if anything: each of them counts as a dimension. */
function notIndependent(basis: Matrix, V: Setting): Explanation | undefined {
  const columns = basis[0]!.length;
  const dimension = basis.flat().every((x) => Math.abs(x) < 1e-9) ? 0 : rank(basis, 1e-8);
  if (dimension === columns) return undefined;
  return {
    should: "The columns should be a basis: as many of them as the subspace has dimensions.",
    given: V.name,
    sides: [
      ["your columns", show(columns)],
      ["the dimension of what they span", show(dimension)],
    ],
    look:
      dimension === 0
        ? "0 is always invariant and shows nothing"
        : "leave out the columns that the others make already",
  };
}

/** What is wrong with a result that should be a subspace, or nothing where it is one. */
function noSubspace(result: unknown, V: Setting): Explanation | undefined {
  if (result !== null) {
    const bad = noMatrix(result, V.matrices[0]!.length, "The basis of the subspace");
    if (bad !== undefined)
      return { ...bad, given: V.name, look: "the basis vectors are the columns, as in exercise 2" };
    return notIndependent(result as Matrix, V);
  }
  return {
    should: "This representation is reducible, so you should find an invariant subspace.",
    given: V.name,
    sides: [["got", "null"]],
    look: "average a symmetric matrix with random entries: has it two different eigenvalues?",
  };
}

const stays = law<FindInvariantSubspace, Instance>(
  "what you find stays",
  "w \\in W \\implies \\rho(g) w \\in W",
  reducibleOnes,
  (subject, V) => {
    const W = subject(V.matrices as Matrix[]);
    const bad = noSubspace(W, V);
    if (bad !== undefined) return bad;
    const basis = columnSpace(W!, 1e-9);
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
          [first(basis), show(column(basis, j).slice(0, 3).map(dust))],
          ["rho(g) w", show(column(moved, j).slice(0, 3).map(dust))],
        ],
        look: "take a whole eigenspace, all eigenvectors whose values agree up to rounding, of a matrix that commutes with every rho(g)",
      };
    }
    return undefined;
  },
);
const first = (basis: Matrix): string => (basis.length > 3 ? "w, its first three numbers" : "w");
const dust = (x: number): number => (Math.abs(x) < 1e-9 ? 0 : x);

const proper = law<FindInvariantSubspace, Instance>(
  "neither 0 nor V",
  "0 \\neq W \\neq V",
  reducibleOnes,
  (subject, V) => {
    const W = subject(V.matrices as Matrix[]);
    const bad = noSubspace(W, V);
    if (bad !== undefined) return bad;
    const d = V.matrices[0]!.length;
    const k = W![0]!.length;
    if (k < d) return undefined;
    return {
      should:
        "The subspace should be smaller than V and larger than 0: V is always invariant and shows nothing.",
      given: V.name,
      sides: [
        ["dimension of V", show(d)],
        ["dimension of your subspace", show(k)],
      ],
    };
  },
);

const leavesWhole = law<FindInvariantSubspace, Instance>(
  "irreducible ones have none",
  "V \\text{ irreducible} \\implies \\text{null}",
  irreducibleOnes,
  (subject, V) => {
    const W = subject(V.matrices as Matrix[]);
    if (W === null) return undefined;
    const bad = noMatrix(W, V.matrices[0]!.length, "The result, if not null,");
    if (bad !== undefined) return bad;
    const w = column(W, 0);
    const k = V.matrices.findIndex(
      (rho) =>
        rank(
          W.map((row, i) => [...row, matmul(rho, W)[i]![0]!]),
          1e-8,
        ) > rank(W, 1e-8),
    );
    return {
      should:
        "This representation is irreducible: there is no invariant subspace to find, and the answer is null.",
      given: V.name,
      sides: [
        ["your first vector w", tidy(w.slice(0, 3))],
        ...(k < 0
          ? ([["dimension of your subspace", `${rank(W, 1e-8)} of ${w.length}`]] as const)
          : ([
              [
                `rho(g) w for g = ${V.words[k]}`,
                show(column(matmul(V.matrices[k]!, W), 0).slice(0, 3).map(dust)),
              ],
            ] as const)),
      ],
      look: "of an irreducible V the averaged matrix is a multiple of 1: all its eigenvalues are equal, up to rounding",
    };
  },
);

const tellsApart = law<FindInvariantSubspace, readonly []>(
  "tells the two kinds apart",
  "\\text{null exactly where } V \\text{ is irreducible}",
  { examples: [[]], draw: () => [], simpler: () => [] },
  (subject) => {
    const [[reducibleOne], [irreducibleOne]] = [reducibleOnes.examples[0]!, irreducibleOnes.examples[0]!];
    const results = [reducibleOne, irreducibleOne].map(
      ({ matrices }) => subject(matrices as Matrix[]) === null,
    );
    if (results[0] !== results[1]) return undefined;
    return {
      should:
        "Three permuted coordinates are reducible, the plane of a triangle is not: the answers should differ in kind.",
      given: "S3 acts on both",
      sides: [
        ["three coordinates", results[0] ? "null" : "a subspace"],
        ["the plane", results[1] ? "null" : "a subspace"],
      ],
    };
  },
);

/** A symmetric matrix with random entries. */
function symmetricMatrix(d: number): Matrix {
  const draw = numbers(11);
  const A = Array.from({ length: d }, () => Array.from({ length: d }, () => draw.normal()));
  return A.map((row, i) => row.map((x, j) => x + A[j]![i]!));
}

const mean = (terms: readonly Matrix[]): Matrix =>
  terms[0]!.map((row, i) => row.map((_, j) => terms.reduce((sum, t) => sum + t[i]![j]!, 0) / terms.length));

/** The lowest eigenspace of a symmetric matrix, or null where it is everything. */
function lowest(A: Matrix, tolerance = 1e-6): Matrix | null {
  const even = A.map((row, i) => row.map((x, j) => (x + A[j]![i]!) / 2));
  const { values, vectors } = symmetricEigen(even);
  const k = values.filter((value) => value - values[0]! < tolerance).length;
  return k === values.length ? null : vectors.map((row) => row.slice(0, k));
}

const averaged = (matrices: readonly Matrix[], A: Matrix = symmetricMatrix(matrices[0]!.length)): Matrix =>
  mean(matrices.map((rho) => product(rho, A, transpose(rho))));

const reference: FindInvariantSubspace = (matrices) => lowest(averaged(matrices));

/** The vectors that every element fixes: the image of the mean of all matrices. */
const fixedVectors: FindInvariantSubspace = (matrices) => {
  const P = mean(matrices);
  return P.flat().every((x) => Math.abs(x) < 1e-9) ? null : columnSpace(P, 1e-8);
};

const anyReducible = {
  draw: (random: Random): [readonly Matrix[]] => [reducibleOnes.draw(random)[0].matrices],
};

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
      mutant(
        "averages the matrices of the group themselves",
        (matrices) => {
          const { values, vectors } = symmetricEigen(mean(matrices));
          const k = values.filter((value) => value - values[0]! < 1e-6).length;
          return k === values.length ? null : vectors.map((row) => row.slice(0, k));
        },
        rejectedBy(stays),
      ),
      mutant(
        "averages over the first two elements",
        (matrices) => lowest(averaged(matrices.slice(0, 2))),
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
        (matrices) => lowest(averaged(matrices), 1e-18),
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
        "Average rho(g) A rho(g)^T for a symmetric A. The mean of the rho(g) themselves projects on the vectors that stay: where none does it is 0, up to rounding.",
      ],
    ],
    hints: [
      "Which matrices commute with all rho(g)? You can make one from any matrix A, by averaging rho(g) A rho(g)^-1. Exercise 3 says what becomes of it if V is irreducible.",
      "Start from a symmetric A with random entries, so that the average is symmetric and has real eigenvalues. Its eigenspaces are invariant.",
      "const { values, vectors } = symmetricEigen(average). Count the values equal to values[0] within 1e-6: if all are, null; else the first columns of vectors.",
    ],
  },
);
