import {
  determinant,
  haarOrthogonal,
  identityMatrix,
  type Matrix,
  matmul,
  orthogonal,
  orthogonalExamples,
  type Random,
  rotation2,
  rotationExamples,
  rotationX,
  rotationZ,
  specialOrthogonal,
  transpose,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  among,
  type Explanation,
  fault,
  type Instances,
  type Law,
  orthogonalInWords,
  show,
} from "noether/laws";
import { differentAnswers } from "./differentAnswers.js";

type Kind = "SO" | "O" | "neither";
type WhichGroup = (m: Matrix) => Kind;

const mirror: Matrix = [
  [1, 0],
  [0, -1],
];
/** Two to four, and now and then nine. */
const inSize = (random: Random): number => (random.integer(6) === 0 ? 9 : 2 + random.integer(3));
const scaled = (factor: number, m: Matrix): number[][] => m.map((row) => row.map((x) => factor * x));

/** A matrix in words: an orthogonal one by what it does, another one by its entries. */
function inWords(m: Matrix): string {
  if (distanceFromOrthogonal(m) < 1e-9) return `M: ${orthogonalInWords(m)}`;
  return `M = ${m.length === 2 ? show(m) : `a stretched rotation, ${m.length} x ${m.length}`}`;
}

function distanceFromOrthogonal(m: Matrix): number {
  const gram = matmul(transpose(m), m);
  return Math.max(...gram.flatMap((row, i) => row.map((x, j) => Math.abs(x - (i === j ? 1 : 0)))));
}

/** All matrices of a family belong to one kind. */
function kindOf(
  name: string,
  statement: string,
  kind: Kind,
  family: { readonly examples: readonly Matrix[]; draw(random: Random): Matrix },
  should: string,
  look: (m: Matrix, got: unknown, whichGroup: WhichGroup) => string,
): Law<WhichGroup, readonly [m: Matrix]> {
  const instances: Instances<readonly [m: Matrix]> = {
    ...among(family.examples),
    draw: (random) => [family.draw(random)],
  };
  return fault(name, statement, instances, (whichGroup: WhichGroup, [m]) => {
    const got = whichGroup(m);
    if (got === kind) return undefined;
    return {
      should,
      given: inWords(m),
      sides: [
        ["expected", `"${kind}"`],
        ["got", show(got)],
      ],
      look: look(m, got, whichGroup),
    };
  });
}

/** Rotations without rounding errors: two quarter turns, and the third of a turn that permutes the axes. */
const exact: readonly Matrix[] = [
  [
    [0, -1],
    [1, 0],
  ],
  [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
  [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ],
];

const rotations = kindOf(
  "rotations",
  "R^T R = 1, \\; \\det R = 1 \\implies R \\in SO(n)",
  "SO",
  {
    examples: [identityMatrix(2), rotation2(Math.PI / 2), rotation2(1), ...rotationExamples],
    draw: (random) => specialOrthogonal(inSize(random)).haar(random),
  },
  'A rotation is in SO(n): the answer should be "SO".',
  (_, got, whichGroup) => {
    const onlyRounding = exact.every((q) => whichGroup(q) === "SO");
    if (got === "O")
      return onlyRounding
        ? "its determinant is 1 but for a rounding error of about 1e-16: its sign is enough"
        : "it is in O(n) as well, but its determinant is 1: which of the two says more?";
    return onlyRounding
      ? "entries of R^T R are off by rounding errors of about 1e-16: compare with a tolerance"
      : "is it really M^T M that you compare with I?";
  },
);

const reflections = kindOf(
  "reflections",
  "Q^T Q = 1, \\; \\det Q = -1 \\implies Q \\in O(n) \\setminus SO(n)",
  "O",
  {
    examples: [mirror, ...orthogonalExamples.filter((q) => determinant(q) < 0)],
    draw: (random) => {
      const q = haarOrthogonal(inSize(random), random);
      return determinant(q) < 0 ? q : q.map((row, i) => (i === 0 ? row.map((x) => -x) : row));
    },
  },
  'A reflection keeps all lengths and is no rotation: the answer should be "O".',
  (_, got) =>
    got === "SO"
      ? "Q^T Q = 1 says that Q is in O(n), whatever the slide says: what is left to ask for SO(n)?"
      : "its determinant is -1, but Q^T Q = 1, and that is all that O(n) asks for",
);

const impostors = kindOf(
  "impostors",
  "M^T M \\neq 1 \\implies M \\notin O(n)",
  "neither",
  {
    examples: [
      [
        [1, 1],
        [0, 1],
      ],
      [
        [2, 0],
        [0, 0.5],
      ],
      [
        [1, 0.6],
        [0, 0.8],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      scaled(1.01, rotation2(Math.PI / 2)),
      scaled(2, rotationZ(1)),
      scaled(0.999, rotationX(1)),
    ],
    draw: (random) => {
      const q = orthogonal(inSize(random)).haar(random);
      const stretch = 1 + (random.integer(2) === 0 ? 0.002 : 1) * random.uniform() + 0.001;
      // Stretched along one axis, and half of them squeezed along another, so that the volume is kept.
      const keeps = random.integer(2) === 0;
      return q.map((row, i) => row.map((x) => (i === 0 ? x * stretch : i === 1 && keeps ? x / stretch : x)));
    },
  },
  'A matrix that changes a length or an angle is in neither group: the answer should be "neither".',
  (m) => {
    const gram = matmul(transpose(m), m);
    const length = gram.findIndex((row, i) => Math.abs(row[i]! - 1) > 1e-4);
    return length >= 0
      ? `column ${length} has length ${show(Math.sqrt(gram[length]![length]!))}, and an orthogonal matrix has columns of length 1`
      : "its columns have length 1, but they are not perpendicular";
  },
);

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
      should: "What you say of A and of B decides what you should say of A B.",
      given: `A = ${orthogonalInWords(a)}, B = ${orthogonalInWords(b)}`,
      sides: [
        ["A", show(ofA)],
        ["B", show(ofB)],
        ["expected for A B", show(product(ofA, ofB))],
        ["got for A B", show(ofAB)],
      ],
      look: "A and B keep all lengths, so A B does: and two mirrors, one after the other, are a turn",
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
    should: "The identity, a reflection and a reflection that stretches should not all have the same answer.",
    given: "M: the identity, diag(1, -1) and diag(2, -2)",
    show,
    malformed: noKind,
    look: (kind) =>
      kind === "neither"
        ? "how is M^T M compared with I? Two matrices are never equal by `===`, even with equal entries: compare entry by entry, up to 1e-6"
        : undefined,
  },
);

const anyOrthogonal = {
  draw: (random: Random): [Matrix] => [orthogonal(inSize(random)).haar(random)],
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
      "takes the slide at its word: every orthogonal matrix is a rotation",
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
      (m) => {
        const trace = m.reduce((sum, row, i) => sum + row[i]!, 0);
        return lengthsKept(m) ? (trace > 0 ? "SO" : "O") : "neither";
      },
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
