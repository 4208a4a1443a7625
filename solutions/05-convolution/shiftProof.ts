import { integralConvolution, translate } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Derivation, equalLines, justified, type Proof, show } from "noether/laws";
import { type MixtureInstance, mixtureInstances, mixtureInWords } from "./mixtures.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason = "convolution" | "shift" | "substitute" | "regroup" | "commute" | "even";
type ShiftProof = Proof<Card, Reason>;

/** The integral of h over the line, for an h that has died out at distance 16. */
function integral(h: (tau: number) => number): number {
  const step = 0.05;
  let sum = 0;
  for (let k = -320; k <= 320; k++) sum += h(k * step) * step;
  return sum;
}

const derivation: Derivation<Card, Reason, MixtureInstance> = {
  cards: {
    A: { text: "((T_s f) * g)(t)", value: (f, g, s, t) => integralConvolution(translate(f, s), g, t) },
    B: {
      text: "integral of f(tau + s) g(t - tau)",
      value: (f, g, s, t) => integral((tau) => f(tau + s) * g(t - tau)),
    },
    C: {
      text: "integral of f(tau - s) g(t - tau)",
      value: (f, g, s, t) => integral((tau) => f(tau - s) * g(t - tau)),
    },
    D: {
      text: "integral of f(sigma) g((t - s) - sigma)",
      value: (f, g, s, t) => integral((sigma) => f(sigma) * g(t - s - sigma)),
    },
    E: {
      text: "integral of f(sigma) g(t - (sigma + s))",
      value: (f, g, s, t) => integral((sigma) => f(sigma) * g(t - (sigma + s))),
    },
    F: {
      text: "integral of f(sigma) g(t - (sigma - s))",
      value: (f, g, s, t) => integral((sigma) => f(sigma) * g(t - (sigma - s))),
    },
    G: { text: "(f * g)(t - s)", value: (f, g, s, t) => integralConvolution(f, g, t - s) },
    H: { text: "(f * g)(t + s)", value: (f, g, s, t) => integralConvolution(f, g, t + s) },
    I: {
      text: "(T_s (f * g))(t)",
      value: (f, g, s, t) => translate((u: number) => integralConvolution(f, g, u), s)(t),
    },
    J: {
      text: "integral of (T_s f)(tau) g(t - tau)",
      value: (f, g, s, t) => integral((tau) => translate(f, s)(tau) * g(t - tau)),
    },
    K: {
      text: "integral of f(sigma) g(t - sigma)",
      value: (f, g, _, t) => integral((sigma) => f(sigma) * g(t - sigma)),
    },
  },
  reasons: {
    convolution: "the definition of *",
    shift: "the definition of T_s",
    substitute: "sigma = tau - s",
    regroup: "brackets inside an argument",
    commute: "f * g = g * f",
    even: "g(-x) = g(x)",
  },
  from: "A",
  to: "I",
  passages: [
    ["A", "J", ["convolution"]],
    ["J", "C", ["shift"]],
    ["C", "E", ["substitute"]],
    ["E", "D", ["regroup"]],
    ["D", "G", ["convolution"]],
    ["G", "I", ["shift"]],
  ],
  numbers: mixtureInstances,
  inWords: (f, g, s, t) =>
    `s = ${show(s)}, t = ${show(t)}, f = ${mixtureInWords(f)}, g = ${mixtureInWords(g)}`,
};

const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: ShiftProof = () => [
  ["A"],
  ["J", "convolution"],
  ["C", "shift"],
  ["E", "substitute"],
  ["D", "regroup"],
  ["G", "convolution"],
  ["I", "shift"],
];

/** The proof with one line replaced. */
function withLine(k: number, line: readonly [Card, Reason]): ShiftProof {
  return () => proof().map((old, index) => (index === k ? line : old));
}

export const shiftProofExercise: Exercise<ShiftProof> = exercise<ShiftProof>({
  laws: [worth(1, equal), worth(2, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("shifts the wrong way: f(tau + s)", withLine(2, ["B", "shift"]), rejectedBy(equal, reasons)),
    mutant("substitutes with the wrong sign", withLine(3, ["F", "substitute"]), rejectedBy(equal, reasons)),
    mutant(
      "forgets that g feels the substitution, too",
      withLine(3, ["K", "substitute"]),
      rejectedBy(equal, reasons),
    ),
    mutant("ends at t + s", withLine(5, ["H", "convolution"]), rejectedBy(equal, reasons)),
    mutant("takes regrouping for commutativity", withLine(4, ["D", "commute"]), rejectedBy(reasons)),
    mutant("assumes what is to be shown", () => [["A"], ["I", "shift"]], rejectedBy(reasons)),
  ],
  hints: [
    "Begin by writing out the definition of * on the left side: what is under the integral now, and at which argument?",
    "After the definition of T_s the integral contains f(tau - s). Name that argument sigma: what becomes of t - tau?",
    "tau = sigma + s, so t - tau = t - (sigma + s) = (t - s) - sigma. Which integral is that, read backwards?",
  ],
});
