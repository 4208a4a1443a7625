import { inverse, type Matrix, matmul, type Random, relativeError, transpose } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { among, type Instances, map, show } from "noether/laws";
import { anyMapInstances, intertwinerInstances, type MapInstance } from "./mapInstances.js";
import type { Setting } from "./settings.js";
import { bothWays, column, type Fault, firstColumn, intertwinerDimension, mapLaw } from "./squares.js";

type ReynoldsAverage = (A: Matrix, rhoV: readonly Matrix[], rhoW: readonly Matrix[]) => Matrix;

type Find = (R: Matrix, setting: Setting, A: Matrix, average: (A: Matrix) => Matrix) => Fault | undefined;

/** Why a result is not a map from V to W. */
function malformed(R: unknown, { rhoV, rhoW }: Setting): Fault | undefined {
  const [rows, columns] = [rhoW[0].length, rhoV[0].length];
  const fits =
    Array.isArray(R) &&
    R.length === rows &&
    R.every((row) => Array.isArray(row) && row.length === columns && row.every(Number.isFinite));
  if (fits) return undefined;
  const got = Array.isArray(R) && Array.isArray(R[0]) ? `${R.length} x ${R[0].length}: ${show(R)}` : show(R);
  return {
    should: `The average of maps from V to W should be a map from V to W: ${rows} x ${columns} finite numbers.`,
    sides: [["got", got]],
    look: "which representation is on the left of A, and which on the right?",
  };
}

/** A law about the average R of a map A. */
const law = (name: string, statement: string, instances: Instances<MapInstance>, find: Find) =>
  mapLaw<ReynoldsAverage>(name, statement, instances, (subject, setting, A) => {
    const average = (B: Matrix): Matrix => subject(B, setting.rhoV, setting.rhoW);
    const R = average(A);
    return malformed(R, setting) ?? find(R, setting, A, average);
  });

/** Two maps that should be equal, on the first basis vector where they differ. */
function compared(
  should: string,
  [first, a]: readonly [string, Matrix],
  [second, b]: readonly [string, Matrix],
  look: string,
): Fault | undefined {
  if (relativeError(a, b) < 1e-9) return undefined;
  const j = firstColumn(a, b);
  return {
    should,
    sides: [
      [`${first}, column ${j}`, show(column(a, j))],
      [`${second}, column ${j}`, show(column(b, j))],
    ],
    look,
  };
}

/** Where to look when an average does not commute. */
function whyNot(R: Matrix, A: Matrix, { name }: Setting): string {
  if (relativeError(R, A) < 1e-9) return "this is A itself: was anything averaged?";
  return name.includes("slanted")
    ? "in a slanted basis the matrices are not orthogonal: is their inverse the transpose?"
    : "all elements should take part, and the matrix of g on the right of A should be inverted";
}

const isEquivariant = law(
  "the average is equivariant",
  "\\bar A\\, \\rho_V(g) = \\rho_W(g)\\, \\bar A",
  anyMapInstances,
  (R, setting, A) => {
    for (const [g, words] of setting.words.entries()) {
      const [before, after] = bothWays(setting, R, g);
      const found = compared(
        `The average should commute with ${words}, as with every element.`,
        ["rho_W(g) times the average", after],
        ["the average times rho_V(g)", before],
        whyNot(R, A, setting),
      );
      if (found !== undefined) return found;
    }
    return undefined;
  },
);

const keepsIntertwiners = law(
  "what is equivariant stays",
  "A\\, \\rho_V(g) = \\rho_W(g)\\, A \\text{ for all } g \\implies \\bar A = A",
  intertwinerInstances,
  (R, _, A) =>
    compared(
      "This A commutes with the whole group already, so the average should leave it unchanged.",
      ["A", A],
      ["its average", R],
      "every term of the sum is A itself: what is the mean of |G| equal things?",
    ),
);

const isIdempotent = law("twice is once", "\\bar{\\bar A} = \\bar A", anyMapInstances, (R, _, __, average) =>
  compared(
    "Averaging an average should change nothing.",
    ["averaged once", R],
    ["averaged twice", average(R)],
    "is the average equivariant, and are there |G| terms in the mean?",
  ),
);

const hasTheRank = law(
  "as many free numbers as there should be",
  "\\operatorname{tr}(A \\mapsto \\bar A) = \\frac{1}{|G|} \\sum_g \\chi_W(g)\\, \\chi_V(g^{-1})",
  anyMapInstances,
  (_, setting, A, average) => {
    const unit = (i: number, j: number): Matrix =>
      A.map((row, p) => row.map((__, q) => (p === i && q === j ? 1 : 0)));
    const kept = A.flatMap((row, i) => row.map((__, j) => average(unit(i, j))[i][j])).reduce(
      (a, b) => a + b,
      0,
    );
    if (Math.abs(kept - intertwinerDimension(setting)) < 1e-9) return undefined;
    return {
      given: setting.name,
      should:
        "Averaging keeps some free numbers of A and forgets the others. The traces of the matrices say how many should be left.",
      sides: [
        ["mean of tr rho_W(g) tr rho_V(g^-1)", show(intertwinerDimension(setting))],
        ["free numbers that yours keeps", show(kept)],
      ],
      look: "does your sum run over all elements, and does every entry of A take part?",
    };
  },
);

const isNotTrivial = law(
  "neither zero nor the input",
  "\\bar A \\neq 0, \\quad \\bar A \\neq A",
  map(among(anyMapInstances.examples.slice(0, 1)), ([instance]) => instance),
  (R, _, A) => {
    const zero = R.flat().every((entry) => entry === 0);
    if (!zero && relativeError(R, A) > 1e-9) return undefined;
    return {
      should: zero
        ? "The zero map is equivariant but useless: the average of this A is not zero."
        : "This A is not equivariant: its average should be a different map.",
      sides: [["the average", show(R)]],
    };
  },
);

/** The mean of some terms, one for each element. */
const mean =
  (
    term: (A: Matrix, V: Matrix, W: Matrix) => Matrix,
    share = (order: number) => 1 / order,
  ): ReynoldsAverage =>
  (A, rhoV, rhoW) => {
    const terms = rhoV.map((V, g) => term(A, V, rhoW[g]));
    return A.map((row, i) =>
      row.map((_, j) => terms.reduce((sum, t) => sum + t[i][j], 0) * share(terms.length)),
    );
  };

const reference: ReynoldsAverage = mean((A, V, W) => matmul(W, matmul(A, inverse(V))));
const simpleMaps = anyMapInstances.examples.map(([{ rhoV, rhoW }, A]) => [A, rhoV, rhoW] as const);
const anyInput = {
  draw: (random: Random): [Matrix, readonly Matrix[], readonly Matrix[]] => {
    const [{ rhoV, rhoW }, A] = anyMapInstances.draw(random);
    return [A.map((row) => row.map((x) => x + random.uniform())), rhoV, rhoW];
  },
};

export const reynoldsAverageExercise: Exercise<ReynoldsAverage> = exercise<ReynoldsAverage>({
  laws: [
    worth(2, isEquivariant),
    worth(1, keepsIntertwiners),
    worth(1, isIdempotent),
    worth(1, hasTheRank),
    isNotTrivial,
    everyInputCounts(reference, anyInput),
    rightSize(reference, { draw: anyInput.draw, large: simpleMaps }),
  ],
  reference,
  withhold: ["reynolds", "reynoldsEstimate", "intertwiners"],
  mutants: [
    mutant(
      "forgets the inverse: rho_W(g) A rho_V(g)",
      mean((A, V, W) => matmul(W, matmul(A, V))),
      rejectedBy(isEquivariant, keepsIntertwiners),
    ),
    mutant(
      "transposes where it should invert",
      mean((A, V, W) => matmul(W, matmul(A, transpose(V)))),
      rejectedBy(isEquivariant, keepsIntertwiners),
    ),
    mutant(
      "sums and forgets to divide by |G|",
      mean(
        (A, V, W) => matmul(W, matmul(A, inverse(V))),
        () => 1,
      ),
      rejectedBy(keepsIntertwiners, isIdempotent, hasTheRank),
    ),
    mutant(
      "moves the result only: rho_W(g) A",
      mean((A, _, W) => matmul(W, A)),
      rejectedBy(isEquivariant),
    ),
    mutant(
      "has the representations on the wrong sides: rho_V(g) A rho_W(g)^-1",
      mean((A, V, W) => matmul(V, matmul(A, inverse(W)))),
      rejectedBy(isEquivariant, hasTheRank),
    ),
    mutant("returns A", (A) => A, rejectedBy(isEquivariant, hasTheRank, isNotTrivial)),
    mutant(
      "returns the zero map, which is equivariant",
      (A) => A.map((row) => row.map(() => 0)),
      rejectedBy(keepsIntertwiners, hasTheRank, isNotTrivial),
    ),
    mutant(
      "averages over the first two elements",
      (A, rhoV, rhoW) =>
        mean((B, V, W) => matmul(W, matmul(B, inverse(V))))(A, rhoV.slice(0, 2), rhoW.slice(0, 2)),
      rejectedBy(isEquivariant, hasTheRank),
    ),
  ],
  hints: [
    "Read rho_W(g) A rho_V(g)^-1 from right to left: move the input back, apply A, move the result forward. Sum these matrices over all g.",
    "matmul multiplies two matrices, inverse inverts one. The inverse of rhoV[g] is its transpose only if the matrix is orthogonal.",
    "Start from a matrix of zeros of the size of A. For each g add matmul(rhoW[g], matmul(A, inverse(rhoV[g]))) to it, entry by entry. Divide by rhoV.length.",
  ],
});
