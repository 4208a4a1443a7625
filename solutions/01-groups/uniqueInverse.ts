import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type EquationalClaim, type EquationalProof, leadsFromGiven, stepsFollow } from "noether/laws";

type Reason = "identity e" | "inverse b" | "inverse c" | "associativity" | "commutativity" | "uniqueness";
type UniqueInverse = EquationalProof<Reason>;

const claim: EquationalClaim<Reason> = {
  from: "b",
  to: "c",
  hypotheses: {
    "identity e": {
      says: "e is an identity",
      equations: [
        ["e x", "x"],
        ["x e", "x"],
      ],
    },
    "inverse b": {
      says: "b is an inverse of a",
      equations: [
        ["a b", "e"],
        ["b a", "e"],
      ],
    },
    "inverse c": {
      says: "c is an inverse of a",
      equations: [
        ["a c", "e"],
        ["c a", "e"],
      ],
    },
    associativity: { says: "brackets do not matter", equations: [["(x y) z", "x (y z)"]] },
    commutativity: { says: "factors may change places", equations: [["x y", "y x"]] },
    uniqueness: { says: "b = c", equations: [["b", "c"]] },
  },
  forbidden: {
    commutativity:
      "no axiom says x y = y x: a turn and a flip of a hexagon belong to a group, and their order matters",
    uniqueness: "that is what you are proving",
  },
};

const steps = stepsFollow(claim);
const given = leadsFromGiven(claim);

const proof: UniqueInverse = () => [
  ["b"],
  ["b e", "identity e"],
  ["b (a c)", "inverse c"],
  ["(b a) c", "associativity"],
  ["e c", "inverse b"],
  ["c", "identity e"],
];

export const uniqueInverseExercise: Exercise<UniqueInverse> = exercise<UniqueInverse>({
  laws: [worth(2, steps), given],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "moves the brackets without a word",
      () => [
        ["b"],
        ["b e", "identity e"],
        ["b (a c)", "inverse c"],
        ["e c", "inverse b"],
        ["c", "identity e"],
      ],
      rejectedBy(steps),
    ),
    mutant(
      "forgets the brackets",
      () => [["b"], ["b e", "identity e"], ["b a c", "inverse c"], ["e c", "inverse b"], ["c", "identity e"]],
      rejectedBy(steps, given),
    ),
    mutant(
      "puts b where only c is meant",
      () => [["b"], ["b e", "identity e"], ["b (a c)", "inverse b"], ...proof().slice(3)],
      rejectedBy(steps),
    ),
    mutant("uses what is to be shown", () => [["b"], ["c", "uniqueness"]], rejectedBy(given)),
    mutant(
      "proves a b = a c instead",
      () => [["a b"], ["e", "inverse b"], ["a c", "inverse c"]],
      rejectedBy(given),
    ),
    mutant(
      "lets the factors change places",
      () => [
        ["b"],
        ["b e", "identity e"],
        ["e b", "commutativity"],
        ["(c a) b", "inverse c"],
        ["c (a b)", "associativity"],
        ["c e", "inverse b"],
        ["c", "identity e"],
      ],
      rejectedBy(given),
    ),
  ],
  hints: [
    "Begin with b and make it longer without changing it: which element can you write next to it?",
    "b e. Now e is two things at once: a b, and a c. Which of them brings c into play?",
    "b e = b (a c). Move the brackets, and b meets a.",
  ],
});
