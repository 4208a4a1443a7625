/** A socket on which a send ends at once: with EAGAIN if it is full. */
export interface FullSocket {
  send(frames: (string | Uint8Array)[]): Promise<void>;
  readonly closed: boolean;
}

/** Sends in order, and waits while the socket is full. */
export interface PatientSender {
  /** Sends a message. Returns a promise if much is waiting, which resolves when most of it is sent. */
  send(frames: (string | Uint8Array)[]): void | Promise<void>;
  /** Resolves when everything is sent. */
  drained(): Promise<void>;
}

/** Options of a sender. */
export interface Patience {
  /** How long (ms) a full socket may stay full. */
  readonly patience: number;
  /** Writes a sentence to the log. */
  warn(sentence: string): void;
  /** Allows, or forbids, the socket to drop what one of its readers does not read. */
  lossy?(lossy: boolean): void;
}

/** How many messages may wait here before senders are made to wait. */
const most = 16;

/** The pause (ms) before a full socket is tried again, and how long (ms) it is tried once patience has run out. */
const pause = 1;
const impatience = 20;

/** Sends over a socket that is sometimes full, and gives up on a reader that reads nothing for too long. */
export function patientSender(socket: FullSocket, { patience, warn, lossy }: Patience): PatientSender {
  const waiting: (string | Uint8Array)[][] = [];
  let pumping: Promise<void> | undefined;
  let cut = 0; // messages that a reader missed
  let cutting = false;

  async function push(frames: (string | Uint8Array)[]): Promise<void> {
    const begun = performance.now();
    for (;;) {
      try {
        await socket.send(frames);
        if (cutting && performance.now() - begun < impatience) {
          warn(`a front end reads output again: it has missed ${cut} messages`);
          cutting = false;
          cut = 0;
        }
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN" || socket.closed) return;
        if (performance.now() - begun > (cutting ? impatience : patience)) break;
        await new Promise((done) => setTimeout(done, pause));
      }
    }
    if (!cutting)
      warn(
        `a front end has read no output for ${patience / 1000} s: it misses what follows until it reads again`,
      );
    cutting = true;
    cut++;
    lossy?.(true);
    await socket.send(frames).catch(() => {});
    lossy?.(false);
  }
  async function pump(): Promise<void> {
    for (let frames = waiting.shift(); frames; frames = waiting.shift()) await push(frames);
    pumping = undefined;
  }
  return {
    send(frames) {
      waiting.push(frames);
      pumping ??= pump();
      return waiting.length > most ? pumping : undefined;
    },
    drained: () => pumping ?? Promise.resolve(),
  };
}
