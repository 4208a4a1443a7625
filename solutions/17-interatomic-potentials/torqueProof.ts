import { type Random, random, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  add,
  type Derivation,
  dot,
  equalLines,
  justified,
  type Proof,
  scaled,
  simpleFirst,
} from "noether/laws";
import { named } from "../15-scalars-and-vectors/comparison.js";
import { anyVector } from "../15-scalars-and-vectors/motions.js";
import { cross } from "../15-scalars-and-vectors/told.js";

type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason = "chain" | "motion" | "force" | "triple" | "linear" | "commutes" | "sums";
type TorqueProof = Proof<Card, Reason>;
type Numbers = readonly [omega: Vector, seed: number];

/** Three atoms, and the gradient of an energy that no rotation leaves as it is: a sum of sin <c_i, r_i>. */
interface Setting {
  readonly r: readonly Vector[];
  readonly c: readonly Vector[];
  /** dE/dr_i */
  readonly slopes: readonly Vector[];
  /** F_i */
  readonly forces: readonly Vector[];
}
function setting(draw: Random): Setting {
  const three = [0, 1, 2];
  const [r, c] = [three.map(() => anyVector(draw)), three.map(() => anyVector(draw))];
  const slopes = r.map((each, i) => scaled(Math.cos(dot(c[i]!, each)), c[i]!));
  return { r, c, slopes, forces: slopes.map((each) => scaled(-1, each)) };
}
const total = (vectors: readonly Vector[]): Vector =>
  vectors.reduce<Vector>((sum, each) => add(sum, each), [0, 0, 0]);
/** The energy once all atoms have turned about omega for a time t, by a step of a series that is good enough at small t. */
function energyAfter({ r, c }: Setting, omega: Vector, t: number): number {
  return r.reduce((sum, each, i) => {
    const first = cross(omega, each);
    const later = add(add(each, scaled(t, first)), scaled((t * t) / 2, cross(omega, first)));
    return sum + Math.sin(dot(c[i]!, later));
  }, 0);
}

const line =
  (value: (s: Setting, omega: Vector) => number) =>
  (omega: Vector, seed: number): number =>
    value(setting(random(seed)), omega);
const summed =
  (term: (s: Setting, omega: Vector, i: number) => number) =>
  (omega: Vector, seed: number): number => {
    const s = setting(random(seed));
    return s.r.reduce((sum, _, i) => sum + term(s, omega, i), 0);
  };
const along = ({ slopes, r }: Setting, omega: Vector, i: number): number =>
  dot(slopes[i]!, cross(omega, r[i]!));

const derivation: Derivation<Card, Reason, Numbers> = {
  cards: {
    A: {
      text: "d/dt E(r_1(t), ..., r_n(t)) at t = 0",
      value: line((s, omega) => {
        const at = (t: number): number => (energyAfter(s, omega, t) - energyAfter(s, omega, -t)) / (2 * t);
        // Two steps, so that what is left of the difference is of fourth order.
        return (4 * at(1e-3) - at(2e-3)) / 3;
      }),
    },
    B: { text: "sum_i <dE/dr_i, r_i'(0)>", value: summed(along) },
    C: { text: "sum_i <dE/dr_i, omega x r_i>", value: summed(along) },
    D: {
      text: "-sum_i <F_i, omega x r_i>",
      value: summed(({ forces, r }, omega, i) => -dot(forces[i]!, cross(omega, r[i]!))),
    },
    E: {
      text: "-sum_i <omega, r_i x F_i>",
      value: summed(({ forces, r }, omega, i) => -dot(omega, cross(r[i]!, forces[i]!))),
    },
    F: {
      text: "-<omega, sum_i r_i x F_i>",
      value: line(({ forces, r }, omega) => -dot(omega, total(r.map((each, i) => cross(each, forces[i]!))))),
    },
    G: {
      text: "sum_i <F_i, omega x r_i>",
      value: summed(({ forces, r }, omega, i) => dot(forces[i]!, cross(omega, r[i]!))),
    },
    H: {
      text: "-sum_i <omega, F_i x r_i>",
      value: summed(({ forces, r }, omega, i) => -dot(omega, cross(forces[i]!, r[i]!))),
    },
    I: {
      text: "-sum_i <F_i, r_i x omega>",
      value: summed(({ forces, r }, omega, i) => -dot(forces[i]!, cross(r[i]!, omega))),
    },
    J: { text: "-sum_i <F_i, r_i'(0)>", value: summed(along) },
    K: {
      text: "-<omega, (sum_i r_i) x (sum_i F_i)>",
      value: line(({ forces, r }, omega) => -dot(omega, cross(total(r), total(forces)))),
    },
  },
  reasons: {
    chain: "the chain rule",
    motion: "r_i'(0) = omega x r_i",
    force: "F_i = -dE/dr_i",
    triple: "<a, b x c> = <b, c x a>",
    linear: "sum_i <omega, a_i> = <omega, sum_i a_i>",
    commutes: "a x b = b x a",
    sums: "sum_i a_i x b_i = (sum_i a_i) x (sum_i b_i)",
  },
  against: {
    commutes: "a x b = -(b x a)",
    sums: "a product of sums has all pairs i, j, not only i with itself",
  },
  from: "A",
  to: "F",
  passages: [
    ["A", "B", ["chain"]],
    ["B", "C", ["motion"]],
    ["B", "J", ["force"]],
    ["C", "D", ["force"]],
    ["J", "D", ["motion"]],
    ["D", "E", ["triple"]],
    ["E", "F", ["linear"]],
  ],
  numbers: simpleFirst<Numbers>(
    [
      [[0, 0, 1], 1],
      [[1, 0, 0], 2],
    ],
    (draw) => [anyVector(draw), 1 + draw.integer(1000)],
  ),
  inWords: (omega) => `omega = ${named(omega)}, three atoms and an energy drawn at random`,
};
const equal = equalLines(derivation);
const reasons = justified(derivation);

const proof: TorqueProof = () => [
  ["A"],
  ["B", "chain"],
  ["C", "motion"],
  ["D", "force"],
  ["E", "triple"],
  ["F", "linear"],
];
const withLine =
  (k: number, replaced: readonly [Card, Reason]): TorqueProof =>
  () =>
    proof().map((old, index) => (index === k ? replaced : old));

export const torqueProofExercise: Exercise<TorqueProof> = exercise<TorqueProof>({
  laws: [worth(1, equal), worth(3, reasons)],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("loses the sign of the force", withLine(3, ["G", "force"]), rejectedBy(equal, reasons)),
    mutant("turns a vector product round", withLine(4, ["H", "commutes"]), rejectedBy(equal, reasons)),
    mutant("turns the velocity round", withLine(3, ["I", "force"]), rejectedBy(equal, reasons)),
    mutant("multiplies the sums", withLine(5, ["K", "sums"]), rejectedBy(equal, reasons)),
    mutant("takes linearity for a product of sums", withLine(5, ["K", "linear"]), rejectedBy(equal, reasons)),
    mutant(
      "gives the motion as the reason of the chain rule",
      withLine(1, ["B", "motion"]),
      rejectedBy(reasons),
    ),
    mutant(
      "replaces forces and velocities at once",
      () => proof().filter((_, k) => k !== 2),
      rejectedBy(reasons),
    ),
    mutant("assumes what is to be shown", () => [["A"], ["F", "chain"]], rejectedBy(reasons)),
  ],
  hints: [
    "How does E change if its places move? The chain rule: the sum over atoms of the scalar product of dE/dr_i with the velocity of atom i.",
    "Two things may be replaced then, in either order: the velocities by omega x r_i, and the slopes dE/dr_i by -F_i.",
    "<F, omega x r> = <omega, r x F>: the three factors of a triple product may go round in a circle. Last, omega is taken out of the sum.",
  ],
});
