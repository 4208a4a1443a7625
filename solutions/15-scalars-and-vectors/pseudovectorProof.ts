import { determinant, type Matrix, matmul, matvec, transpose, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Derivation,
  dot,
  elementInstances,
  equalLines,
  justified,
  type Proof,
  tuple,
  vectorTriples,
} from "noether/laws";
import { named } from "./comparison.js";
import { space } from "./motions.js";
import { cross } from "./told.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason = "triple" | "orthogonal" | "columns" | "product" | "transpose" | "rotation" | "volume";
type PseudovectorProof = Proof<Card, Reason>;
type Numbers = readonly [Q: Matrix, u: Vector, v: Vector, w: Vector];

/** The determinant of the matrix with these columns. */
const det = (...columns: readonly [Vector, Vector, Vector]): number => determinant(transpose(columns));

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: { text: "<u, Q v x Q w>", value: (Q, u, v, w) => dot(u, cross(matvec(Q, v), matvec(Q, w))) },
    B: { text: "det[u, Q v, Q w]", value: (Q, u, v, w) => det(u, matvec(Q, v), matvec(Q, w)) },
    C: {
      text: "det[Q Q^T u, Q v, Q w]",
      value: (Q, u, v, w) => det(matvec(Q, matvec(transpose(Q), u)), matvec(Q, v), matvec(Q, w)),
    },
    D: {
      text: "det(Q [Q^T u, v, w])",
      value: (Q, u, v, w) => determinant(matmul(Q, transpose([matvec(transpose(Q), u), v, w]))),
    },
    E: {
      text: "det(Q) det[Q^T u, v, w]",
      value: (Q, u, v, w) => determinant(Q) * det(matvec(transpose(Q), u), v, w),
    },
    F: {
      text: "det(Q) <Q^T u, v x w>",
      value: (Q, u, v, w) => determinant(Q) * dot(matvec(transpose(Q), u), cross(v, w)),
    },
    G: {
      text: "det(Q) <u, Q (v x w)>",
      value: (Q, u, v, w) => determinant(Q) * dot(u, matvec(Q, cross(v, w))),
    },
    H: { text: "det[u, v, w]", value: (_, u, v, w) => det(u, v, w) },
    I: { text: "det[Q^T u, v, w]", value: (Q, u, v, w) => det(matvec(transpose(Q), u), v, w) },
    J: { text: "det(Q) det[u, v, w]", value: (Q, u, v, w) => determinant(Q) * det(u, v, w) },
    K: {
      text: "det(Q) <Q u, v x w>",
      value: (Q, u, v, w) => determinant(Q) * dot(matvec(Q, u), cross(v, w)),
    },
  },
  reasons: {
    triple: "<a, b x c> = det[a, b, c]",
    orthogonal: "Q Q^T = 1",
    columns: "[Q a, Q b, Q c] = Q [a, b, c]",
    product: "det(A B) = det(A) det(B)",
    transpose: "<Q^T a, b> = <a, Q b>",
    rotation: "det(Q) = 1",
    volume: "det[a, Q b, Q c] = det[a, b, c]",
  },
  against: {
    rotation: "that is so for rotations only: a reflection has det(Q) = -1",
    volume: "Q keeps the volume of three vectors if it moves all three, not two of them",
  },
  from: "A",
  to: "G",
  passages: [
    ["A", "B", ["triple"]],
    ["B", "C", ["orthogonal"]],
    ["C", "D", ["columns"]],
    ["D", "E", ["product"]],
    ["E", "F", ["triple"]],
    ["F", "G", ["transpose"]],
  ],
  numbers: tuple(elementInstances(space), vectorTriples(3)),
  inWords: (Q, u, v, w) => `Q: ${space.show(Q)}; u = ${named(u)}, v = ${named(v)}, w = ${named(w)}`,
};
const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: PseudovectorProof = () => [
  ["A"],
  ["B", "triple"],
  ["C", "orthogonal"],
  ["D", "columns"],
  ["E", "product"],
  ["F", "triple"],
  ["G", "transpose"],
];
const withLine =
  (k: number, replaced: readonly [Card, Reason]): PseudovectorProof =>
  () =>
    proof().map((old, index) => (index === k ? replaced : old));

export const pseudovectorProofExercise: Exercise<PseudovectorProof> = exercise<PseudovectorProof>({
  laws: [worth(1, equal), worth(3, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("takes Q for a rotation", withLine(4, ["I", "rotation"]), rejectedBy(equal, reasons)),
    mutant(
      "lets Q move two of three and keep the volume",
      withLine(2, ["H", "volume"]),
      rejectedBy(equal, reasons),
    ),
    mutant(
      "pulls Q out of two columns as if it stood in all",
      withLine(2, ["J", "product"]),
      rejectedBy(equal, reasons),
    ),
    mutant("forgets the transpose", withLine(5, ["K", "triple"]), rejectedBy(equal, reasons)),
    mutant(
      "gives the columns as the reason for a product",
      withLine(4, ["E", "columns"]),
      rejectedBy(reasons),
    ),
    mutant("leaves out that Q Q^T = 1", () => proof().filter((_, k) => k !== 2), rejectedBy(reasons)),
    mutant("assumes what is to be shown", () => [["A"], ["G", "rotation"]], rejectedBy(reasons)),
  ],
  hints: [
    "A number made from u, v x w and a dot is a determinant: use that first. Then Q stands in two of three columns, and you want it in all three.",
    "Q Q^T = 1 puts a Q in front of u, too. Now all three columns begin with Q: it can be taken out in front of the matrix.",
    "det of a product is the product of determinants. Read det[Q^T u, v, w] as a triple product again, and bring Q^T to the other side of the dot.",
  ],
});
