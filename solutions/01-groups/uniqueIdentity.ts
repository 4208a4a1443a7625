import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type EquationalClaim, type EquationalProof, leadsFromGiven, stepsFollow } from "noether/laws";

type Reason = "identity e" | "identity f" | "associativity" | "commutativity" | "uniqueness";
type UniqueIdentity = EquationalProof<Reason>;

const claim: EquationalClaim<Reason> = {
  from: "e",
  to: "f",
  hypotheses: {
    "identity e": {
      says: "e is an identity",
      equations: [
        ["e x", "x"],
        ["x e", "x"],
      ],
    },
    "identity f": {
      says: "f is an identity",
      equations: [
        ["f x", "x"],
        ["x f", "x"],
      ],
    },
    associativity: { says: "brackets do not matter", equations: [["(x y) z", "x (y z)"]] },
    commutativity: { says: "factors may change places", equations: [["x y", "y x"]] },
    uniqueness: { says: "e = f", equations: [["e", "f"]] },
  },
  forbidden: {
    commutativity:
      "no axiom says x y = y x: a turn and a flip of a hexagon belong to a group, and their order matters",
    uniqueness: "that is what you are proving",
  },
};

const steps = stepsFollow(claim);
const given = leadsFromGiven(claim);

const proof: UniqueIdentity = () => [["e"], ["e f", "identity f"], ["f", "identity e"]];

export const uniqueIdentityExercise: Exercise<UniqueIdentity> = exercise<UniqueIdentity>({
  laws: [worth(2, steps), given],
  reference: proof,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes the wrong one for the reason",
      () => [["e"], ["e f", "identity e"], ["f", "identity f"]],
      rejectedBy(steps),
    ),
    mutant("uses what is to be shown", () => [["e"], ["f", "uniqueness"]], rejectedBy(given)),
    mutant(
      "lets the factors change places",
      () => [["e"], ["e f", "identity f"], ["f e", "commutativity"], ["f", "identity e"]],
      rejectedBy(given),
    ),
    mutant("gives no reasons", () => [["e"], ["e f"], ["f"]], rejectedBy(steps)),
    mutant("stops half-way", () => [["e"], ["e f", "identity f"]], rejectedBy(given)),
    mutant("uses only one of the two", () => [["e"], ["f", "identity e"]], rejectedBy(steps)),
  ],
  hints: [
    "There are only two letters. Which products can you make of them?",
    "Look at e f. You know two things about it: one because e is an identity, one because f is.",
    "Three lines: e, then e f, then f. Which of the two identities takes you from e to e f without changing anything?",
  ],
});
