import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";

/** A command line that cannot be understood: the message alone is printed, and the exit code is 2. */
export class UsageError extends UserError {}

/**
 * The number that an option asks for.
 *
 * @throws UsageError where the text is no number, or lies below the least allowed
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
 * The word that an option asks for, out of a few.
 *
 * @throws UsageError where it is none of them
 */
export function choice<const T extends string>(name: string, text: string, among: readonly T[]): T {
  const found = among.find((word) => word === text);
  if (found === undefined)
    throw new UsageError(`expected --${name} to be ${among.join(" or ")}, got "${text}"`);
  return found;
}

/**
 * What node:util's parseArgs found wrong with the words of a command, in one sentence; any other error as it is.
 *
 * @param usage the command's usage, whose options are those that may have been meant
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
