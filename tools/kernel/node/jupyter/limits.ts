import { UserError } from "../../../userError.js";

/** What the cells of a notebook under Jupyter may use. */
export interface Limits {
  /** MiB of JavaScript values. */
  readonly memory: number;
  /** MiB that a cell may print. */
  readonly prints: number;
}

/** The limits where nobody says otherwise. */
export const generous: Limits = { memory: 2048, prints: 256 };

/** The least that makes sense. */
export const least: Limits = { memory: 64, prints: 1 };

/**
 * The limits that a command line (`--memory MIB`, `--prints MIB`) or else the environment (NOETHER_MEMORY,
 * NOETHER_PRINTS) sets.
 *
 * @throws UserError where one is no number, or too small
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
