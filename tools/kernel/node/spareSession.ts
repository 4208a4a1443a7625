import { type NodeSession, nodeSession, type SessionOptions } from "./session.js";

/** Keeps one session started in advance, for a server whose notebooks are in one folder. */
export interface SpareSession {
  /** Starts the next session, unless one is waiting. */
  prepare(): void;
  /** The session that was started in advance or, if none was, one that starts now. */
  take(): Promise<NodeSession>;
  /** Closes the session that nobody has taken. */
  close(): Promise<void>;
}

/**
 * Starts a session before its notebook is known: its first cell then costs no more than any later one, because the
 * compiler is loaded, noether imported and its declarations known.
 *
 * The next one is started when `prepare` is called: a start in the first moments of a notebook would slow both down.
 *
 * @throws UserError from `take`, if the folder does not exist
 */
export function spareSession(options: SessionOptions): SpareSession {
  let spare: Promise<NodeSession> | undefined;
  return {
    prepare() {
      spare ??= nodeSession(options);
      spare.catch(() => {}); // whoever takes it gets the error
    },
    take() {
      const taken = spare ?? nodeSession(options);
      spare = undefined;
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
