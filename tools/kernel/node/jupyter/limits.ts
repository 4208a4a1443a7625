import { UserError } from "../../../userError.js";
import type { SessionOptions } from "../session.js";

/** What the cells of a notebook under Jupyter may use. */
export interface Limits {
  /** Memory for JavaScript values, in MiB. */
  readonly memory: number;
  /** How much a cell may print, in MiB. */
  readonly prints: number;
}

/** The default limits. */
export const generous: Limits = { memory: 2048, prints: 256 };

/** The smallest limits allowed. */
export const least: Limits = { memory: 64, prints: 1 };

/**
 * The limits set by the command line (`--memory MIB`, `--prints MIB`) or else by the environment (NOETHER_MEMORY,
 * NOETHER_PRINTS).
 *
 * @throws UserError if one is not a number, or too small
 */
export function limits(
  words: { readonly [name in keyof Limits]?: string | undefined },
  env: NodeJS.ProcessEnv,
): Limits {
  const limit = (name: keyof Limits): number => {
    const variable = `NOETHER_${name.toUpperCase()}`;
    const [text, where] = words[name] !== undefined ? [words[name], `--${name}`] : [env[variable], variable];
    if (text === undefined || text === "") return generous[name];
    const value = Number(text);
    if (Number.isFinite(value) && value >= least[name]) return value;
    throw new UserError(`expected a number of MiB of at least ${least[name]} for ${where}, got "${text}"`);
  };
  return { memory: limit("memory"), prints: limit("prints") };
}

/** The options of a session whose cells a person writes, in a front end of Jupyter's. */
export function writtenIn(folder: string, { memory, prints }: Limits): SessionOptions {
  return { folder, heapLimit: memory, outputLimit: prints * 2 ** 20, revive: true, isWritten: true };
}
