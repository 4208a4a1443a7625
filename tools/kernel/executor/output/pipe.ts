import { frame } from "../../pipe/frames.js";

/** The memory that the main thread and the watcher share: frames not yet written, and the state of the cell. */
export interface PipeMemory {
  readonly control: Int32Array;
  /** A ring: the byte at position p (modulo 2^32) is at index p modulo its length, which is a power of two. */
  readonly bytes: Uint8Array;
}

/**
 * Indices in the control array: the positions in the ring where the waiting frames begin and end; the position up to
 * which they are urgent; how often all of them were requested, however far the reader is behind; the cell that ended
 * last, the stage of an interrupt, the cell whose own code may run, a counter that wakes a main thread waiting for an
 * answer, and whether the library is being read.
 */
export const control = {
  start: 0,
  end: 1,
  urgent: 2,
  finish: 3,
  ended: 4,
  interrupt: 5,
  begun: 6,
  news: 7,
  reading: 8,
} as const;

/** @param capacity in bytes, a power of two, at least the longest frame (default: 256 KiB) */
export function pipeMemory(capacity: number = 1 << 18): PipeMemory {
  return {
    control: new Int32Array(new SharedArrayBuffer(4 * Object.keys(control).length)),
    bytes: new Uint8Array(new SharedArrayBuffer(capacity)),
  };
}

/** Wakes a main thread that is waiting for an answer. */
export function wake(cells: Int32Array): void {
  Atomics.add(cells, control.news, 1);
  Atomics.notify(cells, control.news);
}

/** The main thread's side of the pipe: what is put in arrives in order, and nothing is lost. */
export interface Pipe {
  /** Adds a print of a cell, which the watcher writes soon. Waits while the session's reader is far behind. */
  print(kind: number, bytes: Uint8Array, cell: number): void;
  /** Adds a message of a cell, or of none (0); it is written with what comes next, or soon. */
  hold(json: string, cell: number): void;
  /** Has everything that is waiting written at once, as far as the session's reader keeps up. */
  flush(): void;
  /** Adds a message, and has it written at once. */
  send(json: string, cell: number): void;
  /** Waits until everything is written, before the process ends. */
  finish(): void;
}

/**
 * The main thread's side of the executor's pipe. It puts frames into the ring, and only the watcher writes them (see
 * `pipeWriter`), even while the main thread is busy.
 *
 * An interrupt may discard the main thread's stack at any instruction, in `finally` blocks too. That loses, duplicates
 * and blocks nothing:
 * - There is no lock. `start` and `end` are each changed by one thread: `start` by the watcher, whose stack is never
 *   discarded, and `end` by the main thread.
 * - A frame is copied beyond `end`, where the watcher does not read, and appears by the single store of the new `end`.
 *   Before that store nothing has happened, and the next frame overwrites the half one; after it the frame is whole.
 * - A wake-up that was lost is made up for by the next frame, at the latest the cell's end: the watcher
 *   compares positions before it sleeps, and no flag says that it is awake.
 * - What the session reads is a sequence of whole frames. A repeated owner, and pieces of a message that was
 *   not finished, mean nothing to it.
 */
export function pipe({ control: cells, bytes }: PipeMemory): Pipe {
  const mask = bytes.length - 1;
  const header = Buffer.alloc(frame.headerLength);

  function lay(payload: Uint8Array, position: number): void {
    const at = position & mask;
    const first = bytes.length - at;
    if (payload.length <= first) bytes.set(payload, at);
    else {
      bytes.set(payload.subarray(0, first), at);
      bytes.set(payload.subarray(first), 0);
    }
  }
  function flush(): void {
    Atomics.store(cells, control.urgent, Atomics.load(cells, control.end));
    Atomics.notify(cells, control.urgent);
  }
  function append(kind: number, payload: Uint8Array): void {
    const length = frame.headerLength + payload.length;
    const end = Atomics.load(cells, control.end);
    for (;;) {
      const start = Atomics.load(cells, control.start);
      if (((end - start) | 0) + length <= bytes.length) break;
      flush();
      Atomics.wait(cells, control.start, start, 1000); // a wait in JavaScript, which an interrupt can stop
    }
    header[0] = kind;
    header.writeUInt32LE(payload.length, 1);
    lay(header, end);
    lay(payload, end + frame.headerLength);
    Atomics.store(cells, control.end, (end + length) | 0);
  }
  /** Has what was appended written soon; `flush` has it written at once. */
  function soon(): void {
    Atomics.notify(cells, control.end);
  }
  /** The cell that the last frame belongs to, if known. */
  let owner: number | undefined = 0;
  const ownerBytes = Buffer.alloc(4);
  function own(cell: number): void {
    if (cell === owner) return;
    owner = undefined; // until both are done: an interrupt may come between
    ownerBytes.writeUInt32LE(cell);
    append(frame.owner, ownerBytes);
    owner = cell;
  }
  function message(json: string, cell: number): void {
    own(cell);
    const payload = Buffer.from(json, "utf8");
    for (let at = 0; at === 0 || at < payload.length; at += frame.longest) {
      const isLast = at + frame.longest >= payload.length;
      const piece = at === 0 ? frame.first : isLast ? frame.last : frame.further;
      append(at === 0 && isLast ? frame.message : piece, payload.subarray(at, at + frame.longest));
    }
  }
  return {
    flush,
    print(kind, payload, cell) {
      own(cell);
      for (let at = 0; at < payload.length; at += frame.longest)
        append(kind, payload.subarray(at, at + frame.longest));
      soon();
    },
    hold(json, cell) {
      message(json, cell);
      soon();
    },
    send(json, cell) {
      message(json, cell);
      flush();
    },
    finish() {
      const end = Atomics.load(cells, control.end);
      for (;;) {
        const start = Atomics.load(cells, control.start);
        if (start === end) return;
        Atomics.add(cells, control.finish, 1);
        Atomics.notify(cells, control.finish);
        Atomics.wait(cells, control.start, start, 1000);
      }
    },
  };
}
