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

/**
 * The subject, with its calls watched: arguments are copied (a subject may change its own), and a call that throws,
 * returns nothing or returns a promise becomes an Unusable with a sentence for the learner.
 * A subject that is no function passes as it is.
 */
export function guarded<Subject>(name: string, subject: Subject): Subject {
  if (typeof subject !== "function") return subject;
  const call = (...input: readonly unknown[]): unknown => {
    let output: unknown;
    try {
      output = subject(...input.map(copy));
    } catch (error) {
      throw fault(name, input, error);
    }
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
    return output;
  };
  return call as Subject;
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
      `This calls \`${exportName}\` from the library: that is what you are building here. Write it yourself.`,
    );
  }
  if (message === NOT_WRITTEN) {
    return new Unusable(
      "unwritten",
      `${name} is not written yet: replace its \`throw\` by your own lines, run that cell, then check again.`,
    );
  }
  return new Unusable("unusable", `${shown(name, input)} threw ${kind}: ${message}`);
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
    const text = typeof value === "function" ? value.name || "a function" : JSON.stringify(value);
    return text === undefined ? String(value) : text.length > 60 ? `${text.slice(0, 57)}...` : text;
  };
  return `${name}(${input.map(one).join(", ")})`;
}
