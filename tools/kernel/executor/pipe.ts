import { writeSync } from "node:fs";
import { frame } from "../frames.js";

/** The memory that the main thread and the watcher share: prints that are not yet written. */
export interface PipeMemory {
  readonly control: Int32Array;
  readonly bytes: Uint8Array;
}

/** Places in the control array: a lock, the number of waiting bytes, and a flag that wakes the watcher. */
export const control = { lock: 0, length: 1, waiting: 2 } as const;

/** A pipe on which every write is complete when it returns, or waits in memory for the watcher, who writes soon. */
export interface Pipe {
  readonly memory: PipeMemory;
  /** Appends a frame; the watcher or the next flush writes it. Returns its length in bytes. */
  append(kind: number, payload: string | Uint8Array): number;
  flush(): void;
}

export function pipeMemory(capacity: number = 1 << 18): PipeMemory {
  return {
    control: new Int32Array(new SharedArrayBuffer(16)),
    bytes: new Uint8Array(new SharedArrayBuffer(capacity)),
  };
}

/** Writes all the bytes, however often the pipe is full; ends the process where nobody reads any more. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
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

/** Runs something while no other thread touches the memory. */
export function locked<T>({ control: cells }: PipeMemory, run: () => T): T {
  while (Atomics.compareExchange(cells, control.lock, 0, 1) !== 0) Atomics.wait(cells, control.lock, 1, 5);
  try {
    return run();
  } finally {
    Atomics.store(cells, control.lock, 0);
    Atomics.notify(cells, control.lock, 1);
  }
}

/** Writes what waits; call it with the lock held. */
export function drain(memory: PipeMemory, descriptor: number): void {
  const length = Atomics.exchange(memory.control, control.length, 0);
  if (length > 0) writeAll(descriptor, memory.bytes.subarray(0, length));
}

/**
 * The executor's pipe. A print costs a copy into shared memory; the watcher's thread writes it within a few
 * milliseconds even while the main thread is busy, so that nothing is lost, late or out of order.
 */
export function pipe(descriptor: number, memory: PipeMemory): Pipe {
  const { control: cells, bytes } = memory;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const put = (kind: number, payload: string | Uint8Array): number => {
    const most = frame.headerLength + (typeof payload === "string" ? 3 * payload.length : payload.length);
    let start = Atomics.load(cells, control.length);
    if (start + most > buffer.length) {
      drain(memory, descriptor);
      start = 0;
    }
    if (most > buffer.length) {
      const whole = typeof payload === "string" ? Buffer.from(payload, "utf8") : payload;
      const header = Buffer.alloc(frame.headerLength);
      header[0] = kind;
      header.writeUInt32LE(whole.length, 1);
      writeAll(descriptor, header);
      writeAll(descriptor, whole);
      return whole.length;
    }
    const at = start + frame.headerLength;
    const length = typeof payload === "string" ? buffer.write(payload, at, "utf8") : payload.length;
    if (typeof payload !== "string") buffer.set(payload, at);
    buffer[start] = kind;
    buffer.writeUInt32LE(length, start + 1);
    Atomics.store(cells, control.length, at + length);
    return length;
  };
  return {
    memory,
    append(kind, payload) {
      const length = locked(memory, () => put(kind, payload));
      if (Atomics.exchange(cells, control.waiting, 1) === 0) Atomics.notify(cells, control.waiting);
      return length;
    },
    flush: () => locked(memory, () => drain(memory, descriptor)),
  };
}
