import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";

/** A command line that cannot be understood: the message alone is printed, and the exit code is 2. */
export class UsageError extends UserError {}

/**
 * The number given to an option.
 *
 * @throws UsageError if the text is not a number, or the number is below `least` or not of its kind
 */
export function numberOption(
  name: string,
  text: string,
  least: number,
  kind: "real" | "whole" = "real",
): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= least && (kind === "real" || Number.isInteger(value))) return value;
  throw new UsageError(
    `expected a ${kind === "whole" ? "whole " : ""}number of at least ${least} for --${name}, got "${text}"`,
  );
}

/**
 * The word given to an option, one of a few.
 *
 * @throws UsageError if it is not one of them
 */
export function choice<const T extends string>(name: string, text: string, among: readonly T[]): T {
  const found = among.find((word) => word === text);
  if (found === undefined)
    throw new UsageError(`expected --${name} to be ${among.join(" or ")}, got "${text}"`);
  return found;
}

/**
 * The error of node:util's parseArgs about the words of a command, as one sentence; any other error unchanged.
 *
 * @param usage the command's usage, which names the options that may have been meant
 */
export function usageError(command: string, usage: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!code?.startsWith("ERR_PARSE_ARGS")) return error;
  const quoted = /'(?:-\w, )?([^' ]*)/.exec(message)?.[1] ?? "";
  const help = `noether ${command} --help lists the options`;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const known = [...usage.matchAll(/--([a-z][a-z-]*)/g)].map((found) => found[1]!);
    const near = nearest(quoted.replace(/^-+/, ""), known);
    return new UsageError(
      `noether ${command} has no option ${quoted}: ${near ? `did you mean --${near}?` : help}`,
    );
  }
  if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") {
    return new UsageError(`noether ${command} takes no word "${quoted}": ${help}`);
  }
  const wrong = /does not take/.test(message) ? "takes no value" : "needs a value";
  return new UsageError(`the option ${quoted} of noether ${command} ${wrong}: ${help}`);
}
