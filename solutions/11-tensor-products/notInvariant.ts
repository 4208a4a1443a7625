import { determinant, isRotation, type Matrix, trace } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, orthogonalInWords, show } from "noether/laws";
import { fits, inWords, isMultipleOfOne, single, turn } from "./matrices.js";

type NotInvariant = () => { readonly matrix: Matrix; readonly rotation: Matrix };

/** What is wrong with the form of the answer. */
function malformed(answer: unknown): Explanation | undefined {
  const { matrix, rotation } = (answer ?? {}) as { readonly matrix?: unknown; readonly rotation?: unknown };
  const bad = (["matrix", "rotation"] as const).find((key) => !fits({ matrix, rotation }[key], [3, 3]));
  if (bad !== undefined) {
    const should = `The answer should be { matrix, rotation }, two lists of three rows of three numbers.`;
    return { should, given: "", sides: [[`got as ${bad}`, show({ matrix, rotation }[bad])]] };
  }
  if (isRotation(rotation as Matrix, 1e-6)) return undefined;
  return {
    should: "The second matrix should be a rotation: perpendicular columns of length 1, and determinant 1.",
    given: "",
    sides: [
      ...(rotation as Matrix).slice(0, 2).map((row, i) => [`row ${i}`, show(row)] as const),
      ["the determinant", show(determinant(rotation as Matrix))],
    ],
    look: "you can make one with rotationX, rotationY or rotationZ",
  };
}

const total = (m: Matrix): number => m.flat().reduce((sum, x) => sum + x, 0);

/** A claim about the sums before and after. */
const law = (
  name: string,
  statement: string,
  find: (before: number, after: number, matrix: Matrix) => Pick<Explanation, "should" | "look"> | undefined,
): Law<NotInvariant, readonly []> =>
  fault(name, statement, once, (subject) => {
    const answer = subject();
    const bad = malformed(answer);
    if (bad !== undefined) return bad;
    const { matrix, rotation } = answer;
    const turned = turn(rotation, matrix);
    const found = find(total(matrix), total(turned), matrix);
    return (
      found && {
        ...found,
        given: `matrix: ${matrix.flat().filter((x) => x !== 0).length > 4 ? "yours" : inWords(matrix)}; rotation: ${orthogonalInWords(rotation)}`,
        sides: [
          ["sum of all entries", show(tidy(total(matrix)))],
          ["and after the turn", show(tidy(total(turned)))],
          ["the trace, unchanged", show(tidy(trace(matrix)))],
        ],
      }
    );
  });
const tidy = (x: number): number => (Math.abs(x) < 1e-9 ? 0 : x);

const changes = law(
  "the sum changes",
  "\\sum_{ij} (R M R^T)_{ij} \\ne \\sum_{ij} M_{ij}",
  (before, after, matrix) =>
    Math.abs(before - after) > 1e-6 * Math.max(1, Math.abs(before))
      ? undefined
      : {
          should: "The sum of all nine entries should change, and it does not.",
          look: isMultipleOfOne(matrix)
            ? "no rotation changes a multiple of 1: try a matrix with a single entry"
            : "a rotation that permutes x, y and z keeps it; so does every rotation about the line x = y = z. What about half of a quarter turn?",
        },
);
const vanishes = law("the sum is lost", "\\sum M \\ne 0, \\quad \\sum R M R^T = 0", (before, after) =>
  Math.abs(before) > 1e-6 && Math.abs(after) < 1e-6
    ? undefined
    : {
        should: "The sum should not be 0 before the turn, but 0 after it.",
        look: "for M = v v^T the sum of all entries is the square of v_0 + v_1 + v_2: where can you turn v?",
      },
);

const [c, s] = [Math.cos(Math.PI / 4), Math.sin(Math.PI / 4)];
const answer =
  (matrix: Matrix, rotation: Matrix): NotInvariant =>
  () => ({ matrix, rotation });
const backwards: Matrix = [
  [c, s, 0],
  [-s, c, 0],
  [0, 0, 1],
];
const forwards: Matrix = [
  [c, -s, 0],
  [s, c, 0],
  [0, 0, 1],
];

export const notInvariantExercise: Exercise<NotInvariant> = exercise<NotInvariant>({
  laws: [worth(2, changes), worth(1, vanishes)],
  reference: answer(single(0, 0), backwards),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "a rotation that permutes the axes",
      answer(single(0, 1), [
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
      ]),
      rejectedBy(changes, vanishes),
    ),
    mutant(
      "the identity matrix, which no rotation changes",
      answer(
        [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        forwards,
      ),
      rejectedBy(changes, vanishes),
    ),
    mutant(
      "an antisymmetric matrix: its entries always add up to 0",
      answer(
        [
          [0, 1, 0],
          [-1, 0, 0],
          [0, 0, 0],
        ],
        forwards,
      ),
      rejectedBy(changes, vanishes),
    ),
    mutant(
      "a stretch for a rotation",
      answer(single(0, 0), [
        [2, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
      rejectedBy(changes, vanishes),
    ),
    mutant("turns the other way: the sum grows", answer(single(0, 0), forwards), rejectedBy(vanishes)),
  ],
  hints: [
    "Begin with a matrix that has a single 1, and a turn about z by 45 degrees. What is the sum afterwards?",
    "M = v v^T has the sum (v_0 + v_1 + v_2)^2, and R M R^T = (R v)(R v)^T.",
    "Turn v = (1, 0, 0) to a vector whose entries add up to 0, such as (1, -1, 0) divided by sqrt 2.",
  ],
});
