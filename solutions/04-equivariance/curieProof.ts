import { matvec, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Derivation,
  equalLines,
  fault,
  type Instances,
  justified,
  once,
  type Proof,
  show,
} from "noether/laws";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J";
type Reason = "composition" | "f equivariant" | "g equivariant" | "x fixed" | "linear" | "same action";
type CurieProof = Proof<Card, Reason>;

/** x = (a, a, b) is fixed by h; c says which of the three numbers of a line is compared. */
type Numbers = readonly [a: number, b: number, c: Vector];

// h swaps x and y in U, flips z in V and swaps y and z in W.
const onU = [
  [0, 1, 0],
  [1, 0, 0],
  [0, 0, 1],
];
const onV = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, -1],
];
const onW = [
  [1, 0, 0],
  [0, 0, 1],
  [0, 1, 0],
];
/** U to V, equivariant under h, not linear. */
const f = ([x, y, z]: Vector): Vector => [x + y + z, x * y + z, x - y];
/** V to W, equivariant under h, not linear. */
const g = ([x, y, z]: Vector): Vector => [x * y, x * x + y + z, x * x + y - z];

const line = (expression: (x: Vector) => Vector): ((...numbers: Numbers) => number) => {
  return (a, b, c) => expression([a, a, b]).reduce((sum, entry, k) => sum + c[k] * entry, 0);
};

const numbers: Instances<Numbers> = {
  examples: [
    [1, 2, [0, 0, 1]],
    [2, -1, [1, 3, 10]],
  ],
  draw: (random) => [random.normal(), random.normal(), [random.normal(), random.normal(), random.normal()]],
  *simpler([a, b, c]) {
    if (a !== 1 || b !== 2) yield [1, 2, [0, 0, 1]];
    else if (c[0] !== 0) yield [a, b, [0, 0, 1]];
  },
};

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: { text: "rho_W(h) (g o f)(x)", value: line((x) => matvec(onW, g(f(x)))) },
    B: { text: "rho_W(h) g(f(x))", value: line((x) => matvec(onW, g(f(x)))) },
    C: { text: "g(rho_V(h) f(x))", value: line((x) => g(matvec(onV, f(x)))) },
    D: { text: "g(f(rho_U(h) x))", value: line((x) => g(f(matvec(onU, x)))) },
    E: { text: "g(f(x))", value: line((x) => g(f(x))) },
    F: { text: "(g o f)(x)", value: line((x) => g(f(x))) },
    G: { text: "(g o f)(rho_U(h) x)", value: line((x) => g(f(matvec(onU, x)))) },
    H: { text: "g(rho_W(h) f(x))", value: line((x) => g(matvec(onW, f(x)))) },
    I: { text: "g(f(rho_V(h) x))", value: line((x) => g(f(matvec(onV, x)))) },
    J: { text: "rho_W(h) f(g(x))", value: line((x) => matvec(onW, f(g(x)))) },
  },
  reasons: {
    composition: "the definition of g o f",
    "f equivariant": "f(rho_U(h) x) = rho_V(h) f(x)",
    "g equivariant": "g(rho_V(h) y) = rho_W(h) g(y)",
    "x fixed": "rho_U(h) x = x",
    linear: "g is linear",
    "same action": "rho_V = rho_W",
  },
  from: "A",
  to: "F",
  passages: [
    ["A", "B", ["composition"]],
    ["B", "C", ["g equivariant"]],
    ["C", "D", ["f equivariant"]],
    ["D", "E", ["x fixed"]],
    ["E", "F", ["composition"]],
    ["D", "G", ["composition"]],
    ["G", "F", ["x fixed"]],
  ],
  numbers,
  inWords: (a, b) =>
    `x = (${show(a)}, ${show(a)}, ${show(b)}); h swaps the first two numbers in U, flips the third in V, swaps the last two in W; each line by its third number`,
};

const equal = equalLines(derivation);
const moreThanTheClaim = fault("more than the claim", "n > 1", once, (subject: CurieProof) =>
  lines(subject) > 2
    ? undefined
    : {
        should: "A proof should lead from the left side of the claim to the right side, step by step.",
        given: "",
        sides: [["lines in yours", String(lines(subject))]],
        look: "which lines come between the first and the last? Each is a list: a card and its reason",
      },
);

/** The number of lines of a proof: lists that begin with a card. */
function lines(subject: CurieProof): number {
  const given: unknown = subject();
  return Array.isArray(given) ? given.filter(Array.isArray).length : 0;
}

const reasons = justified(derivation);

const proof: CurieProof = () => [
  ["A"],
  ["B", "composition"],
  ["C", "g equivariant"],
  ["D", "f equivariant"],
  ["E", "x fixed"],
  ["F", "composition"],
];

/** The proof with one line replaced. */
function withLine(k: number, replaced: readonly [Card, Reason]): CurieProof {
  return () => proof().map((old, index) => (index === k ? replaced : old));
}

export const curieProofExercise: Exercise<CurieProof> = exercise<CurieProof>({
  laws: [worth(1, equal), worth(2, reasons), moreThanTheClaim],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("takes W's action inside g", withLine(2, ["H", "g equivariant"]), rejectedBy(equal, reasons)),
    mutant("takes V's action inside f", withLine(3, ["I", "f equivariant"]), rejectedBy(equal, reasons)),
    mutant("exchanges the two layers", withLine(1, ["J", "composition"]), rejectedBy(equal, reasons)),
    mutant(
      "uses the theorem on the middle layer, unproved",
      () => [["A"], ["B", "composition"], ["C", "g equivariant"], ["E", "x fixed"], ["F", "composition"]],
      rejectedBy(reasons),
    ),
    mutant("takes equivariance for linearity", withLine(2, ["C", "linear"]), rejectedBy(reasons)),
    mutant(
      "assumes what is to be shown",
      () => [["A"], ["F", "x fixed"]],
      rejectedBy(reasons, moreThanTheClaim),
    ),
    mutant(
      "proves that g o f is equivariant, and stops",
      () => [
        ["A"],
        ["B", "composition"],
        ["C", "g equivariant"],
        ["D", "f equivariant"],
        ["G", "composition"],
      ],
      rejectedBy(reasons),
    ),
  ],
  hints: [
    "The symmetry h starts at the far left, outside everything. It has to travel inwards, through one layer at a time. Which layer is it next to?",
    "Through g it comes out as rho_V(h), because g takes V to W. Then through f: what is it there?",
    "Once it is next to x it disappears, because x is fixed. The last line puts g and f together again.",
  ],
});
