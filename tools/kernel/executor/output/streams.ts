import { Console } from "node:console";
import { frame } from "../../pipe/frames.js";
import type { CellRun } from "../cellRun.js";
import type { Pipe } from "./pipe.js";

/** Thrown when a cell prints or shows more than it may. */
export class OutputLimitError extends Error {
  override readonly name = "OutputLimitError";
}

/**
 * Adds a display of a cell, or its result, to what the cell has printed and shown.
 *
 * @throws OutputLimitError if that exceeds the limit
 */
export type Meter = (bytes: number, run: CellRun) => void;

type Write = NodeJS.WriteStream["write"];

const inWords = (bytes: number): string =>
  bytes >= 1 << 20 ? `${+(bytes / (1 << 20)).toFixed(1)} MiB` : `${+(bytes / 1024).toFixed(1)} KiB`;

/** The length (UTF-16 units) of the pieces in which a long text is encoded. */
const pieceLength = 1 << 14;

function* encoded(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + pieceLength);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last < 0xdc00) end++; // both halves of a character stay together
    yield Buffer.from(at === 0 && end === text.length ? text : text.slice(at, end), "utf8");
    at = end;
  }
}

/** How many bytes of a text fit before the limit without cutting a character. */
function wholeLetters(bytes: Uint8Array, limit: number): number {
  let end = Math.min(bytes.length, limit);
  while (end > 0 && end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end--;
  return end;
}

/** What the streams need. */
export interface StreamsWorld {
  readonly pipe: Pipe;
  /** How much (bytes) each cell may print and show. */
  readonly limit: number;
  /** The run that a print made now belongs to. */
  owner(): CellRun;
  /** Called once for a cell that prints or shows too much. */
  onFlood(error: OutputLimitError, run: CellRun): void;
}

/**
 * Sends `process.stdout`, `process.stderr` and `console` to the pipe. A print that exceeds its cell's limit is cut
 * there, and it and all later prints and displays of that cell throw.
 */
export function captureStreams({ pipe, limit, owner, onFlood }: StreamsWorld): Meter {
  const flood = (run: CellRun, did: "printed" | "showed", dropped: string): OutputLimitError => {
    const remedy = `${did === "printed" ? "print" : "show"} less, or raise the limit (noether run --prints)`;
    const error = new OutputLimitError(
      `the cell ${did} more than ${inWords(limit)} and was stopped: ${dropped}; ${remedy}`,
    );
    run.flooded = error;
    onFlood(error, run);
    return error;
  };
  const writer = (kind: number): Write => {
    const write = (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean => {
      const run = owner();
      if (run.flooded) throw run.flooded;
      const text = typeof chunk === "string" && (typeof encoding !== "string" || /^utf-?8$/i.test(encoding));
      const pieces = text
        ? encoded(chunk)
        : [typeof chunk === "string" ? Buffer.from(chunk, encoding as BufferEncoding) : chunk];
      let dropped = 0;
      for (const piece of pieces) {
        const kept = wholeLetters(piece, limit - run.printed);
        if (kept > 0) pipe.print(kind, kept === piece.length ? piece : piece.subarray(0, kept), run.cell);
        run.printed += kept;
        dropped += piece.length - kept;
      }
      if (dropped > 0) {
        const what = `the last ${dropped} bytes of that print and everything after it are not shown`;
        throw flood(run, "printed", what);
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
  // A separate console: the one that Node sets up swallows errors of a stream.
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
  return (bytes, run) => {
    if (run.flooded) throw run.flooded;
    run.printed += bytes;
    if (run.printed > limit) throw flood(run, "showed", "that display and everything after it are not shown");
  };
}
