import { randomInt } from "node:crypto";
import { open } from "node:fs/promises";
import { writeFailure } from "../../files/writeWhole.js";
import { UserError } from "../../userError.js";
import { type Lock, takeLock } from "./lock.js";
import type { Result } from "./record.js";
import { gradersSeal, type Seal } from "./seal.js";

/** The results so far, on disk: if the grader is killed at any point, what it had finished is here. */
export interface Journal {
  /** The secret seed of the batch: drawn when the journal was created, the same for all its results. */
  readonly seed: number;
  /** The result that was recorded under this key, if one was. */
  find(key: string): Result | undefined;
  /**
   * Appends a result; once the promise resolves, it survives a loss of power.
   *
   * @throws UserError if the disk is full or no longer writable
   */
  record(key: string, result: Result): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the journal at `path`, one line of JSON per result, and creates it if it is missing. An incomplete last line is
 * removed; a line that is not usable, or that this person's grader has not written (its seal is missing or wrong), is
 * ignored, so that its exercise is graded again. While it is open no other grader can open it.
 *
 * @throws UserError if it cannot be written, or another grader has it open
 */
export async function openJournal(path: string, given?: Seal): Promise<Journal> {
  const seal = given ?? (await gradersSeal());
  const lock = await takeLock(`${path}.lock`);
  try {
    return await opened(path, seal, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function opened(path: string, seal: Seal, lock: Lock): Promise<Journal> {
  const line = (content: object): string =>
    `${JSON.stringify({ ...content, seal: seal.of(JSON.stringify(content)) })}\n`;
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
  const entries = lines.flatMap((text) => sealedIn(text, seal));
  for (const entry of entries) {
    const found = resultIn(entry);
    if (found !== undefined) results.set(found.key, found.result);
  }
  const known = entries.map(seedIn).find((seed) => seed !== undefined);
  const seed = known ?? randomInt(2 ** 31 - 1);
  if (known === undefined) {
    await file.appendFile(line({ seed }));
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
          await file.appendFile(line({ key, result }));
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
      await lock.release();
    },
  };
}

/** The content of a line, in a list; an empty list if the line has no valid seal. */
function sealedIn(line: string, seal: Seal): readonly Readonly<Record<string, unknown>>[] {
  try {
    const { seal: mark, ...content } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    return seal.fits(JSON.stringify(content), mark) ? [content] : [];
  } catch {
    return [];
  }
}

function resultIn(
  content: Readonly<Record<string, unknown>>,
): { readonly key: string; readonly result: Result } | undefined {
  const { key, result } = content as { readonly key?: unknown; readonly result?: Partial<Result> | null };
  const usable =
    typeof key === "string" && typeof result?.exercise === "string" && Array.isArray(result.laws);
  return usable ? { key, result: result as Result } : undefined;
}

function seedIn({ seed }: Readonly<Record<string, unknown>>): number | undefined {
  return Number.isInteger(seed) && (seed as number) >= 0 && (seed as number) < 2 ** 31
    ? (seed as number)
    : undefined;
}
