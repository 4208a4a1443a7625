import { type Matrix, matvec } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { nonTriviality } from "noether/laws";
import { anyMatrix, couplings, linear, turnsBy } from "./matrices.js";

type Part = (m: Matrix) => readonly number[];

const turnsLikeAnArrow = turnsBy(3, matvec, "an arrow", {
  name: "turns like an arrow",
  statement: "a(R M R^T) = R\\, a(M)",
  look: "entry k of the result is made from the two off-diagonal entries of m without the index k, with opposite signs. Which has the plus? Go round in a circle: 12, 20, 01",
});
const nonTrivial = nonTriviality(anyMatrix, { names: ["m"] });

const part: Part = (m) => [m[1]![2]! - m[2]![1]!, m[2]![0]! - m[0]![2]!, m[0]![1]! - m[1]![0]!];

export const antisymmetricPartExercise: Exercise<Part> = exercise<Part>({
  laws: [worth(3, turnsLikeAnArrow), linear, nonTrivial],
  reference: part,
  upTo: "constant factor",
  withhold: ["axialVector", ...couplings],
  mutants: [
    mutant(
      "one sign off: m[0][2] - m[2][0]",
      (m) => part(m).map((x, k) => (k === 1 ? -x : x)),
      rejectedBy(turnsLikeAnArrow),
    ),
    mutant(
      "adds where it should subtract",
      (m) => [m[1]![2]! + m[2]![1]!, m[2]![0]! + m[0]![2]!, m[0]![1]! + m[1]![0]!],
      rejectedBy(turnsLikeAnArrow),
    ),
    mutant(
      "takes the diagonal for a vector",
      (m) => [m[0]![0]!, m[1]![1]!, m[2]![2]!],
      rejectedBy(turnsLikeAnArrow),
    ),
    mutant("reads the three numbers backwards", (m) => [...part(m)].reverse(), rejectedBy(turnsLikeAnArrow)),
    mutant(
      "forgets to subtract: the upper triangle alone",
      (m) => [m[1]![2]!, m[2]![0]!, m[0]![1]!],
      rejectedBy(turnsLikeAnArrow),
    ),
    mutant(
      "keeps an arrow and loses the sum: divides by its length",
      (m) => {
        const length = Math.hypot(...part(m));
        return part(m).map((x) => (length > 0 ? x / length : 0));
      },
      rejectedBy(linear),
    ),
    mutant<Part>("always 0", () => [0, 0, 0], rejectedBy(nonTrivial)),
  ],
  hints: [
    "Write m = v w^T. Which three combinations of its nine entries do you know to turn like an arrow? Think of v x w.",
    "v x w = (v_1 w_2 - v_2 w_1, ...), counted from 0, and m_12 = v_1 w_2. So the first number is m[1][2] - m[2][1].",
    "Go round: the places 1, 2 give the number 0; the places 2, 0 give the number 1; the places 0, 1 give the number 2.",
  ],
});
