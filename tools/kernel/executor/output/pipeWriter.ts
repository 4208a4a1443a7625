import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { frame, window } from "../../pipe/frames.js";
import { control, type PipeMemory } from "./pipe.js";

/** Prints that follow each other within this time (ms) are written together. */
const together = 10;

/** Exists in every Node that we support, but not in the type library that we compile with. */
interface WaitAsync {
  waitAsync(
    cells: Int32Array,
    index: number,
    value: number,
  ): { readonly async: boolean; readonly value: string | Promise<string> };
}

/** The watcher's side of the executor's pipe. */
export interface PipeWriter {
  /** Starts to write what the main thread puts in. */
  follow(): void;
  /** Called when the session has read so many bytes: that many more may be sent. */
  taken(bytes: number): void;
  /** Writes everything that is waiting, and then a message of the watcher itself. */
  send(message: object): void;
}

/** Writes all the bytes, however often the pipe is full; ends the process if nobody reads any more. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written, bytes.length - written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EAGAIN") process.kill(process.pid, "SIGKILL");
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes to the pipe what the main thread has put into the ring: a message at once, a print within a few milliseconds,
 * even while the main thread is busy; so nothing is lost, late or out of order. No more than `window` bytes are in
 * transit at any time. Nothing else writes, and each function finishes before another begins.
 */
export function pipeWriter({ control: cells, bytes }: PipeMemory, descriptor: number): PipeWriter {
  const mask = bytes.length - 1;
  /** How many bytes have been written that the session has not read. */
  let unread = 0;

  function write(most: number): void {
    const start = Atomics.load(cells, control.start);
    const length = Math.min((Atomics.load(cells, control.end) - start) | 0, most);
    if (length <= 0) return;
    const at = start & mask;
    const first = Math.min(length, bytes.length - at);
    writeAll(descriptor, bytes.subarray(at, at + first));
    writeAll(descriptor, bytes.subarray(0, length - first));
    unread += length;
    Atomics.store(cells, control.start, (start + length) | 0);
    Atomics.notify(cells, control.start);
  }
  const drain = (): void => write(window - unread);
  const drainAll = (): void => write(Infinity);

  /** Does something whenever a word in shared memory has changed. */
  async function whenever(word: number, act: () => void | Promise<void>): Promise<never> {
    for (let seen = 0; ; ) {
      await (Atomics as unknown as WaitAsync).waitAsync(cells, word, seen).value;
      seen = Atomics.load(cells, word);
      await act();
    }
  }
  return {
    follow() {
      void whenever(control.urgent, drain);
      void whenever(control.end, async () => {
        await sleep(together);
        drain();
      });
      void whenever(control.finish, drainAll);
    },
    taken(count) {
      unread -= count;
      drain();
    },
    send(message) {
      drainAll(); // up to the end of a frame
      const payload = Buffer.from(JSON.stringify(message), "utf8");
      const header = Buffer.alloc(frame.headerLength);
      header[0] = frame.message;
      header.writeUInt32LE(payload.length, 1);
      writeAll(descriptor, Buffer.concat([header, payload]));
      unread += header.length + payload.length;
    },
  };
}
