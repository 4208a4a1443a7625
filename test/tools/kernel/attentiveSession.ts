import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { type NodeSession, nodeSession } from "../../../tools/kernel/nodeSession.js";
import type { KernelEvent } from "../../../tools/kernel/session.js";

/** A session, and what it tells when no cell runs. */
export interface AttentiveSession {
  readonly session: NodeSession;
  readonly late: readonly KernelEvent[];
  /** Settles when the next thing is told. */
  nextLate(): Promise<void>;
  /** Runs a cell that must not fail. */
  run(source: string): Promise<KernelEvent[]>;
}

/** Starts a session with a first cell. */
export async function attentiveSession(first: string): Promise<AttentiveSession> {
  const late: KernelEvent[] = [];
  let heard: () => void = () => {};
  const session = await nodeSession({
    folder: tmpdir(),
    onLateEvent(event) {
      late.push(event);
      heard();
    },
  });
  async function run(source: string): Promise<KernelEvent[]> {
    const events: KernelEvent[] = [];
    const ending = await session.execute(source, (event) => void events.push(event));
    assert.equal(ending.status, "ok", JSON.stringify(ending));
    return events;
  }
  await run(first);
  return {
    session,
    late,
    nextLate: () =>
      new Promise((resolve) => {
        heard = resolve;
      }),
    run,
  };
}
