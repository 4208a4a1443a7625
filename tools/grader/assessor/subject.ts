import { Unusable } from "../../course/guarded.js";
import type { Exercise } from "../../course/sheet.js";
import { type AnyFunction, decodeReply, Malformed } from "../wire/decode.js";
import { encodeArgument } from "../wire/encode.js";
import type { CallAnswer } from "./messages.js";

/** Calls a function of the learner's process by its number and waits for the answer. */
export type Call = (number: number, args: string) => CallAnswer;

/** A subject that lives in another process, and an exercise whose laws notice when that process is gone. */
export interface RemoteSubject {
  readonly subject: unknown;
  readonly exercise: Exercise<unknown>;
}

/**
 * A subject whose calls are answered by the learner's process, and the exercise to judge it by.
 *
 * Once that process is in trouble (time, crash, an answer that is none), every law that is tried after that throws,
 * even one that would take an exception for an answer: what is not proven has no points.
 *
 * @param description the subject as the process described it
 * @throws Unusable where the subject is of another kind than the reference
 */
export function remoteSubject(
  name: string,
  exercise: Exercise<unknown>,
  description: unknown,
  call: Call,
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
  const connect = (number: number, like: AnyFunction): AnyFunction => {
    return (...args) => {
      if (trouble) throw trouble;
      const answer = call(number, JSON.stringify(args.map(encodeArgument)));
      if ("trouble" in answer) throw stop(answer.trouble);
      if (!answer.ok) throw Object.assign(new Error(answer.error.message), answer.error);
      return decode(
        answer.value,
        once(() => like(...args)),
      );
    };
  };
  const watched = exercise.laws.map(({ points, law }) => ({
    points,
    law: {
      ...law,
      residual: (subject: unknown, ...instance: unknown[]) =>
        untroubled(() => law.residual(subject, ...instance)),
      explain: (subject: unknown, ...instance: unknown[]) =>
        untroubled(() => law.explain(subject, ...instance)),
    },
  }));
  const untroubled = <Result>(work: () => Result): Result => {
    if (trouble) throw trouble;
    const result = work();
    if (trouble) throw trouble;
    return result;
  };
  const { reference } = exercise;
  const subject = decode(description, () => reference);
  if (subject === undefined) {
    throw new Unusable(
      "unusable",
      `${name} is not defined in this notebook: keep its cell, and write it under this name.`,
    );
  }
  if (typeof subject !== typeof reference) {
    throw new Unusable("unusable", `${name} should be a ${typeof reference}, and is a ${typeof subject}.`);
  }
  return { subject, exercise: { ...exercise, laws: watched } };
}

/** The value of `work`, found when it is first asked for; undefined where it throws. */
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
