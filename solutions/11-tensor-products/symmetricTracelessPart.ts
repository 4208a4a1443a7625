import { type Matrix, matvec, wignerD } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { nonTriviality } from "noether/laws";
import { anyMatrix, couplings, linear, turnsBy } from "./matrices.js";

type Part = (m: Matrix) => readonly number[];

const names = ["x z", "x y", "2 y y - x x - z z", "y z", "z z - x x"];
const turnsByD2 = turnsBy(5, (R, x) => matvec(wignerD(2, R), x), "the five numbers of degree 2", {
  name: "turns by D_2",
  statement: "s(R M R^T) = D_2(R)\\, s(M)",
  look: `the order is ${names.join("; ")}. In place of x z there is (M02 + M20) / 2. Is the trace gone, and does the middle number have the scale of the formula?`,
});
const nonTrivial = nonTriviality(anyMatrix, { names: ["m"] });

/** The five numbers, with the middle one scaled by a factor and a share of the trace subtracted from it. */
function numbers(m: Matrix, { middle = 1 / Math.sqrt(6), share = 1, last = Math.SQRT1_2 } = {}): number[] {
  const off = (i: number, j: number): number => (m[i]![j]! + m[j]![i]!) * Math.SQRT1_2;
  const [xx, yy, zz] = [m[0]![0]!, m[1]![1]!, m[2]![2]!];
  return [off(0, 2), off(0, 1), (2 * yy - share * (xx + zz)) * middle, off(1, 2), (zz - xx) * last];
}

export const symmetricTracelessPartExercise: Exercise<Part> = exercise<Part>({
  laws: [worth(4, turnsByD2), linear, nonTrivial],
  reference: (m) => numbers(m),
  upTo: "constant factor",
  withhold: couplings,
  mutants: [
    mutant(
      "leaves the scale of the middle number as it comes",
      (m) => numbers(m, { middle: Math.SQRT1_2 }),
      rejectedBy(turnsByD2),
    ),
    mutant(
      "forgets the half before M02 + M20",
      (m) => numbers(m).map((x, k) => ([0, 1, 3].includes(k) ? 2 * x : x)),
      rejectedBy(turnsByD2),
    ),
    mutant("leaves the trace in", (m) => numbers(m, { share: 0 }), rejectedBy(turnsByD2)),
    mutant("x x - z z for z z - x x", (m) => numbers(m, { last: -Math.SQRT1_2 }), rejectedBy(turnsByD2)),
    mutant(
      "forgets the lower triangle",
      (m) => numbers(m.map((row, i) => row.map((x, j) => (i < j ? 2 * x : i > j ? 0 : x)))),
      rejectedBy(turnsByD2),
    ),
    mutant(
      "takes z for the axis, as most textbooks do",
      (m) => {
        // x, y, z in place of y, z, x.
        const order = [1, 2, 0];
        return numbers(order.map((i) => order.map((j) => m[i]![j]!)));
      },
      rejectedBy(turnsByD2),
    ),
    mutant(
      "returns the six numbers of a symmetric matrix",
      (m) => [m[0]![0]!, m[0]![1]!, m[0]![2]!, m[1]![1]!, m[1]![2]!, m[2]![2]!],
      rejectedBy(turnsByD2),
    ),
    mutant<Part>("always 0", () => [0, 0, 0, 0, 0], rejectedBy(nonTrivial)),
  ],
  hints: [
    "Try M = r r^T with r = (x, y, z). Its entries are x x, x y, ...: which five combinations of them are the harmonics of degree 2?",
    "x z becomes m[0][2] + m[2][0], so that both triangles count equally; 2 y y - x x - z z becomes 2 m[1][1] - m[0][0] - m[2][2].",
    "Scales: with (m_02 + m_20), (m_01 + m_10), (m_12 + m_21) and (m_22 - m_00) as they are, the middle number is (2 m_11 - m_00 - m_22) / sqrt 3.",
  ],
});
