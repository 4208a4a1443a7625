import { relativeError, shift } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, show } from "noether/laws";

type Counterexample = () => { readonly signal: readonly number[]; readonly shift: number };

const everySecond = (f: readonly number[]): readonly number[] => f.filter((_, t) => t % 2 === 0);

/** What is wrong with the form of the answer, before any mathematics. */
function malformed(answer: unknown): Explanation | undefined {
  const { signal, shift: s } = (answer ?? {}) as { readonly signal?: unknown; readonly shift?: unknown };
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) {
    return {
      should: "The answer should look like { signal: [...], shift: 1 }.",
      given: "",
      sides: [["got", show(answer)]],
    };
  }
  if (!Array.isArray(signal) || signal.length !== 8 || !Array.from(signal).every(Number.isFinite)) {
    return { should: "The signal should be a list of 8 numbers.", given: "", sides: [["got", show(signal)]] };
  }
  if (!Number.isInteger(s))
    return { should: "The shift should be a whole number.", given: "", sides: [["got", show(s)]] };
  return undefined;
}

/** S f and S(T_s f): the small signal of the signal, and of the shifted signal. */
function small(subject: Counterexample): readonly [readonly number[], readonly number[]] {
  const { signal, shift: s } = subject();
  return [everySecond(signal), everySecond(shift(signal, s))];
}

/** A claim about the answer, which checks its form first. */
const law = (
  name: string,
  statement: string,
  find: (subject: Counterexample) => Explanation | undefined,
): Law<Counterexample, readonly []> =>
  fault(name, statement, once, (subject) => malformed(subject()) ?? find(subject));

const noShiftRepairsIt = law(
  "no shift repairs it",
  "S(T_s f) \\neq T_k (S f) \\text{ for all } k",
  (subject) => {
    const [before, after] = small(subject);
    const k = [0, 1, 2, 3].find((candidate) => relativeError(shift(before, candidate), after) < 1e-9);
    if (k === undefined) return undefined;
    return {
      should: "No shift of the small signal should give the small signal of the shifted one, but one does.",
      given: `your shift: s = ${subject().shift}`,
      sides: [
        ["S f", show(before)],
        ["S(T_s f)", show(after)],
        ["which is S f shifted by", show(k)],
      ],
      look:
        subject().shift % 2 === 0
          ? "an even shift brings in only numbers that S f already contains: what if the others come in?"
          : "the shift brings in the numbers that S f does not contain: let these differ from the others",
    };
  },
);

const nothingIsLeft = law("nothing is left", "S f \\neq 0, \\quad S(T_s f) = 0", (subject) => {
  const [before, after] = small(subject);
  if (!isZero(before) && isZero(after)) return undefined;
  return {
    should: "S f should not be zero, but S(T_s f) should be zero.",
    given: `your shift: s = ${subject().shift}`,
    sides: [
      ["S f", show(before)],
      ["S(T_s f)", show(after)],
    ],
    look: "put zeros at all the places from which the shifted signal is read",
  };
});

/** Whether a signal is zero up to rounding, by the same measure that compares two signals. */
function isZero(f: readonly number[]): boolean {
  return (
    relativeError(
      f,
      f.map(() => 0),
    ) < 1e-9
  );
}

const answer =
  (signal: readonly number[], s: number): Counterexample =>
  () => ({ signal, shift: s });

export const strideCounterexampleExercise: Exercise<Counterexample> = exercise<Counterexample>({
  laws: [worth(2, noShiftRepairsIt), worth(1, nothingIsLeft)],
  reference: answer([1, 0, 1, 0, 1, 0, 1, 0], 1),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("shifts by an even number", answer([1, 2, 3, 4, 5, 6, 7, 8], 2), rejectedBy(noShiftRepairsIt)),
    mutant("takes a constant signal", answer([1, 1, 1, 1, 1, 1, 1, 1], 1), rejectedBy(noShiftRepairsIt)),
    mutant(
      "takes the zero signal",
      answer([0, 0, 0, 0, 0, 0, 0, 0], 1),
      rejectedBy(noShiftRepairsIt, nothingIsLeft),
    ),
    mutant(
      "takes a ramp, which leaves something",
      answer([1, 2, 3, 4, 5, 6, 7, 8], 1),
      rejectedBy(nothingIsLeft),
    ),
    mutant(
      "makes the first one vanish, not the second",
      answer([0, 1, 0, 1, 0, 1, 0, 1], 1),
      rejectedBy(nothingIsLeft),
    ),
  ],
  hints: [
    "Write down a signal as a b c d e f g h. Which letters are in S f? Which are in S(T_1 f)?",
    "The even places and the odd places never mix. Choose the numbers on each of them.",
    "Ones on the even places, zeros on the odd ones, and a shift that exchanges the two.",
  ],
});
