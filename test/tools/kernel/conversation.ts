import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { nodeSession, type SessionOptions } from "../../../tools/kernel/node/session.js";
import type { Ending, Finding, KernelEvent } from "../../../tools/kernel/session.js";

/** What one cell did. */
export interface Outcome {
  readonly ending: Ending;
  readonly events: readonly KernelEvent[];
  /** Everything that it printed, by stream. */
  readonly stdout: string;
  readonly stderr: string;
  /** The text of its result. */
  readonly result: unknown;
}

/** A session for tests. */
export interface Conversation {
  run(source: string, hear?: (event: KernelEvent) => void): Promise<Outcome>;
  /** Runs a cell that must not fail, and returns the text of its result. */
  resultOf(source: string): Promise<unknown>;
  /** What is wrong with a cell that has not run, in the notebook as it is. */
  diagnose(source: string): Promise<readonly Finding[]>;
  /** Settles when the process that ran the latest cell has ended; a new one may have taken its place. */
  processGone(): Promise<void>;
  close(): Promise<void>;
}

export async function conversation(options: SessionOptions): Promise<Conversation> {
  const session = await nodeSession(options);
  let runner: number | undefined;
  const talk: Conversation = {
    async resultOf(source) {
      const outcome = await talk.run(source);
      assert.equal(outcome.ending.status, "ok", traceback(outcome));
      return outcome.result;
    },
    async run(source, hear = () => {}) {
      const events: KernelEvent[] = [];
      runner = session.processes.executor;
      const ending = await session.execute(source, (event) => {
        events.push(event);
        hear(event);
      });
      const printed = (name: "stdout" | "stderr"): string =>
        events.map((event) => (event.type === "stream" && event.name === name ? event.text : "")).join("");
      const result = events.find((event) => event.type === "result");
      return {
        ending,
        events,
        stdout: printed("stdout"),
        stderr: printed("stderr"),
        result: result?.type === "result" ? result.data["text/plain"] : undefined,
      };
    },
    diagnose: (source) => session.diagnose(source, { above: [], below: [] }),
    async processGone() {
      assert.ok(runner !== undefined, "no process has run a cell");
      while (isAlive(runner)) await sleep(5);
    },
    close: () => session.close(),
  };
  return talk;
}

/** Whether there is a process. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The traceback of a cell that failed, as one text. */
export function traceback({ ending }: Outcome): string {
  return ending.status === "error" ? ending.traceback.join("\n") : "(the cell did not fail)";
}
