import { type Matrix, matvec, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, show } from "noether/laws";

type NoComplement = () => { readonly matrix: Matrix; readonly line: Vector };

const isVector = (x: unknown): x is number[] =>
  Array.isArray(x) && x.length === 2 && x.every((entry) => Number.isFinite(entry));

/** What is wrong with the form of the answer: A should be an invertible 2 x 2 matrix, the line a nonzero vector. */
function malformed(answer: unknown): Explanation | undefined {
  const { matrix, line } = (answer ?? {}) as { readonly matrix?: unknown; readonly line?: unknown };
  const said = (should: string, got: string): Explanation => ({ should, given: "", sides: [["got", got]] });
  if (matrix === undefined || line === undefined)
    return said("The answer should be { matrix, line }.", Array.isArray(answer) ? "a list" : show(answer));
  if (!Array.isArray(matrix) || matrix.length !== 2 || !matrix.every(isVector))
    return said("matrix should be a 2 x 2 matrix of finite numbers.", show(matrix));
  if (isVector(line) && Math.hypot(...line) > 0) return undefined;
  return said("line should be a vector of 2 numbers that are not both 0.", show(line));
}

/** A law about an answer of the right form. */
const law = (
  name: string,
  statement: string,
  find: (A: Matrix, line: Vector) => Explanation | undefined,
): Law<NoComplement, []> =>
  fault(name, statement, once, (subject: NoComplement) => {
    const answer = subject();
    return malformed(answer) ?? find(answer.matrix, answer.line);
  });

const determinant = ([[a, b], [c, d]]: Matrix): number => a! * d! - b! * c!;
const size = (A: Matrix): number => Math.max(...A.flat().map(Math.abs));
const parallel = ([a, b]: Vector, [c, d]: Vector, scale: number): boolean =>
  Math.abs(a! * d! - b! * c!) <= 1e-9 * scale;

const invertible = law(
  "a representation of Z",
  "\\rho(n) = A^n \\text{ for all } n \\in \\mathbb{Z}, \\quad \\det A \\neq 0",
  (A) => {
    const [[a, b], [c, d]] = A as readonly [readonly [number, number], readonly [number, number]];
    if (Math.abs(determinant(A)) > 1e-9 * (Math.abs(a * d) + Math.abs(b * c))) return undefined;
    return {
      should: "Every integer n should act by A^n, the negative ones too: A should have an inverse.",
      given: `A = ${show(A)}`,
      sides: [["the determinant of A", show(determinant(A))]],
      look: "the matrix of -1 must undo the matrix of 1",
    };
  },
);

const stays = law("your line stays", "A v = \\lambda v, \\quad v \\neq 0", (A, v) => {
  const moved = matvec(A, v);
  if (parallel(v, moved, size(A) * Math.hypot(...v) ** 2)) return undefined;
  return {
    should: "A should take every vector of your line to a vector of the same line.",
    given: `A = ${show(A)}`,
    sides: [
      ["v", show(v)],
      ["A v", show(moved)],
    ],
    look: "a line stays exactly where it is along an eigenvector",
  };
});

/** A matrix with all its digits, where they are few: 1.0001 is not 1. */
function allDigits(A: Matrix): string {
  const text = `[${A.map((row) => `[${row.join(", ")}]`).join(", ")}]`;
  return text.length > 60 ? show(A) : text;
}

/** The two directions that a matrix with two different eigenvalues leaves alone. */
function eigenvector([[a, b], [c, d]]: Matrix, value: number): Vector {
  const rows: readonly Vector[] = [
    [b!, value - a!],
    [value - d!, c!],
  ];
  const [first, second] = rows as readonly [Vector, Vector];
  const found = Math.hypot(...first) > Math.hypot(...second) ? first : second;
  const largest = found.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) ? entry : most), 0);
  return found.map((entry) => entry / largest + 0);
}

const alone = law("no other line stays", "A w = \\mu w \\implies w \\in \\mathbb{R} v", (A, line) => {
  const [[a, b], [c, d]] = A as readonly [readonly [number, number], readonly [number, number]];
  const scale = size(A);
  const discriminant = (a - d) ** 2 + 4 * b * c;
  const given = `A = ${allDigits(A)}, v = ${show(line)}`;
  // What rounding leaves of 0; 1 and 1 + 1e-6 are two eigenvalues.
  if (Math.abs(discriminant) <= 4e-15 * scale ** 2) {
    if (Math.max(Math.abs(b), Math.abs(c), Math.abs(a - d)) > 1e-4 * scale) return undefined;
    const w = Math.abs(line[0]!) > Math.abs(line[1]!) ? [0, 1] : [1, 0];
    return {
      should: "No line but yours should stay, but A only stretches: every line stays.",
      given,
      sides: [
        ["w", show(w)],
        ["A w", show(matvec(A, w))],
      ],
      look: "the line along w is an invariant complement",
    };
  }
  if (discriminant < 0) {
    return {
      should: "One line should stay, but A has no real eigenvalue: no line stays.",
      given: `A = ${show(A)}`,
      sides: [["(tr A)^2 - 4 det A", show(discriminant)]],
      look: "this plane is irreducible; you need a line that stays and has no partner",
    };
  }
  const values = [1, -1].map((sign) => (a + d + sign * Math.sqrt(discriminant)) / 2);
  const vectors = values.map((value) => eigenvector(A, value));
  const k = vectors.findIndex((w) => !parallel(w, line, Math.hypot(...line)));
  return {
    should: "No line but yours should stay, but here is another one.",
    given,
    sides: [
      ["w", show(vectors[k])],
      ["A w", show(matvec(A, vectors[k]!).map((x) => x + 0))],
    ],
    look: "two different eigenvalues always give two lines, and each is a complement of the other",
  };
});

/** The answer whose matrix has these entries, row by row. */
const answer =
  (entries: Vector, line: Vector): NoComplement =>
  () => ({ matrix: [entries.slice(0, 2), entries.slice(2)], line });

export const noComplementExercise: Exercise<NoComplement> = exercise<NoComplement>({
  laws: [invertible, worth(1, stays), worth(2, alone)],
  reference: answer([1, 1, 0, 1], [1, 0]),
  answer: "constant",
  withhold: ["shear"],
  mutants: [
    mutant(
      "a shear with two eigenvalues that are nearly the same",
      answer([1, 1, 0, 1.00002], [1, 0]),
      rejectedBy(alone),
    ),
    mutant("a diagonal matrix", answer([2, 0, 0, 1], [1, 0]), rejectedBy(alone)),
    mutant("a triangular matrix with two eigenvalues", answer([1, 1, 0, 2], [1, 0]), rejectedBy(alone)),
    mutant("a quarter turn, which leaves no line", answer([0, -1, 1, 0], [1, 0]), rejectedBy(stays, alone)),
    mutant("the identity, which leaves every line", answer([1, 0, 0, 1], [1, 0]), rejectedBy(alone)),
    mutant("a shear without its diagonal", answer([0, 1, 0, 0], [1, 0]), rejectedBy(invertible)),
    mutant("the line that the shear moves", answer([1, 1, 0, 1], [0, 1]), rejectedBy(stays)),
    mutant("a reflection", answer([0, 1, 1, 0], [1, 1]), rejectedBy(alone)),
  ],
  hints: [
    "A line is invariant if it lies along an eigenvector. How many eigenvalues may A have, so that only one line stays?",
    "One eigenvalue, and not a multiple of the identity. A triangular matrix shows its eigenvalues on the diagonal.",
    "Keep (1, 0) where it is and push (0, 1) sideways: what are the two columns of A?",
  ],
});
