import {
  determinant,
  identityMatrix,
  type Matrix,
  matmul,
  orthogonal,
  orthogonalExamples,
  type Random,
  rotation2,
  rotationX,
  trace,
  transpose,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Instances, type Law, orthogonalInWords, show } from "noether/laws";
import { differentAnswers } from "./differentAnswers.js";
import {
  impostors,
  inSize,
  type Kind,
  mirror,
  reflections,
  rotations,
  scaled,
  type WhichGroup,
} from "./kinds.js";

/** O(n) / SO(n) is a group of two elements: rotation times reflection is a reflection, and so on. */
const product = (a: unknown, b: unknown): unknown =>
  a === "SO" ? b : a === "O" && b === "O" ? "SO" : a === "O" && b === "SO" ? "O" : "neither";

const pairs: Instances<readonly [a: Matrix, b: Matrix]> = {
  examples: [
    [mirror, mirror],
    [rotation2(Math.PI / 2), mirror],
    [rotation2(1), rotation2(1)],
    ...orthogonalExamples.slice(1, 6).map((q) => [q, rotationX(Math.PI / 2)] as const),
  ],
  draw: (random) => {
    const group = orthogonal(inSize(random));
    return [group.haar(random), group.haar(random)];
  },
  simpler: () => [],
};

const products: Law<WhichGroup, readonly [a: Matrix, b: Matrix]> = fault(
  "products",
  "\\det(A B) = \\det A \\, \\det B",
  pairs,
  (whichGroup: WhichGroup, [a, b]) => {
    const [ofA, ofB, ofAB] = [whichGroup(a), whichGroup(b), whichGroup(matmul(a, b))];
    if (ofAB === product(ofA, ofB)) return undefined;
    return {
      should: "Your answers for A and for B determine the right answer for A B.",
      given: `A = ${orthogonalInWords(a)}, B = ${orthogonalInWords(b)}`,
      sides: [
        ["A", show(ofA)],
        ["B", show(ofB)],
        ["expected for A B", show(product(ofA, ofB))],
        ["got for A B", show(ofAB)],
      ],
      look: "A and B keep all lengths, so A B does too; and two reflections, one after another, are a rotation",
    };
  },
);

const noKind = (kind: unknown): Explanation | undefined =>
  kind === "SO" || kind === "O" || kind === "neither"
    ? undefined
    : {
        should: 'The answer should be one of the words "SO", "O" and "neither".',
        given: "",
        sides: [["got", show(kind)]],
      };

const doesSomething = differentAnswers<[Matrix], Kind>(
  2,
  [[identityMatrix(2)], [mirror], [scaled(2, mirror)]],
  {
    should: "The identity, a reflection and a stretched reflection should not all have the same answer.",
    given: "M: the identity, diag(1, -1) and diag(2, -2)",
    show,
    malformed: noKind,
    look: (kind) =>
      kind === "neither"
        ? "how is M^T M compared with I? Two matrices are never equal by `===`, even with equal entries: compare entry by entry, up to 1e-6"
        : undefined,
  },
);

/**
 * Orthogonal matrices only: an answer that gives all of them one name is constant here. Rounding decides little for 5
 * rows: one determinant in seven is exactly 1, and Q^T Q never exactly the identity.
 */
const anyOrthogonal = {
  draw: (random: Random): [Matrix] => [orthogonal(random.integer(6) === 0 ? 9 : 5).haar(random)],
};

const isClose = (a: Matrix, b: Matrix, tolerance: number): boolean =>
  a.every((row, i) => row.every((x, j) => Math.abs(x - b[i]![j]!) <= tolerance));

const lengthsKept = (m: Matrix, tolerance = 1e-6): boolean =>
  isClose(matmul(transpose(m), m), identityMatrix(m.length), tolerance);

const byDeterminant = (m: Matrix): Kind => (determinant(m) > 0 ? "SO" : "O");

const reference: WhichGroup = (m) => (lengthsKept(m) ? byDeterminant(m) : "neither");

export const whichGroupExercise: Exercise<WhichGroup> = exercise<WhichGroup>({
  laws: [
    doesSomething,
    worth(1, rotations),
    worth(1, reflections),
    worth(1, impostors),
    worth(1, products),
    everyInputCounts(reference, anyOrthogonal),
  ],
  reference,
  withhold: ["isOrthogonal", "isRotation", "nearestOrthogonal", "nearestRotation"],
  mutants: [
    mutant(
      "takes the slide literally: every orthogonal matrix is a rotation",
      (m) => (lengthsKept(m) ? "SO" : "neither"),
      rejectedBy(reflections),
    ),
    mutant(
      "calls every orthogonal matrix an element of O(n)",
      (m) => (lengthsKept(m) ? "O" : "neither"),
      rejectedBy(rotations, products),
    ),
    mutant(
      "looks at the determinant alone",
      (m) =>
        Math.abs(determinant(m) - 1) < 1e-6 ? "SO" : Math.abs(determinant(m) + 1) < 1e-6 ? "O" : "neither",
      rejectedBy(impostors),
    ),
    mutant(
      "asks for columns of length 1 and forgets their angles",
      (m) =>
        transpose(m).every((column) => Math.abs(Math.hypot(...column) - 1) < 1e-6)
          ? byDeterminant(m)
          : "neither",
      rejectedBy(impostors),
    ),
    mutant(
      "compares without a tolerance",
      (m) => (lengthsKept(m, 0) ? byDeterminant(m) : "neither"),
      rejectedBy(rotations),
    ),
    mutant(
      "squares M instead of taking M^T M",
      (m) => (isClose(matmul(m, m), identityMatrix(m.length), 1e-6) ? byDeterminant(m) : "neither"),
      rejectedBy(rotations),
    ),
    mutant(
      "asks for a determinant of exactly 1",
      (m) => (lengthsKept(m) ? (determinant(m) === 1 ? "SO" : "O") : "neither"),
      rejectedBy(rotations),
    ),
    mutant(
      "tolerates a tenth",
      (m) => (lengthsKept(m, 0.1) ? byDeterminant(m) : "neither"),
      rejectedBy(impostors),
    ),
    mutant(
      "takes the trace for the determinant",
      (m) => (lengthsKept(m) ? (trace(m) > 0 ? "SO" : "O") : "neither"),
      rejectedBy(rotations, products),
    ),
    mutant("always says neither", () => "neither", rejectedBy(doesSomething, rotations)),
  ],
  hints: [
    "Which two equations does a matrix of SO(n) obey, and which one of them is left for O(n)?",
    "matmul(transpose(m), m) should be the identity: all its entries within 1e-6 of those of identityMatrix(n).",
    "If that holds, the determinant is 1 or -1: its sign decides between the two groups.",
  ],
});
