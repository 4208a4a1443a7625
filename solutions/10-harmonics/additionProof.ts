import {
  associatedLegendre,
  type Matrix,
  matvec,
  radians,
  rotationMatrix,
  rotationX,
  sphericalHarmonics,
  type Vector,
  wignerD,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Derivation, dot, equalLines, justified, type Proof, simpleFirst } from "noether/laws";
import { anyDirection, triple } from "./comparison.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason = "orthogonal" | "harmonics" | "choice" | "pole" | "zonal" | "rotation" | "symmetric" | "mean";
type AdditionProof = Proof<Card, Reason>;
type Numbers = readonly [l: number, x: Vector, y: Vector];

const pole: Vector = [0, 1, 0];

/** A rotation that takes y to the pole. */
function toPole(y: Vector): Matrix {
  const axis = [-y[2], 0, y[0]];
  if (Math.hypot(...axis) < 1e-9) return rotationX(y[1] > 0 ? 0 : radians(180));
  return rotationMatrix({ axis, angle: Math.acos(Math.max(-1, Math.min(1, y[1]))) });
}

const harmonics = (l: number, x: Vector): Vector => sphericalHarmonics([l], x);
const P = (l: number, cosine: number): number =>
  associatedLegendre(l, Math.max(-1, Math.min(1, cosine)))[l][0];
const turned = (y: Vector, x: Vector): Vector => matvec(toPole(y), x);
const D = (l: number, y: Vector): Matrix => wignerD(l, toPole(y));
const root = (l: number): number => Math.sqrt(2 * l + 1);

const numbers = simpleFirst<Numbers>(
  [
    [1, [0, 0.6, 0.8], [1, 0, 0]],
    [1, [0, 0.6, 0.8], pole],
    [1, [0, 0.6, 0.8], [0.6, 0.8, 0]],
    [2, [0, 0.6, 0.8], [0.6, 0.8, 0]],
    [2, [1, 0, 0], [0, 0, 1]],
  ],
  (random) => [random.integer(5), anyDirection(random), anyDirection(random)],
);

const place = (x: Vector): string =>
  x.includes(1) ? `the unit vector of the ${"xyz"[x.indexOf(1)]} axis` : triple(x);

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: { text: "Y(x) . Y(y)", value: (l, x, y) => dot(harmonics(l, x), harmonics(l, y)) },
    B: { text: "sqrt(2l + 1) Y_l0(R x)", value: (l, x, y) => root(l) * harmonics(l, turned(y, x))[l] },
    C: {
      text: "Y(R x) . Y(R y)",
      value: (l, x, y) => dot(harmonics(l, turned(y, x)), harmonics(l, turned(y, y))),
    },
    D: {
      text: "Y(x) . (D Y(y))",
      value: (l, x, y) => dot(harmonics(l, x), matvec(D(l, y), harmonics(l, y))),
    },
    E: {
      text: "(2l + 1) P_l((R x) . (R y))",
      value: (l, x, y) => (2 * l + 1) * P(l, dot(turned(y, x), turned(y, y))),
    },
    F: {
      text: "(D Y(x)) . (D Y(y))",
      value: (l, x, y) => dot(matvec(D(l, y), harmonics(l, x)), matvec(D(l, y), harmonics(l, y))),
    },
    G: { text: "Y(R x) . Y(y)", value: (l, x, y) => dot(harmonics(l, turned(y, x)), harmonics(l, y)) },
    H: { text: "sqrt(2l + 1) P_l((R x) . n)", value: (l, x, y) => root(l) * P(l, dot(turned(y, x), pole)) },
    I: { text: "(2l + 1) P_l(x . n)", value: (l, x) => (2 * l + 1) * P(l, dot(x, pole)) },
    J: { text: "Y(R x) . Y(n)", value: (l, x, y) => dot(harmonics(l, turned(y, x)), harmonics(l, pole)) },
    K: { text: "(2l + 1) P_l((R x) . n)", value: (l, x, y) => (2 * l + 1) * P(l, dot(turned(y, x), pole)) },
    L: { text: "(2l + 1) P_l(x . y)", value: (l, x, y) => (2 * l + 1) * P(l, dot(x, y)) },
  },
  reasons: {
    orthogonal: "D is orthogonal: it keeps dot products",
    harmonics: "Y(R x) = D Y(x)",
    choice: "R was chosen so that R y = n",
    pole: "at the pole only m = 0 is left: Y_l0(n) = sqrt(2l + 1)",
    zonal: "Y_l0(x) = sqrt(2l + 1) P_l(x . n)",
    rotation: "R is a rotation: it keeps dot products",
    symmetric: "D is symmetric",
    mean: "the mean square of Y_lm is 1",
  },
  from: "A",
  to: "L",
  passages: [
    ["A", "F", ["orthogonal"]],
    ["F", "C", ["harmonics"]],
    ["C", "J", ["choice"]],
    ["J", "B", ["pole"]],
    ["B", "K", ["zonal"]],
    ["K", "E", ["choice"]],
    ["E", "L", ["rotation"]],
  ],
  numbers,
  inWords: (l, x, y) => `l = ${l}, x = ${place(x)}, y = ${place(y)}`,
};

const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: AdditionProof = () => [
  ["A"],
  ["F", "orthogonal"],
  ["C", "harmonics"],
  ["J", "choice"],
  ["B", "pole"],
  ["K", "zonal"],
  ["E", "choice"],
  ["L", "rotation"],
];

/** The proof with one line replaced. */
function withLine(k: number, line: readonly [Card, Reason]): AdditionProof {
  return () => proof().map((old, index) => (index === k ? line : old));
}

export const additionProofExercise: Exercise<AdditionProof> = exercise<AdditionProof>({
  laws: [worth(1, equal), worth(2, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("turns one of the two only", withLine(1, ["D", "orthogonal"]), rejectedBy(equal, reasons)),
    mutant("turns x and forgets y", withLine(2, ["G", "harmonics"]), rejectedBy(equal, reasons)),
    mutant("loses a root: sqrt(2l + 1) for 2l + 1", withLine(5, ["H", "zonal"]), rejectedBy(equal, reasons)),
    mutant("forgets that x was turned", withLine(6, ["I", "choice"]), rejectedBy(equal, reasons)),
    mutant("takes orthogonal for symmetric", withLine(1, ["F", "symmetric"]), rejectedBy(reasons)),
    mutant(
      "proves it for y at the pole only",
      () => [["A"], ["B", "pole"], ["K", "zonal"], ["L", "rotation"]],
      rejectedBy(reasons),
    ),
    mutant("assumes what is to be shown", () => [["A"], ["L", "rotation"]], rejectedBy(reasons)),
  ],
  hints: [
    "The sum is a dot product of two vectors of 2l + 1 numbers. Which matrices leave every dot product unchanged?",
    "Turn both points by one rotation R. You may choose it: take y to the pole n, where all harmonics but one are 0.",
    "You may write D in front of both factors; then it goes inside, as R. With R y = n the sum shrinks to one term, which is a Legendre polynomial. From there two steps undo R.",
  ],
});
