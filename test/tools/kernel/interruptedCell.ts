import assert from "node:assert/strict";
import type { NodeSession } from "../../../tools/kernel/node/session.js";
import type { Ending, KernelEvent } from "../../../tools/kernel/session.js";

/**
 * Runs a cell until it has come far enough, interrupts it, and says how it ended.
 *
 * @param isFar whether an event of the cell says that it has come far enough
 * @param then what is waited for between that and the interrupt
 */
export async function interruptedCell(
  session: NodeSession,
  source: string,
  isFar: (event: KernelEvent) => boolean,
  then: () => Promise<void> = async () => {},
): Promise<Extract<Ending, { status: "error" }>> {
  let arrive: () => void = () => {};
  const far = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const ends = session.execute(source, (event) => {
    if (isFar(event)) arrive();
  });
  await Promise.race([far, ends]);
  await then();
  await session.interrupt();
  const ending = await ends;
  assert.ok(ending.status === "error", "the cell ended by itself");
  assert.equal(ending.name, "Interrupted", ending.traceback.join("\n"));
  return ending;
}
