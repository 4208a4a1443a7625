import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";
import type { Entry } from "./commands.js";
import { UsageError, usageError } from "./options.js";

/** What learners call in a sheet, and may look for here. */
const inSheets: readonly string[] = ["check", "hint", "solution"];

/** Where a command line finds its commands and prints. */
export interface Surroundings {
  readonly commands: Readonly<Record<string, Entry>>;
  readonly version: string;
  /** Whether an error of ours shows its stack (the environment variable NOETHER_TRACE). */
  readonly trace: boolean;
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs one command line and returns the exit code: the command's own, 1 if it ended with an error, or 2 if the
 * words could not be understood.
 *
 * An error that a person can put right is printed as its message alone; any other as one line, or as a stack with
 * NOETHER_TRACE=1.
 */
export async function dispatch(words: readonly string[], around: Surroundings): Promise<number> {
  const { commands, version, trace, out, err } = around;
  const [name, ...rest] = words;
  try {
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      if (name === "help" && rest[0] !== undefined) return await dispatch([rest[0], "--help"], around);
      (name === undefined ? err : out)(help(commands));
      return name === undefined ? 2 : 0;
    }
    if (name === "--version" || name === "-v") {
      out(`${version}\n`);
      return 0;
    }
    const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!entry) {
      if (inSheets.includes(name))
        throw new UsageError(
          `${name} is not a command but a line in a sheet: await ${name}(${name === "check" ? '"EXERCISE", EXERCISE' : '"EXERCISE"'}); noether watch runs the sheet whenever you save it`,
        );
      const near = nearest(name, Object.keys(commands));
      throw new UsageError(
        `noether has no ${name.startsWith("-") ? "option" : "command"} ${name}: ${near ? `did you mean noether ${near}?` : "noether --help lists the commands"}`,
      );
    }
    const { command } = await entry.load();
    const end = rest.indexOf("--");
    if (rest.slice(0, end < 0 ? undefined : end).some((word) => word === "--help" || word === "-h")) {
      out(`${command.usage.trimEnd()}\n`);
      return 0;
    }
    return await command.run(rest).catch((error: unknown) => {
      throw usageError(name, command.usage, error);
    });
  } catch (error) {
    if (error instanceof UserError) {
      err(`${error.message}\n`);
      return error instanceof UsageError ? 2 : 1;
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const more = trace
      ? (error instanceof Error && error.stack) || message
      : `noether ${name} failed: this is a bug in Noether (${message.split("\n")[0]}): set NOETHER_TRACE=1 to see where`;
    err(`${more}\n`);
    return 1;
  }
}

function help(commands: Surroundings["commands"]): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const list = Object.entries(commands)
    .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
    .join("\n");
  return `Usage: noether COMMAND ...

${list}

noether COMMAND --help says more about one of them; noether --version prints the version.
`;
}
