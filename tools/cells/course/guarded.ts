import { notWritten } from "./notWritten.js";
import { shown, type Transcript, transcript } from "./transcript.js";
import { Unusable } from "./unusable.js";
import { withheldMessage } from "./withholding.js";
import { unchanged } from "./written.js";

/** How many calls of a subject are immediately repeated, to see whether it keeps something between calls. */
const DOUBLED = 2;

/**
 * The name of the error with which a separate process answers if a call changed an input; the message is the input's
 * index.
 */
export const CHANGED_INPUT = "ChangedInput";

/**
 * The subject, with its calls watched: arguments are copied, typed arrays among its results become lists, and a call
 * that throws, returns nothing, returns a promise, changes its input, or answers the same input in two ways throws an
 * Unusable with a sentence for the learner. A subject that is not a function is returned as it is.
 *
 * @param record the calls so far, including those of other laws: the same input should have the same answer everywhere
 */
export function guarded<Subject>(
  name: string,
  subject: Subject,
  record: Transcript = transcript(name),
): Subject {
  if (typeof subject !== "function") return subject;
  let calls = 0;
  const once = (input: readonly unknown[]): unknown => {
    const given = input.map(copy);
    let output: unknown;
    try {
      output = plain(subject(...given));
    } catch (error) {
      throw fault(name, input, error);
    }
    const changed = given.findIndex((value, k) => !unchanged(value, input[k]));
    if (changed >= 0) throw changes(name, input, changed);
    return output;
  };
  const call = (...input: readonly unknown[]): unknown => {
    const output = once(input);
    if (output === undefined) {
      throw new Unusable(
        "unusable",
        `${name} returned nothing for ${shown(name, input)}: is a \`return\` missing?`,
      );
    }
    if (output instanceof Promise) {
      throw new Unusable(
        "unusable",
        `${name} returned a promise: write it without \`async\`, so that it returns the value itself.`,
      );
    }
    record.note(input, output);
    if (calls++ < DOUBLED) record.note(input, once(input));
    return output;
  };
  return call as Subject;
}

function changes(name: string, input: readonly unknown[], index: number): Unusable {
  const which = ["its first", "its second", "its third"][index] ?? `its ${index + 1}th`;
  return new Unusable(
    "unusable",
    `${shown(name, input)} changed ${input.length === 1 ? "its" : which} input, which belongs to who called. Work on a copy: [...f] copies a list, m.map((row) => [...row]) a matrix; sort, reverse, push and splice change the list they are called on, toSorted and toReversed do not.`,
  );
}

/** A value with its typed arrays as lists of numbers. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as ArrayLike<number>);
  return Array.isArray(value) ? Array.from(value, plain) : value;
}

function fault(name: string, input: readonly unknown[], error: unknown): Unusable {
  if (error instanceof Unusable) return error;
  const {
    name: kind = "Error",
    message = words(error),
    exportName,
  } = (error ?? {}) as Partial<Error & { exportName: string }>;
  if (kind === CHANGED_INPUT) return changes(name, input, Number(message));
  if (kind === "Withheld") {
    return new Unusable("withheld", withheldMessage(`${exportName}`));
  }
  if (message === notWritten) {
    return new Unusable(
      "unwritten",
      `${name}, or a function that it calls, is not written yet: replace its \`throw\` by your own lines, run that cell, then check again.`,
    );
  }
  const index = /Cannot (read|set) properties of undefined/.test(message)
    ? ". An index leaves a list: count from 0, and mind that -1 % 3 is -1 in JavaScript"
    : "";
  return new Unusable("unusable", `${shown(name, input)} threw ${kind}: ${message}${index}`);
}

/** A description of what was thrown, even of an object that cannot be converted to a string. */
function words(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "an object without words";
  }
}

/** A deep copy of a value; functions and instances of classes are shared. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  if (typeof value !== "object" || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copy(entry)]));
}
