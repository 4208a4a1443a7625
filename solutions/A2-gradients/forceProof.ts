import { haarRotation, type Matrix, matvec, rotationZ, transpose, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Derivation, equalLines, type Instances, justified, type Proof, show } from "noether/laws";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J";
type Reason = "force" | "rotation" | "chain rule" | "invariance" | "linearity";
type ForceProof = Proof<Card, Reason>;

/** Two points, a rotation, and a direction along which the lines are compared: one number for each line. */
type Instance = readonly [x: Vector, y: Vector, R: Matrix, along: Vector];

const normal = (random: Parameters<Instances<Instance>["draw"]>[0]): Vector => [
  random.normal(),
  random.normal(),
  random.normal(),
];
const numbers: Instances<Instance> = {
  examples: [[[1, 0, 0], [0, 0, 2], rotationZ(1), [1, 2, 3]]],
  draw: (random) => [normal(random), normal(random), haarRotation(3, random), normal(random)],
  simpler: () => [],
};

/** The gradient by x of E(x, y) = (|x - y|^2 - 1)^2 + x . y, an energy of two atoms that turns do not change. */
function gradient(x: Vector, y: Vector): Vector {
  const way = x.map((entry, k) => entry - y[k]!);
  const square = way.reduce((sum, entry) => sum + entry ** 2, 0);
  return way.map((entry, k) => 4 * (square - 1) * entry + y[k]!);
}

/** (nabla E)(R x), and with it nabla_x [E(Rx)] = R^T (nabla E)(Rx). */
const atTurned = (x: Vector, y: Vector, R: Matrix): Vector => gradient(matvec(R, x), matvec(R, y));
const ofTurned = (x: Vector, y: Vector, R: Matrix): Vector => matvec(transpose(R), atTurned(x, y, R));
const twice = (R: Matrix, v: Vector): Vector => matvec(R, matvec(R, v));

/** A card: minus a vector, seen along a direction. */
const card = (text: string, vector: (x: Vector, y: Vector, R: Matrix) => Vector) => ({
  text,
  value: (x: Vector, y: Vector, R: Matrix, along: Vector): number =>
    -vector(x, y, R).reduce((sum, entry, k) => sum + entry * along[k]!, 0),
});

const derivation: Derivation<Card, Reason, Instance> = {
  cards: {
    A: card("F(Rx)", atTurned),
    B: card("-nabla_x [E(Rx)]", ofTurned),
    C: card("-(nabla E)(Rx)", atTurned),
    D: card("-R nabla_x [E(Rx)]", (x, y, R) => matvec(R, ofTurned(x, y, R))),
    E: card("-R^T nabla_x [E(x)]", (x, y, R) => matvec(transpose(R), gradient(x, y))),
    F: card("-R nabla_x [E(x)]", (x, y, R) => matvec(R, gradient(x, y))),
    G: card("-R R^T (nabla E)(Rx)", (x, y, R) => matvec(R, ofTurned(x, y, R))),
    H: card("-R R (nabla E)(Rx)", (x, y, R) => twice(R, atTurned(x, y, R))),
    I: card("R F(x)", (x, y, R) => matvec(R, gradient(x, y))),
    J: card("R^T F(x)", (x, y, R) => matvec(transpose(R), gradient(x, y))),
  },
  reasons: {
    force: "F = -nabla E",
    rotation: "R R^T = 1",
    "chain rule": "nabla_x [E(Rx)] = R^T (nabla E)(Rx)",
    invariance: "E(Rx) = E(x)",
    linearity: "R(x + y) = Rx + Ry",
  },
  from: "A",
  to: "I",
  passages: [
    ["A", "C", ["force"]],
    ["C", "G", ["rotation"]],
    ["G", "D", ["chain rule"]],
    ["D", "F", ["invariance"]],
    ["F", "I", ["force"]],
  ],
  numbers,
  inWords: (x, y) => `atoms at ${show(x)} and ${show(y)}, a rotation R`,
};

const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: ForceProof = () => [
  ["A"],
  ["C", "force"],
  ["G", "rotation"],
  ["D", "chain rule"],
  ["F", "invariance"],
  ["I", "force"],
];

/** The proof with one line replaced. */
function withLine(k: number, line: readonly [Card, Reason]): ForceProof {
  return () => proof().map((old, index) => (index === k ? line : old));
}

export const forceProofExercise: Exercise<ForceProof> = exercise<ForceProof>({
  laws: [worth(1, equal), worth(2, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes the gradient at Rx for that of E(Rx)",
      () => [["A"], ["B", "force"], ["F", "invariance"], ["I", "force"]],
      rejectedBy(equal, reasons),
    ),
    mutant("multiplies by R twice", withLine(2, ["H", "rotation"]), rejectedBy(equal, reasons)),
    mutant("turns back in place of forth", withLine(4, ["E", "invariance"]), rejectedBy(equal, reasons)),
    mutant("ends with the transposed matrix", withLine(5, ["J", "force"]), rejectedBy(equal, reasons)),
    mutant("takes the chain rule for linearity", withLine(3, ["D", "linearity"]), rejectedBy(reasons)),
    mutant("assumes what is to be shown", () => [["A"], ["I", "invariance"]], rejectedBy(reasons)),
  ],
  hints: [
    "Begin with the definition of the force at the point Rx: where is the gradient taken, and by what?",
    "The invariance speaks of E(Rx) as a function of x. The chain rule brings its gradient in, but with an R^T in front: where can an R^T come from?",
    "Put R R^T = 1 in front of (nabla E)(Rx). Then the chain rule reads R^T (nabla E)(Rx) backwards.",
  ],
});
