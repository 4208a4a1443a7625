import { Unusable } from "./unusable.js";

/**
 * The processor time that an answer may take, in seconds: one call, and all calls of an exercise. Grading allows twice
 * that.
 */
export const budget = { call: 10, all: 120 } as const;

/**
 * An answer whose calls are timed: one that takes longer than grading would certainly wait is rejected here, with a
 * sentence. Processor time counts, so that a busy machine makes no difference. A subject that is not a function is
 * returned as it is.
 *
 * @param allowed other limits than those of the course
 */
export function withinBudget<Subject>(
  name: string,
  subject: Subject,
  allowed: { readonly call: number; readonly all: number } = budget,
): Subject {
  if (typeof subject !== "function") return subject;
  let spent = 0;
  let trouble: Unusable | undefined;
  const tooLong = (what: string, most: number): Unusable =>
    new Unusable(
      "unusable",
      `${name} takes too long: ${what} more than ${most} s of processor time, and grading waits no longer than that for certain. ` +
        "Does a loop not end, or is something computed anew that one could keep?",
    );
  const timed = (...input: readonly unknown[]): unknown => {
    if (trouble) throw trouble;
    const before = seconds();
    try {
      return subject(...input);
    } finally {
      const took = seconds() - before;
      spent += took;
      if (took > allowed.call) trouble = tooLong("one call took", allowed.call);
      else if (spent > allowed.all) trouble = tooLong("its calls took", allowed.all);
      // biome-ignore lint/correctness/noUnsafeFinally: the time decides, whatever the call gave
      if (trouble) throw trouble;
    }
  };
  return timed as Subject;
}

function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
