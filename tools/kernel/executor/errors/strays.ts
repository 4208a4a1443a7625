import { Interrupted } from "../cellRun.js";
import { failure } from "./failure.js";
import type { Stacks } from "./stack.js";

/** Tells the person of errors that no cell waits for, as a print of the cell that has begun it: the process lives. */
export function reportStrays(stacks: Stacks, sourceOf: (cell: number) => string | undefined): void {
  const report = (kind: string, error: unknown): void => {
    // Nobody waited for what the interrupt has ended.
    if (error instanceof Interrupted || isTermination(error)) return;
    const { traceback } = failure(error, stacks, sourceOf);
    const [first] = stacks.frames(error).filter(({ place }) => "cell" in place);
    const where = first && "cell" in first.place ? ` in cell ${first.place.cell}` : "";
    try {
      process.stderr.write(`${kind}${where}:\n${traceback.join("\n")}\n`);
    } catch {
      // beyond the output limit: that has been said
    }
  };
  process.on("uncaughtException", (error) => report("Error in a callback", error));
  process.on("unhandledRejection", (error) => report("Rejected promise without a handler", error));
}

/**
 * Whether this is what V8 throws to end a thread's stack, and no value of the language. Node hands it to the handlers of
 * uncaught errors where the stack ended within one of its own hooks for promises.
 */
function isTermination(thrown: unknown): boolean {
  return !(
    thrown === undefined ||
    thrown === null ||
    typeof thrown === "object" ||
    typeof thrown === "function" ||
    typeof thrown === "string" ||
    typeof thrown === "number" ||
    typeof thrown === "boolean" ||
    typeof thrown === "bigint" ||
    typeof thrown === "symbol"
  );
}
