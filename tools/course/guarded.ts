/** Why a subject cannot be judged at all. */
export class Unusable extends Error {
  override readonly name = "Unusable";
  readonly outcome: "withheld" | "unwritten" | "unusable";
  constructor(outcome: Unusable["outcome"], message: string) {
    super(message);
    this.outcome = outcome;
  }
}

/** The message of the stub in a released sheet. */
export const NOT_WRITTEN = "not written yet";

/** How many calls of a subject are made twice, to see whether it keeps something between calls. */
const DOUBLED = 2;

/**
 * The subject, with its calls watched: arguments are copied (a subject may change its own), typed arrays among its
 * results become lists, and a call that throws, returns nothing, returns a promise, or answers the same input in two
 * ways becomes an Unusable with a sentence for the learner.
 * A subject that is no function passes as it is.
 */
export function guarded<Subject>(name: string, subject: Subject): Subject {
  if (typeof subject !== "function") return subject;
  let calls = 0;
  const once = (input: readonly unknown[]): unknown => {
    try {
      return plain(subject(...input.map(copy)));
    } catch (error) {
      throw fault(name, input, error);
    }
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
    if (calls++ < DOUBLED && written(output) !== written(once(input))) {
      throw new Unusable(
        "unusable",
        `${shown(name, input)} gave two different results when it was called twice: does it keep something between calls, or leave something to chance?`,
      );
    }
    return output;
  };
  return call as Subject;
}

/** A value with its typed arrays as lists of numbers. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as ArrayLike<number>);
  return Array.isArray(value) ? Array.from(value, plain) : value;
}

function written(value: unknown): string | undefined {
  return JSON.stringify(value, (_, entry: unknown) => (typeof entry === "bigint" ? `${entry}n` : entry));
}

function fault(name: string, input: readonly unknown[], error: unknown): Unusable {
  if (error instanceof Unusable) return error;
  const {
    name: kind = "Error",
    message = words(error),
    exportName,
  } = (error ?? {}) as Partial<Error & { exportName: string }>;
  if (kind === "Withheld") {
    return new Unusable(
      "withheld",
      `This calls \`${exportName}\`, under this or another name, from the library: that is what you are building here. Write it yourself.`,
    );
  }
  if (message === NOT_WRITTEN) {
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

/** Whatever was thrown, as words: even an object that cannot be made a string. */
function words(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "an object without words";
  }
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  return value;
}

function shown(name: string, input: readonly unknown[]): string {
  const one = (value: unknown): string => {
    const text = typeof value === "function" ? "a function" : written(value);
    return text === undefined ? String(value) : text.length > 60 ? `${text.slice(0, 57)}...` : text;
  };
  return `${name}(${input.map(one).join(", ")})`;
}
