import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";
import type { Command } from "./command.js";
import { UsageError, usageError } from "./options.js";

/** What somebody who works on an exercise calls in its sheet, and may look for here. */
const inSheets: readonly string[] = ["check", "hint", "solution"];

/** Where a command line finds its commands and prints its words. */
export interface Surroundings {
  readonly commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>>;
  readonly version: string;
  /** Whether an error of ours shows its stack (the environment variable NOETHER_TRACE). */
  readonly trace: boolean;
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs one command line and returns the exit code: the command's own; 1 where it ended with an error; 2 where the
 * words could not be understood.
 *
 * An error that a person can mend is its message alone; any other is one line, and with NOETHER_TRACE=1 a stack.
 */
export async function dispatch(words: readonly string[], around: Surroundings): Promise<number> {
  const { commands, version, trace, out, err } = around;
  const [name, ...rest] = words;
  try {
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      if (name === "help" && rest[0] !== undefined) return await dispatch([rest[0], "--help"], around);
      (name === undefined ? err : out)(await help(commands));
      return name === undefined ? 2 : 0;
    }
    if (name === "--version" || name === "-v") {
      out(`${version}\n`);
      return 0;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) {
      if (inSheets.includes(name))
        throw new UsageError(
          `${name} is no command but a line in a sheet: await ${name}(${name === "check" ? '"EXERCISE", EXERCISE' : '"EXERCISE"'}); noether watch runs the sheet whenever you save it`,
        );
      const near = nearest(name, Object.keys(commands));
      throw new UsageError(
        `noether has no ${name.startsWith("-") ? "option" : "command"} ${name}: ${near ? `did you mean noether ${near}?` : "noether --help lists the commands"}`,
      );
    }
    const { command } = await load();
    const end = rest.indexOf("--");
    if (rest.slice(0, end < 0 ? undefined : end).some((word) => word === "--help" || word === "-h")) {
      out(`${command.usage.trimEnd()}\n`);
      return 0;
    }
    return await command.run(rest).catch((error: unknown) => {
      throw usageError(command.name, command.usage, error);
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

async function help(commands: Surroundings["commands"]): Promise<string> {
  const all = await Promise.all(Object.values(commands).map(async (load) => (await load()).command));
  const width = Math.max(...all.map(({ name }) => name.length));
  const list = all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  return `Usage: noether COMMAND ...

${list}

noether COMMAND --help says more about one of them; noether --version prints the version.
`;
}
