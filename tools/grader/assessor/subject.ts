import type { Outcome } from "noether/laws";
import type { Exercise } from "../../cells/course/sheet.js";
import { Unusable } from "../../cells/course/unusable.js";
import { type AnyFunction, decodeReply, Malformed } from "../wire/decode.js";
import { encodeArgument } from "../wire/encode.js";
import type { CallAnswer } from "./messages.js";

/** The learner's process; each question blocks until it is answered. */
export interface Asked {
  /** Calls a function by its number. */
  call(number: number, args: string): CallAnswer;
  /** Replaces it by a fresh process, and returns the description of the subject there. */
  renew(): CallAnswer;
}

/** A subject that lives in another process, and an exercise whose laws notice when that process is gone. */
export interface RemoteSubject {
  readonly subject: unknown;
  readonly exercise: Exercise<unknown>;
  /** The subject in a fresh process, which replaces the first. */
  readonly fresh: () => unknown;
}

/**
 * A subject whose calls are answered by the learner's process, and the exercise to judge it by.
 *
 * Once that process is in trouble (time, crash, an invalid answer), every law that is tried after that throws, even one
 * that would take an exception for an answer: what is not proven has no points.
 *
 * @param description the subject as the process described it
 * @throws Unusable if the subject is missing or of another kind than the reference
 */
export function remoteSubject(
  name: string,
  exercise: Exercise<unknown>,
  description: unknown,
  asked: Asked,
): RemoteSubject {
  let trouble: Unusable | undefined;
  const stop = (message: string): Unusable => (trouble ??= new Unusable("unusable", message));
  const decode = (data: unknown, like: () => unknown): unknown => {
    try {
      return decodeReply(data, like, connect);
    } catch (error) {
      throw error instanceof Malformed ? stop(`${name} gave ${error.message}.`) : error;
    }
  };
  const contentOf = (answer: CallAnswer): unknown => {
    if ("trouble" in answer) throw stop(answer.trouble);
    if (!answer.ok) throw Object.assign(new Error(answer.error.message), answer.error);
    return answer.value;
  };
  const connect = (number: number, like: AnyFunction): AnyFunction => {
    return (...args) => {
      if (trouble) throw trouble;
      return decode(
        contentOf(asked.call(number, JSON.stringify(args.map(encodeArgument)))),
        once(() => like(...args)),
      );
    };
  };
  const watched = exercise.laws.map(({ points, law }) => ({
    points,
    law: {
      ...law,
      try(subject: unknown, instance: readonly unknown[]): Outcome {
        const outcome = untroubled(() => law.try(subject, instance));
        return { residual: outcome.residual, explain: () => untroubled(() => outcome.explain()) };
      },
    },
  }));
  const untroubled = <Result>(work: () => Result): Result => {
    if (trouble) throw trouble;
    const result = work();
    if (trouble) throw trouble;
    return result;
  };
  const { reference } = exercise;
  const subjectIn = (described: unknown): unknown => {
    const subject = decode(described, () => reference);
    if (subject === undefined) {
      throw new Unusable(
        "unusable",
        `${name} is not defined in this notebook: keep its cell, and write it under this name.`,
      );
    }
    if (typeof subject !== typeof reference) {
      throw new Unusable("unusable", `${name} should be a ${typeof reference}, but is a ${typeof subject}.`);
    }
    return subject;
  };
  return {
    subject: subjectIn(description),
    exercise: { ...exercise, laws: watched },
    fresh: () => subjectIn(contentOf(asked.renew())),
  };
}

/** The value of `work`, computed when it is first needed; undefined if it throws. */
function once(work: () => unknown): () => unknown {
  let found: { readonly value: unknown } | undefined;
  return () => {
    if (found === undefined) {
      try {
        found = { value: work() };
      } catch {
        found = { value: undefined };
      }
    }
    return found.value;
  };
}
