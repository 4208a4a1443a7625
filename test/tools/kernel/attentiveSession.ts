import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import type { KernelEvent } from "../../../tools/kernel/session.js";

/** A session, and what its cells report after they have ended. */
export interface AttentiveSession {
  readonly session: NodeSession;
  readonly late: readonly KernelEvent[];
  /** Settles at the next report. */
  nextLate(): Promise<void>;
  /** Runs a cell that must not fail. */
  run(source: string): Promise<KernelEvent[]>;
}

/** Starts a session with a first cell. */
export async function attentiveSession(first: string): Promise<AttentiveSession> {
  const late: KernelEvent[] = [];
  let heard: () => void = () => {};
  const session = await nodeSession({ folder: tmpdir() });
  async function run(source: string): Promise<KernelEvent[]> {
    const events: KernelEvent[] = [];
    let hasEnded = false;
    const ending = await session.execute(source, (event) => {
      (hasEnded ? late : events).push(event);
      if (hasEnded) heard();
    });
    hasEnded = true;
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
