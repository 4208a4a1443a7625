import { type NodeSession, nodeSession, type SessionOptions } from "./session.js";

/** Keeps one session started in advance, for a server whose notebooks are in one folder. */
export interface SpareSession {
  /** A session that usually has had time to start; the next one is started at once. */
  take(): Promise<NodeSession>;
  /** Closes the session that nobody has taken. */
  close(): Promise<void>;
}

/**
 * Starts a session before its notebook is known: its first cell then costs no more than any later one, because the
 * compiler is loaded, noether imported and its declarations known.
 *
 * @throws UserError from `take`, if the folder does not exist
 */
export function spareSession(options: SessionOptions): SpareSession {
  const start = (): Promise<NodeSession> => {
    const started = nodeSession(options);
    started.catch(() => {}); // whoever takes it gets the error
    return started;
  };
  let spare: Promise<NodeSession> | undefined = start();
  return {
    take() {
      const taken = spare ?? nodeSession(options);
      if (spare) spare = start();
      return taken;
    },
    async close() {
      const left = spare;
      spare = undefined;
      const session = await left?.catch(() => undefined);
      await session?.close();
    },
  };
}
