import { type Matrix, matmul, relativeError } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Deduction,
  type DeductiveProof,
  deduced,
  fault,
  once,
  show,
  statementsHold,
} from "noether/laws";
import { averaged, irreducible, randomMatrix, type Setting, settings } from "./settings.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason =
  | "equivariance"
  | "invariant"
  | "irreducible"
  | "eigenvalue"
  | "either or"
  | "kernel"
  | "orthogonal";
type SchurProof = DeductiveProof<Card, Reason>;

/** An irreducible V. The equivariant map is f(x) = 2 x: by the theorem there is no other kind with an eigenvalue. */
type Numbers = readonly [V: Setting];

const commutesWithAll = (f: Matrix, { matrices }: Setting): boolean =>
  matrices.every((rho) => relativeError(matmul(f, rho), matmul(rho, f)) < 1e-9);
const never = (): boolean => false;
const always = (): boolean => true;
const trivially = ({ matrices }: Setting): boolean =>
  matrices.every((rho) => relativeError(rho, matrices[0]) < 1e-9);

/** Whether every equivariant map of V has a real eigenvalue: maps whose square is -1 have none. */
function alwaysAnEigenvalue(V: Setting): boolean {
  const d = V.matrices[0]!.length;
  if (d % 2 === 1) return true;
  const random = randomMatrix(d, 3);
  // The mean of an antisymmetric matrix over an orthogonal representation: equivariant, with imaginary eigenvalues.
  const anti = random.map((row, i) => row.map((x, j) => x - random[j]![i]!));
  const f = averaged(V.matrices, anti);
  return !(commutesWithAll(f, V) && Math.max(...f.flat().map(Math.abs)) > 1e-6);
}

const deduction: Deduction<Card, Reason, Numbers> = {
  statements: {
    A: { text: "if f(x) = λ x, then f(ρ(g) x) = λ ρ(g) x", holds: always, from: [[[], "equivariance"]] },
    B: { text: "K is an invariant subspace of V", holds: always, from: [[["A"], "invariant"]] },
    C: { text: "K = 0 or K = V", holds: always, from: [[["B"], "irreducible"]] },
    D: { text: "K is not 0", holds: always, from: [[[], "eigenvalue"]] },
    E: { text: "K = V", holds: always, from: [[["C", "D"], "either or"]] },
    F: { text: "f(x) = λ x for every x in V", holds: always, from: [[["E"], "kernel"]] },
    G: {
      text: "every linear equivariant map V → V has a real eigenvalue",
      holds: alwaysAnEigenvalue,
      from: [],
      against: "a quarter turn of the plane commutes with all rotations, and it has no real eigenvalue",
    },
    H: {
      text: "f(ρ(g) x) = f(x)",
      holds: trivially,
      from: [],
      against: "f(x) = 2 x is equivariant, and f(ρ(g) x) = 2 ρ(g) x moves with g",
    },
    I: {
      text: "ρ(g) x = x for every x in K",
      holds: trivially,
      from: [],
      against: "for f(x) = 2 x all vectors are in K, and ρ(g) moves them",
    },
    J: {
      text: "K is a line",
      holds: ({ matrices }) => matrices[0]!.length === 1,
      from: [],
      against: "for f(x) = 2 x all of V is in K, and V has more dimensions than one",
    },
    K: {
      text: "f = λ ρ(h) for some h other than e",
      holds: never,
      from: [],
      against: "f(x) = 2 x is 2 ρ(e), and no other element acts as the identity does",
    },
  },
  reasons: {
    equivariance: "f is linear and f(ρ(g) x) = ρ(g) f(x)",
    invariant: "the definition of an invariant subspace",
    irreducible: "V is irreducible",
    eigenvalue: "λ is an eigenvalue of f",
    "either or": "of two cases one is excluded",
    kernel: "the definition of K",
    orthogonal: "every ρ(g) is orthogonal",
  },
  claim: "F",
  settings: settings(irreducible),
  inWords: ({ name }) => `V: ${name}; f(x) = 2 x`,
};

const isTrue = statementsHold(deduction);
const follows = deduced(deduction);
const moreThanTheClaim = fault<SchurProof, readonly []>("more than the claim", "n > 1", once, (proof) => {
  const lines: unknown = proof();
  const count = Array.isArray(lines) ? lines.length : 0;
  return count > 1
    ? undefined
    : {
        should: "A proof should lead to the claim step by step.",
        given: "",
        sides: [["lines in yours", show(count)]],
        look: "what must be known about K before the claim can be read off?",
      };
});

const proof: SchurProof = () => [
  ["A", "equivariance"],
  ["B", "invariant"],
  ["C", "irreducible"],
  ["D", "eigenvalue"],
  ["E", "either or"],
  ["F", "kernel"],
];

/** The proof with one line replaced, or left out. */
const withLine =
  (k: number, line?: readonly [Card, Reason]): SchurProof =>
  () =>
    proof().flatMap((old, index) => (index === k ? (line === undefined ? [] : [line]) : [old]));

export const schurProofExercise: Exercise<SchurProof> = exercise<SchurProof>({
  laws: [worth(1, isTrue), worth(2, follows), moreThanTheClaim],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes equivariance for invariance",
      withLine(0, ["H", "equivariance"]),
      rejectedBy(isTrue, follows),
    ),
    mutant(
      "thinks that an eigenvalue always exists",
      withLine(3, ["G", "eigenvalue"]),
      rejectedBy(isTrue, follows),
    ),
    mutant(
      "takes an invariant subspace for fixed vectors",
      withLine(1, ["I", "invariant"]),
      rejectedBy(isTrue, follows),
    ),
    mutant("takes an eigenspace for a line", withLine(2, ["J", "eigenvalue"]), rejectedBy(isTrue, follows)),
    mutant("forgets that K is not 0", withLine(3), rejectedBy(follows)),
    mutant("leaves out that K is invariant", withLine(1), rejectedBy(follows)),
    mutant(
      "uses orthogonality where equivariance is needed",
      withLine(0, ["A", "orthogonal"]),
      rejectedBy(follows),
    ),
    mutant("assumes what is to be shown", () => [["F", "eigenvalue"]], rejectedBy(follows, moreThanTheClaim)),
  ],
  hints: [
    "Irreducible means: an invariant subspace is 0 or everything. So which subspace should you show to be invariant?",
    "First take an x in K and ask whether ρ(g) x is in K, too. That is card A. Then K is invariant.",
    "K is 0 or V; it is not 0, because λ is an eigenvalue. What does K = V say about f?",
  ],
});
