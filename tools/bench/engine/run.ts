import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../../userError.js";
import { conversation } from "../conversation.js";
import { compareEngines } from "./comparison.js";
import { engineTable, own } from "./comparisonTable.js";
import { type EnginePeer, enginePeersOf } from "./peers.js";
import { processorInWords } from "./processor.js";
import { resultsFile } from "./results.js";
import { engineWorks } from "./work.js";

/** This library. */
const ours: EnginePeer = {
  name: own,
  does: () => true,
  start: () => conversation(process.execPath, [fileURLToPath(new URL("ours/main.js", import.meta.url))]),
};

export interface EngineBenchOptions {
  /** Pythons and folders with node_modules. */
  readonly peers: readonly string[];
  /** Kinds of works (default: all). */
  readonly kinds: readonly string[];
  readonly rounds: number;
  /** Milliseconds for one answer. */
  readonly limit: number;
  /** Where results are kept (default: a file in the folder for temporary files). */
  readonly file: string | undefined;
  readonly signal: AbortSignal;
  readonly onStep: (done: number, total: number, now: string) => void;
}

/**
 * Times the engine beside its peers, and says what it found: all of it, or what was known when it was cut short.
 *
 * @throws UserError if a kind of works is none
 */
export async function benchEngine(options: EngineBenchOptions): Promise<string> {
  const { peers, kinds, file, signal, ...rest } = options;
  const all = [...new Set(engineWorks.map(({ kind }) => kind))];
  const unknown = kinds.find((kind) => !all.some((known) => known === kind));
  if (unknown !== undefined) throw new UserError(`expected works of ${all.join(", ")}, got "${unknown}"`);
  const works = engineWorks.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const libraries = [ours, ...enginePeersOf(peers)];
  const path = file ?? join(tmpdir(), `noether-bench-engine-${process.pid}.jsonl`);
  const keep = resultsFile(path);
  const processor = processorInWords();
  keep({ processor, node: process.versions.node });
  const { results, versions } = await compareEngines(libraries, { ...rest, works, signal, keep });
  return [
    `${versions.join(", ")}\n`,
    `${processor}; float32, one thread each, large buffers kept from call to call.\n`,
    `Results, as they came: ${path}\n`,
    signal.aborted ? "Cut short: this is what was known.\n" : "",
    `\n${engineTable(results)}`,
  ].join("");
}
