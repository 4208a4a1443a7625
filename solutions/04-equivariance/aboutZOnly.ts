import {
  type Matrix,
  matmul,
  matvec,
  radians,
  relativeError,
  rotationMatrix,
  rotationZ,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Instances, once, show } from "noether/laws";

interface Counterexample {
  readonly A: Matrix;
  readonly axis: Vector;
  readonly angle: number;
  readonly x: Vector;
}
type AboutZOnly = () => Counterexample;

const isTriple = (v: unknown): v is Vector => Array.isArray(v) && v.length === 3 && v.every(Number.isFinite);

/** What is wrong with the form of the answer, before any mathematics. */
function malformed(answer: unknown): Explanation | undefined {
  const { A, axis, angle, x } = (answer ?? {}) as Record<keyof Counterexample, unknown>;
  const said = (should: string, got: unknown): Explanation => ({
    should,
    given: "",
    sides: [["got", show(got)]],
  });
  if (!(Array.isArray(A) && A.length === 3 && A.every(isTriple)))
    return said("A should be a matrix of 3 x 3 numbers.", A);
  if (!(isTriple(axis) && Math.hypot(...axis) > 0))
    return said("axis should be 3 numbers that are not all zero.", axis);
  if (!(Number.isFinite(angle) && Math.abs(angle as number) <= 4 * Math.PI))
    return said("angle should be a number in radians, such as radians(90).", angle);
  return isTriple(x) ? undefined : said("x should be 3 numbers.", x);
}

const vectorInWords = (v: Vector): string => `(${v.map((entry) => show(entry)).join(", ")})`;

/** A law about the answer, which checks its form first. */
const law = <Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  find: (answer: Counterexample, instance: Instance) => Explanation | undefined,
) =>
  fault(name, statement, instances, (subject: AboutZOnly, instance) => {
    const answer = subject();
    return malformed(answer) ?? find(answer, instance);
  });

const anglesAboutZ: Instances<readonly [angle: number]> = {
  examples: [90, 180, 120, 45, 10].map((angle) => [radians(angle)]),
  draw: (random) => [2 * Math.PI * random.uniform()],
  simpler: () => [],
};

/** Why A is no map that somebody takes for equivariant after a turn about z. */
function changedAboutZ({ A }: Counterexample, angle: number): Explanation | undefined {
  const [before, after] = [matmul(A, rotationZ(angle)), matmul(rotationZ(angle), A)];
  if (relativeError(before, after) < 1e-9) return undefined;
  const j = [0, 1, 2].find((k) => relativeError(transpose(before)[k], transpose(after)[k]) >= 1e-9) ?? 0;
  const e = [0, 1, 2].map((k) => (k === j ? 1 : 0));
  const turn = `${show((angle * 180) / Math.PI)} degrees about z`;
  return {
    should: `A should commute with the turn by ${turn}.`,
    given: `x = ${vectorInWords(e)}`,
    sides: [
      ["A, then turn", vectorInWords(transpose(after)[j])],
      ["turn, then A", vectorInWords(transpose(before)[j])],
    ],
    look: "turns about z mix x and y: what must A do to the two of them alike?",
  };
}

const keepsAboutZ = law(
  "commutes with every turn about z",
  "A R_z(\\alpha) = R_z(\\alpha) A",
  anglesAboutZ,
  (answer, [angle]) => changedAboutZ(answer, angle),
);

/** A law about what commutes with the turns about z: a matrix that does not is no counterexample to anything. */
const ofCounterexamples = (
  name: string,
  statement: string,
  find: (answer: Counterexample) => Explanation | undefined,
) => law(name, statement, once, (answer) => changedAboutZ(answer, radians(90)) ?? find(answer));

const breaksElsewhere = ofCounterexamples(
  "breaks for the turn that you name",
  "A R x \\neq R A x",
  ({ A, axis, angle, x }) => {
    const R = rotationMatrix({ axis, angle });
    const [before, after] = [matvec(A, matvec(R, x)), matvec(R, matvec(A, x))];
    if (relativeError(before, after) > 1e-6) return undefined;
    const aboutZ = Math.abs(axis[0]) + Math.abs(axis[1]) === 0;
    return {
      should: "For your turn and your x the two orders should give different results, but they agree.",
      given: `the turn by ${show((angle * 180) / Math.PI)} degrees about ${vectorInWords(axis)}, x = ${vectorInWords(x)}`,
      sides: [["either way", vectorInWords(after)]],
      look: aboutZ
        ? "this turns about z, and there A must commute: take an axis that moves z"
        : "take a turn that brings z to another axis, and an x for which it matters",
    };
  },
);

const keepsLengths = ofCounterexamples("keeps lengths", "A^T A = 1", ({ A }) => {
  const lengths = transpose(A).map((v) => Math.hypot(...v));
  if (
    relativeError(matmul(transpose(A), A), [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]) < 1e-9
  )
    return undefined;
  return {
    should: "A should keep all lengths and right angles.",
    given: "the three axes, each of length 1",
    sides: [["their lengths after A", vectorInWords(lengths)]],
    look: "which rotations or reflections commute with every turn about z?",
  };
});

const isNoMultipleOfTheIdentity = law("no multiple of the identity", "A \\neq c\\, 1", once, ({ A }) => {
  const c = A[0][0];
  if (relativeError(A, diagonal(c, c, c)) > 1e-9) return undefined;
  return {
    should: "A should not be a multiple of the identity: those commute with every rotation.",
    given: "",
    sides: [["A", `${show(c)} times the identity`]],
    look: "A may do to z what it does not do to x and y",
  };
});

const diagonal = (a: number, b: number, c: number): Matrix => [
  [a, 0, 0],
  [0, b, 0],
  [0, 0, c],
];
const answer =
  (A: Matrix, axis: Vector, angle: number, x: Vector): AboutZOnly =>
  () => ({ A, axis, angle: radians(angle), x });

export const aboutZOnlyExercise: Exercise<AboutZOnly> = exercise<AboutZOnly>({
  laws: [worth(1, keepsAboutZ), worth(2, breaksElsewhere), worth(1, keepsLengths), isNoMultipleOfTheIdentity],
  reference: answer(diagonal(1, 1, -1), [1, 0, 0], 90, [0, 0, 1]),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes the identity",
      answer(diagonal(1, 1, 1), [1, 0, 0], 90, [0, 0, 1]),
      rejectedBy(breaksElsewhere),
    ),
    mutant(
      "treats x, y and z all differently",
      answer(diagonal(1, 2, 3), [1, 0, 0], 90, [0, 0, 1]),
      rejectedBy(keepsAboutZ, breaksElsewhere, keepsLengths),
    ),
    mutant(
      "names a turn about z",
      answer(diagonal(1, 1, -1), [0, 0, 1], 90, [1, 0, 1]),
      rejectedBy(breaksElsewhere),
    ),
    mutant(
      "names a half turn, which takes z to -z",
      answer(diagonal(1, 1, -1), [1, 0, 0], 180, [0, 0, 1]),
      rejectedBy(breaksElsewhere),
    ),
    mutant("stretches z", answer(diagonal(1, 1, 2), [1, 0, 0], 90, [0, 0, 1]), rejectedBy(keepsLengths)),
    mutant(
      "forgets z: projects on the plane",
      answer(diagonal(1, 1, 0), [0, 1, 0], 90, [1, 0, 0]),
      rejectedBy(keepsLengths),
    ),
    mutant(
      "turns about x in place of z",
      answer(
        [
          [1, 0, 0],
          [0, 0, -1],
          [0, 1, 0],
        ],
        [0, 0, 1],
        90,
        [1, 0, 0],
      ),
      rejectedBy(keepsAboutZ, breaksElsewhere, keepsLengths),
    ),
  ],
  hints: [
    "A turn about z mixes x and y and leaves z unchanged. A map that treats x and y alike, and z differently, commutes with it.",
    "A diagonal matrix with the entries 1, 1, c will do for some c. Which turn brings z to the place of y?",
    "For the last point c must keep lengths: 1 is not a counterexample, so which number of absolute value 1 is left? Take the turn by radians(90) about [1, 0, 0], and x = [0, 0, 1].",
  ],
});
