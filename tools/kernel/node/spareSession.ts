import { type NodeSession, nodeSession, type SessionOptions } from "./session.js";

/** Keeps one session started ahead, for a server whose notebooks lie in one folder. */
export interface SpareSession {
  /** A session that has had its time to start, as a rule; the next one is started at once. */
  take(): Promise<NodeSession>;
  /** Ends the session that nobody has taken. */
  close(): Promise<void>;
}

/**
 * Starts a session ahead of its notebook: the first cell of whoever takes it costs what any later cell costs, for the
 * compiler is loaded, noether imported and its declarations known.
 *
 * @throws UserError from `take`, where the folder does not exist
 */
export function spareSession(options: SessionOptions): SpareSession {
  const start = (): Promise<NodeSession> => {
    const started = nodeSession(options);
    started.catch(() => {}); // whoever takes it learns of it
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
