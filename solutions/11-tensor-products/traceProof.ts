import { type Matrix, rotationExamples, specialOrthogonal } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Derivation,
  equalLines,
  justified,
  orthogonalInWords,
  type Proof,
  simpleFirst,
  tuple,
} from "noether/laws";
import { anyMatrix, inWords } from "./matrices.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I";
type Reason = "trace" | "product" | "exchange" | "columns" | "rows" | "commute";
type TraceProof = Proof<Card, Reason>;
type Numbers = readonly [R: Matrix, M: Matrix];

const three = [0, 1, 2] as const;
const sum = (term: (i: number) => number): number => three.reduce<number>((total, i) => total + term(i), 0);
const sum2 = (term: (j: number, k: number) => number): number => sum((j) => sum((k) => term(j, k)));
const sum3 = (term: (i: number, j: number, k: number) => number): number =>
  sum((i) => sum2((j, k) => term(i, j, k)));
/** (R M R^T)_il */
const turned = (R: Matrix, M: Matrix, i: number, l: number): number =>
  sum2((j, k) => R[i]![j]! * M[j]![k]! * R[l]![k]!);

const numbers = tuple(
  simpleFirst<[R: Matrix]>(
    [1, 2, 4].map((k) => [rotationExamples[k]!]),
    (random) => [specialOrthogonal(3).haar(random)],
  ),
  anyMatrix,
);

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: { text: "tr(R M R^T)", value: (R, M) => sum((i) => turned(R, M, i, i)) },
    B: { text: "sum over i of (R M R^T)_ii", value: (R, M) => sum((i) => turned(R, M, i, i)) },
    C: {
      text: "sum over i, j, k of R_ij M_jk R_ik",
      value: (R, M) => sum3((i, j, k) => R[i]![j]! * M[j]![k]! * R[i]![k]!),
    },
    D: {
      text: "sum over i, j, k of R_ij M_jk R_ki",
      value: (R, M) => sum3((i, j, k) => R[i]![j]! * M[j]![k]! * R[k]![i]!),
    },
    E: {
      text: "sum over j, k of (sum over i of R_ij R_ik) M_jk",
      value: (R, M) => sum2((j, k) => sum((i) => R[i]![j]! * R[i]![k]!) * M[j]![k]!),
    },
    F: {
      text: "sum over j, k of (sum over i of R_ji R_ki) M_jk",
      value: (R, M) => sum2((j, k) => sum((i) => R[j]![i]! * R[k]![i]!) * M[j]![k]!),
    },
    G: {
      text: "sum over j, k of delta_jk M_jk",
      value: (_, M) => sum2((j, k) => (j === k ? M[j]![k]! : 0)),
    },
    H: { text: "sum over j, k of M_jk", value: (_, M) => sum2((j, k) => M[j]![k]!) },
    I: { text: "tr M", value: (_, M) => sum((j) => M[j]![j]!) },
  },
  reasons: {
    trace: "the definition of the trace, with delta_jk = 1 if j = k and 0 otherwise",
    product: "the definition of the product of matrices, and (R^T)_ki = R_ik",
    exchange: "finite sums may be taken in any order",
    columns: "the columns of R have length 1 and are perpendicular: R^T R = 1",
    rows: "the rows of R have length 1 and are perpendicular: R R^T = 1",
    commute: "M R = R M",
  },
  from: "A",
  to: "I",
  passages: [
    ["A", "B", ["trace"]],
    ["B", "C", ["product"]],
    ["C", "E", ["exchange"]],
    ["E", "G", ["columns"]],
    ["G", "I", ["trace"]],
    ["F", "G", ["rows"]],
  ],
  numbers,
  inWords: (R, M) => `R: ${orthogonalInWords(R)}, M: ${inWords(M)}`,
};
const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: TraceProof = () => [
  ["A"],
  ["B", "trace"],
  ["C", "product"],
  ["E", "exchange"],
  ["G", "columns"],
  ["I", "trace"],
];
const withLine =
  (k: number, line: readonly [Card, Reason]): TraceProof =>
  () =>
    proof().map((old, index) => (index === k ? line : old));

export const traceProofExercise: Exercise<TraceProof> = exercise<TraceProof>({
  laws: [worth(1, equal), worth(2, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("forgets the transpose: R_ki", withLine(2, ["D", "product"]), rejectedBy(equal, reasons)),
    mutant(
      "lets the sum over i be 1 for all j, k",
      withLine(4, ["H", "columns"]),
      rejectedBy(equal, reasons),
    ),
    mutant("takes rows for columns", withLine(3, ["F", "exchange"]), rejectedBy(reasons)),
    mutant("gives the rows as a reason", withLine(4, ["G", "rows"]), rejectedBy(reasons)),
    mutant("lets M and R commute", () => [["A"], ["I", "commute"]], rejectedBy(reasons)),
    mutant("leaves out the sum over i", () => proof().filter((_, k) => k !== 3), rejectedBy(reasons)),
  ],
  hints: [
    "Write the trace as a sum over i, and the entry (R M R^T)_ii as a sum over two more indices.",
    "R^T has the entry R_ik in row k, column i. Which of the three indices does not occur in M?",
    "Sum over that index first: R_ij R_ik, summed over i, is the product of column j and column k of R.",
  ],
});
