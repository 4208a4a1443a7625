import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { errorPointFault } from "../../cells/data/errorCurve.js";
import { pointFault } from "../../cells/data/learningCurve.js";
import { writeFailure } from "../../files/writeWhole.js";
import { UserError } from "../../userError.js";
import type { Halfway, Point } from "./study.js";

/** What made the results of a file. */
export interface Maker {
  /** The commit of Noether. */
  readonly commit: string;
  readonly processor: string;
  readonly node: string;
}

/** The points of one trial, as a line of the file has them. */
interface Line {
  readonly study: string;
  readonly trial: string;
  readonly points: readonly Point[];
}

/** Results that are kept as they come, so that work which was stopped goes on. */
export interface Results {
  /** The points of a trial that was made before. */
  find(study: string, trial: string): readonly Point[] | undefined;
  keep(study: string, trial: string, points: readonly Point[]): void;
  /** Where a trial that is not done keeps how far it is, in a file beside. */
  halfway(study: string, trial: string): Halfway;
}

/**
 * A file of results, a line of JSON for each trial after one about what made them. One that is there is gone on with; its
 * last line may have been cut short while it was written, and is then left out.
 *
 * @throws UserError if the file is none of results, is damaged, or was made by another commit, processor or Node
 */
export function resultsFile(path: string, maker: Maker): Results {
  const known = new Map<string, readonly Point[]>();
  const key = (study: string, trial: string): string => JSON.stringify([study, trial]);
  const lines = orWords(path, () => (existsSync(path) ? whole(path) : []));
  if (lines.length === 0) orWords(path, () => writeFileSync(path, `${JSON.stringify(maker)}\n`));
  else checkMaker(path, lines[0]!, maker);
  for (const [k, text] of lines.slice(1).entries()) {
    const { study, trial, points } = lineOf(path, k + 2, text);
    known.set(key(study, trial), points);
  }
  return {
    find: (study, trial) => known.get(key(study, trial)),
    keep: (study, trial, points) => {
      const line: Line = { study, trial, points };
      orWords(path, () => appendFileSync(path, `${JSON.stringify(line)}\n`));
      rmSync(besideOf(path), { force: true });
    },
    halfway: (study, trial) => halfwayIn(besideOf(path), Buffer.from(`${key(study, trial)}\n`)),
  };
}

const besideOf = (path: string): string => `${path}.halfway`;

/** A file that names its trial in the first line; it is replaced as a whole. */
function halfwayIn(path: string, head: Buffer): Halfway {
  return {
    read() {
      const bytes = orWords(path, () => (existsSync(path) ? readFileSync(path) : head.subarray(0, 0)));
      return bytes.subarray(0, head.length).equals(head) ? bytes.subarray(head.length) : undefined;
    },
    keep(bytes) {
      orWords(path, () => {
        writeFileSync(`${path}.part`, Buffer.concat([head, bytes]));
        renameSync(`${path}.part`, path);
      });
    },
  };
}

/** The lines that were written whole; what came after the last line end is cut off. */
function whole(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const end = text.lastIndexOf("\n") + 1;
  if (end < text.length) {
    if (end === 0) throw broken(path, 1, "it is not one of noether bench learn");
    truncateSync(path, Buffer.byteLength(text.slice(0, end)));
  }
  return text.slice(0, end).split("\n").slice(0, -1);
}

function checkMaker(path: string, text: string, maker: Maker): void {
  const found = parsed(path, 1, text) as Partial<Maker> | null;
  for (const [part, value] of Object.entries(maker)) {
    const before = found?.[part as keyof Maker];
    if (typeof before !== "string") throw broken(path, 1, "it is not one of noether bench learn");
    if (before !== value)
      throw new UserError(
        `${path} has results of the ${part} ${before}, this is ${value}: points of both do not belong in one curve; go on there, or name another file by --results`,
      );
  }
}

function lineOf(path: string, number: number, text: string): Line {
  const { study, trial, points } = (parsed(path, number, text) ?? {}) as Partial<Line>;
  if (typeof study !== "string" || typeof trial !== "string" || !Array.isArray(points))
    throw broken(path, number, "expected a study, a trial and its points");
  for (const point of points) {
    const isError = typeof point === "object" && point !== null && "error" in point;
    const wrong = isError ? errorPointFault(point) : pointFault(point);
    if (wrong !== undefined) throw broken(path, number, wrong);
  }
  return { study, trial, points };
}

function parsed(path: string, number: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(path, number, "it is no JSON");
  }
}

function broken(path: string, number: number, what: string): UserError {
  return new UserError(
    `${path} is no file of results that can be gone on with: line ${number}, ${what}; name another file by --results`,
  );
}

/** Does something with the file; what a person can put right is said in words. */
function orWords<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw writeFailure(error, path);
  }
}
