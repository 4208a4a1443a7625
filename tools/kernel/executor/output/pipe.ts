import { writeSync } from "node:fs";
import { frame, window } from "../../pipe/frames.js";

/** The memory that the main thread and the watcher share: frames that are not yet written, and the state of the cell. */
export interface PipeMemory {
  readonly control: Int32Array;
  readonly bytes: Uint8Array;
}

/**
 * Places in the control array: a lock, where the waiting bytes begin and end, a flag that wakes the watcher, how many
 * bytes have ever been written to the pipe and how many the session has taken (modulo 2^32), the cell that has ended last,
 * how far an interrupt is, the cell whose own code may run, a count of what a main thread that asks is woken by, and
 * whether the library is being read.
 */
export const control = {
  lock: 0,
  start: 1,
  end: 2,
  waiting: 3,
  written: 4,
  taken: 5,
  ended: 6,
  interrupt: 7,
  begun: 8,
  news: 9,
  reading: 10,
} as const;

/** Who holds the lock. */
export const holder = { none: 0, main: 1, watcher: 2 } as const;

export function pipeMemory(capacity: number = 1 << 18): PipeMemory {
  return {
    control: new Int32Array(new SharedArrayBuffer(4 * Object.keys(control).length)),
    bytes: new Uint8Array(new SharedArrayBuffer(capacity)),
  };
}

/** Writes all the bytes, however often the pipe is full; ends the process where nobody reads any more. */
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

/** Runs something on the main thread while the watcher does not touch the memory. */
export function locked<T>({ control: cells }: PipeMemory, run: () => T): T {
  while (Atomics.compareExchange(cells, control.lock, holder.none, holder.main) !== holder.none)
    Atomics.wait(cells, control.lock, holder.watcher, 5);
  try {
    return run();
  } finally {
    unlock(cells);
  }
}

/** Takes the lock for the watcher, which must never wait for it: the main thread may be stopped while it holds it. */
export function tryLock({ control: cells }: PipeMemory): boolean {
  return Atomics.compareExchange(cells, control.lock, holder.none, holder.watcher) === holder.none;
}

/** Wakes a main thread that asks the person. */
export function wake(cells: Int32Array): void {
  Atomics.add(cells, control.news, 1);
  Atomics.notify(cells, control.news);
}

export function unlock(cells: Int32Array): void {
  Atomics.store(cells, control.lock, holder.none);
  Atomics.notify(cells, control.lock, 1);
}

/**
 * Writes what waits, as far as the session's reader keeps up, or all of it `regardless`; call it with the lock held.
 * Says whether all is written.
 */
export function drain(memory: PipeMemory, descriptor: number, regardless = false): boolean {
  const { control: cells, bytes } = memory;
  const [start, end] = [Atomics.load(cells, control.start), Atomics.load(cells, control.end)];
  if (start === end) return true;
  const unread = (Atomics.load(cells, control.written) - Atomics.load(cells, control.taken)) | 0;
  const length = regardless ? end - start : Math.min(end - start, Math.max(0, window - unread));
  if (length > 0) writeAll(descriptor, bytes.subarray(start, start + length));
  Atomics.add(cells, control.written, length);
  const all = start + length === end;
  Atomics.store(cells, control.start, all ? 0 : start + length);
  if (all) Atomics.store(cells, control.end, 0);
  return all;
}

/** The main thread's side of the pipe: what is put in arrives in order, and nothing is lost. */
export interface Pipe {
  /** Puts a print of a cell in; the watcher writes it soon. Waits while the session's reader is far behind. */
  print(kind: number, bytes: Uint8Array, cell: number): void;
  /** Puts a message in; it is written with what comes next. */
  hold(json: string, cell: number): void;
  /** Writes what waits, as far as the session's reader keeps up. */
  flush(): void;
  /** Puts a message in, of a cell or of none (0), and writes it. */
  send(json: string, cell: number): void;
  /** Writes all that waits, before the process ends. */
  finish(): void;
}

/**
 * The executor's pipe. A print costs a copy into shared memory; the watcher's thread writes it within a few
 * milliseconds even while the main thread is busy, so that nothing is lost, late or out of order.
 *
 * No more than `window` bytes are on their way at any time: a main thread that must wait does so without the lock and
 * in JavaScript, where an interrupt can stop it.
 */
export function pipe(descriptor: number, memory: PipeMemory): Pipe {
  const { control: cells, bytes } = memory;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  /** Puts a frame in where there is room for it. Call it with the lock held. */
  function put(kind: number, payload: Uint8Array): boolean {
    const length = frame.headerLength + payload.length;
    let end = Atomics.load(cells, control.end);
    if (end + length > buffer.length) {
      drain(memory, descriptor);
      const start = Atomics.load(cells, control.start);
      end = Atomics.load(cells, control.end);
      if (end - start + length > buffer.length) return false;
      buffer.copyWithin(0, start, end);
      end -= start;
      Atomics.store(cells, control.start, 0);
    }
    buffer[end] = kind;
    buffer.writeUInt32LE(payload.length, end + 1);
    buffer.set(payload, end + frame.headerLength);
    Atomics.store(cells, control.end, end + length);
    return true;
  }
  function append(kind: number, payload: Uint8Array): void {
    for (;;) {
      const taken = Atomics.load(cells, control.taken);
      if (locked(memory, () => put(kind, payload))) return;
      Atomics.wait(cells, control.taken, taken, 1000);
    }
  }
  /** The cell that what was put in last belongs to. */
  let owner = 0;
  const ownerBytes = Buffer.alloc(4);
  function own(cell: number): void {
    if (cell === owner) return;
    ownerBytes.writeUInt32LE(cell);
    append(frame.owner, ownerBytes);
    owner = cell; // now: an interrupt may have thrown the frame away
  }
  function hold(json: string, cell: number): void {
    own(cell);
    const payload = Buffer.from(json, "utf8");
    for (let at = 0; at === 0 || at < payload.length; at += frame.longest) {
      const isLast = at + frame.longest >= payload.length;
      const piece = at === 0 ? frame.first : isLast ? frame.last : frame.further;
      append(at === 0 && isLast ? frame.message : piece, payload.subarray(at, at + frame.longest));
    }
  }
  function flush(): void {
    if (locked(memory, () => drain(memory, descriptor))) return;
    Atomics.store(cells, control.waiting, 1); // the watcher writes the rest when the session has taken some
    Atomics.notify(cells, control.waiting);
  }
  return {
    hold,
    flush,
    print(kind, payload, cell) {
      own(cell);
      for (let at = 0; at < payload.length; at += frame.longest)
        append(kind, payload.subarray(at, at + frame.longest));
      if (Atomics.exchange(cells, control.waiting, 1) === 0) Atomics.notify(cells, control.waiting);
    },
    send(json, cell) {
      hold(json, cell);
      flush();
    },
    finish: () => void locked(memory, () => drain(memory, descriptor, true)),
  };
}
