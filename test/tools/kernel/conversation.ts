import assert from "node:assert/strict";
import { nodeSession, type SessionOptions } from "../../../tools/kernel/node/session.js";
import type { Ending, KernelEvent } from "../../../tools/kernel/session.js";

/** What one cell did. */
export interface Outcome {
  readonly ending: Ending;
  readonly events: readonly KernelEvent[];
  /** All that it printed, by stream. */
  readonly stdout: string;
  readonly stderr: string;
  /** The text of its result. */
  readonly result: unknown;
}

/** A session for tests. */
export interface Conversation {
  run(source: string): Promise<Outcome>;
  /** Runs a cell that must not fail, and gives the text of its result. */
  resultOf(source: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function conversation(options: SessionOptions): Promise<Conversation> {
  const session = await nodeSession(options);
  const talk: Conversation = {
    async resultOf(source) {
      const outcome = await talk.run(source);
      assert.equal(outcome.ending.status, "ok", traceback(outcome));
      return outcome.result;
    },
    async run(source) {
      const events: KernelEvent[] = [];
      const ending = await session.execute(source, (event) => void events.push(event));
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
    close: () => session.close(),
  };
  return talk;
}

/** The traceback of a cell that failed, as one text. */
export function traceback({ ending }: Outcome): string {
  return ending.status === "error" ? ending.traceback.join("\n") : "(the cell did not fail)";
}
