import { randomInt } from "node:crypto";
import { open } from "node:fs/promises";
import { writeFailure } from "../../notebook/writeWhole.js";
import { UserError } from "../../terminal/userError.js";
import type { Result } from "./record.js";

/** The results so far, on disk: kill the grader anywhere, and what it had finished is here. */
export interface Journal {
  /** The secret seed of the batch: drawn when the journal was made, the same for all that is recorded in it. */
  readonly seed: number;
  /** The result that was recorded under this key, if one was. */
  find(key: string): Result | undefined;
  /**
   * Appends a result; once this settles it survives a loss of power.
   *
   * @throws UserError where the disk is full or may no longer be written
   */
  record(key: string, result: Result): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the journal at `path`, one line of JSON a result, and makes it where it is missing. A last line that was cut
 * off is cut away; a line that says nothing usable is passed over, so that its exercise is graded again.
 *
 * @throws UserError where it cannot be written
 */
export async function openJournal(path: string): Promise<Journal> {
  const file = await open(path, "a+").catch((error: unknown) => {
    throw new UserError(
      `cannot write the journal ${path} (${(error as Error).message}): name another --report.`,
    );
  });
  const content = await file.readFile();
  const whole = content.lastIndexOf(10) + 1;
  if (whole < content.length) {
    await file.truncate(whole);
    await file.sync();
  }
  const results = new Map<string, Result>();
  const lines = content.toString("utf8", 0, whole).split("\n");
  for (const line of lines) {
    const entry = read(line);
    if (entry !== undefined) results.set(entry.key, entry.result);
  }
  const known = lines.map(seedIn).find((seed) => seed !== undefined);
  const seed = known ?? randomInt(2 ** 31 - 1);
  if (known === undefined) {
    await file.appendFile(`${JSON.stringify({ seed })}\n`);
    await file.sync();
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    seed,
    find: (key) => results.get(key),
    record(key, result) {
      results.set(key, result);
      const written = last.then(async () => {
        try {
          await file.appendFile(`${JSON.stringify({ key, result })}\n`);
          await file.sync();
        } catch (error) {
          throw writeFailure(error, path);
        }
      });
      last = written.catch(() => undefined);
      return written;
    },
    async close() {
      await last;
      await file.close();
    },
  };
}

function read(line: string): { readonly key: string; readonly result: Result } | undefined {
  try {
    const { key, result } = JSON.parse(line) as { readonly key: unknown; readonly result: Result };
    const usable =
      typeof key === "string" && typeof result.exercise === "string" && Array.isArray(result.laws);
    return usable ? { key, result } : undefined;
  } catch {
    return undefined;
  }
}

function seedIn(line: string): number | undefined {
  try {
    const { seed } = JSON.parse(line) as { readonly seed: unknown };
    return Number.isInteger(seed) && (seed as number) >= 0 && (seed as number) < 2 ** 31
      ? (seed as number)
      : undefined;
  } catch {
    return undefined;
  }
}
