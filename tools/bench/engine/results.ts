import { appendFileSync, writeFileSync } from "node:fs";
import { writeFailure } from "../../files/writeWhole.js";
import type { Check, EngineAnswer } from "./answer.js";
import type { EngineWork } from "./work.js";

/** How long one library took for one work so far, or why it did not do it. */
export interface EngineResult {
  readonly work: EngineWork;
  readonly peer: string;
  readonly wall: readonly number[];
  readonly processor: readonly number[];
  readonly first?: number;
  readonly check?: Check | null;
  readonly failure?: string;
}

/** What one round adds: an answer, or why there is none. */
export function added(result: EngineResult, answer: EngineAnswer | string): EngineResult {
  if (typeof answer === "string") return { ...result, failure: answer };
  return {
    ...result,
    ...answer,
    wall: [...result.wall, ...answer.wall],
    processor: [...result.processor, ...answer.processor],
  };
}

/**
 * A file that is begun anew and takes a line of JSON for whatever is known, when it is known.
 *
 * @throws UserError if it cannot be written
 */
export function resultsFile(path: string): (what: object) => void {
  try {
    writeFileSync(path, "");
  } catch (error) {
    throw writeFailure(error, path);
  }
  return (what) => appendFileSync(path, `${JSON.stringify(what)}\n`);
}
