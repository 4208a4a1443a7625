import type { Exercise } from "../../cells/course/sheet.js";
import type { Call } from "../../cells/course/transcript.js";
import { sameAnswer } from "../../cells/course/written.js";

/** A subject that is a function. */
export type Answering = (...input: readonly unknown[]) => unknown;

/** What an adversary knows: the right answers to everything that was ever asked, but not what will be asked next. */
export interface Material {
  readonly name: string;
  readonly exercise: Exercise<unknown>;
  readonly reference: Answering;
  /** How many random instances of each law will be asked: that is no secret. */
  readonly draws: number;
  /** The calls of every law, in the order of the laws, made with other seeds than those that judge. */
  readonly laws: readonly LawCalls[];
  /** All of them, each input once, those of the simple instances first. */
  readonly calls: readonly Call[];
}

/** The calls that one law made to the reference. */
export interface LawCalls {
  /** For its simple instances, which are the same for every seed. */
  readonly simple: readonly Call[];
  /** For its random ones. */
  readonly drawn: readonly Call[];
}

/** One wrong answer: each call of `make` starts afresh, as a fresh process would. */
export interface WrongAnswer {
  readonly variant: string;
  readonly make: () => Answering;
}

/** A way of getting undeserved points, made for any exercise from its reference and its recorded calls. */
export interface Adversary {
  readonly name: string;
  /** What it does, in a few words. */
  readonly does: string;
  /** The exercises that it does not apply to: those whose right answer is a constant, or a table. */
  readonly spares: readonly ("constant" | "table")[];
  /** The share of the points it may keep. */
  readonly mayKeep: number;
  /** Its answers to an exercise; none if it has nothing to try. */
  answers(material: Material): readonly WrongAnswer[];
}

/** The share of the points that a wrong answer may keep. */
export const A_FIFTH: number = 1 / 5;

/** For an answer that is wrong only on a few inputs: it has to lose something. */
export const NOT_ALL: number = 0.99;

/** Those answers that differ from the reference on one of the recorded calls. */
export function wrongAnswers(
  { calls }: Material,
  answers: Readonly<Record<string, Answering>>,
): readonly WrongAnswer[] {
  const isRight = (answer: Answering, { input, output }: Call): boolean => {
    try {
      return sameAnswer(answer(...input), output);
    } catch {
      return false;
    }
  };
  return Object.entries(answers).flatMap(([variant, answer]) =>
    calls.every((call) => isRight(answer, call)) ? [] : [{ variant, make: () => answer }],
  );
}
