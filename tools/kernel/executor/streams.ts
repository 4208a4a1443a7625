import { Console } from "node:console";
import { frame } from "../frames.js";
import type { Pipe } from "./pipe.js";

/** Thrown where a cell prints more than it may. */
export class OutputLimitError extends Error {
  override readonly name = "OutputLimitError";
}

/** Counts what the running cell prints. */
export interface Meter {
  /** Begins a new cell. */
  reset(): void;
}

type Write = NodeJS.WriteStream["write"];

const inWords = (bytes: number): string =>
  bytes >= 1 << 20 ? `${+(bytes / (1 << 20)).toFixed(1)} MiB` : `${+(bytes / 1024).toFixed(1)} KiB`;

/**
 * Sends `process.stdout`, `process.stderr` and `console` to the pipe. Beyond the limit every print throws; `onFlood`
 * is called once.
 */
export function captureStreams(pipe: Pipe, limit: number, onFlood: (error: OutputLimitError) => void): Meter {
  let printed = 0;
  let flooded: OutputLimitError | undefined;
  const writer = (kind: number): Write => {
    const write = (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean => {
      if (flooded) throw flooded;
      const text = typeof chunk === "string" && typeof encoding === "string" && encoding !== "utf8";
      const payload = text ? Buffer.from(chunk, encoding as BufferEncoding) : chunk;
      printed += pipe.append(kind, payload);
      if (printed > limit) {
        flooded = new OutputLimitError(
          `the cell printed more than ${inWords(limit)} and was stopped: print less, or raise the limit (noether run --prints)`,
        );
        onFlood(flooded);
        throw flooded;
      }
      const done = typeof encoding === "function" ? encoding : callback;
      if (typeof done === "function") process.nextTick(done as () => void);
      return true;
    };
    return write as Write;
  };
  const { stdout, stderr } = process;
  stdout.write = writer(frame.stdout);
  stderr.write = writer(frame.stderr);
  // A console of its own: the one that Node sets up swallows what a stream throws.
  const console = new Console({ stdout, stderr, ignoreErrors: false, colorMode: false });
  for (const name of Object.keys(console) as (keyof Console)[]) {
    if (name !== "Console")
      Object.defineProperty(globalThis.console, name, {
        value: console[name],
        writable: true,
        configurable: true,
        enumerable: true,
      });
  }
  return {
    reset() {
      printed = 0;
      flooded = undefined;
    },
  };
}
