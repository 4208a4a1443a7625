import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { UserError } from "../../userError.js";

/** What a program took from its start to its end, and the number that it printed. */
export interface WholeRun {
  /** Of the clock, in milliseconds. */
  readonly ms: number;
  readonly value: number;
}

/**
 * Runs a program that prints a number, its imports included, with one thread.
 *
 * @throws UserError if it prints something else
 */
export function wholeRun(command: string, words: readonly string[]): WholeRun {
  const before = performance.now();
  const { stdout, stderr } = spawnSync(command, words, {
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
  const ms = performance.now() - before;
  const value = Number((stdout ?? "").trim() || Number.NaN);
  if (!Number.isFinite(value))
    throw new UserError(
      `expected an energy of ${command}, got ${JSON.stringify((stderr ?? "").trim().split("\n").at(-1) ?? "")}`,
    );
  return { ms, value };
}
