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
import { among, fault, type Instances, type Law, orthogonalInWords, show } from "noether/laws";

export type Kind = "SO" | "O" | "neither";

export type WhichGroup = (m: Matrix) => Kind;

export const mirror: Matrix = [
  [1, 0],
  [0, -1],
];

/** A size from two to four, and now and then nine. */
export const inSize = (random: Random): number => (random.integer(6) === 0 ? 9 : 2 + random.integer(3));

export const scaled = (factor: number, m: Matrix): number[][] => m.map((row) => row.map((x) => factor * x));

/** A matrix in words: an orthogonal one by what it does, any other by its entries. */
function inWords(m: Matrix): string {
  if (distanceFromOrthogonal(m) < 1e-9) return `M: ${orthogonalInWords(m)}`;
  return `M = ${m.length === 2 ? show(m) : `a stretched rotation, ${m.length} x ${m.length}`}`;
}

function distanceFromOrthogonal(m: Matrix): number {
  const gram = matmul(transpose(m), m);
  return Math.max(...gram.flatMap((row, i) => row.map((x, j) => Math.abs(x - (i === j ? 1 : 0)))));
}

/** The law that all matrices of a family are of one kind. */
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

/** Rotations without rounding errors: two quarter turns, and the rotation by 120 degrees that permutes the axes. */
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

export const rotations = kindOf(
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
        ? "its determinant is 1 up to a rounding error of about 1e-16: its sign is enough"
        : "it is in O(n) as well, but its determinant is 1: which of the two says more?";
    return onlyRounding
      ? "entries of R^T R are off by rounding errors of about 1e-16: compare with a tolerance"
      : "is it really M^T M that you compare with I?";
  },
);

export const reflections = kindOf(
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
  'A reflection keeps all lengths and is not a rotation: the answer should be "O".',
  (_, got) =>
    got === "SO"
      ? "Q^T Q = 1 says that Q is in O(n), whatever the slide says: what is left to ask for SO(n)?"
      : "its determinant is -1, but Q^T Q = 1, and that is all that O(n) asks for",
);

export const impostors = kindOf(
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
      // Stretched along one axis, and half of them squeezed along another, so that the volume is preserved.
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
