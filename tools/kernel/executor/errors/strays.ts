import { Interrupted } from "../cellRun.js";
import { failure } from "./failure.js";
import type { Stacks } from "./stack.js";

/** Reports errors that no cell waits for, as a print of the cell that caused them, without ending the process. */
export function reportStrays(stacks: Stacks, sourceOf: (cell: number) => string | undefined): void {
  const report = (kind: string, error: unknown): void => {
    // Nobody was waiting for what the interrupt ended.
    if (error instanceof Interrupted || isTermination(error)) return;
    const { traceback } = failure(error, stacks, sourceOf);
    const [first] = stacks.frames(error).filter(({ place }) => "cell" in place);
    const where = first && "cell" in first.place ? ` in cell ${first.place.cell}` : "";
    try {
      process.stderr.write(`${kind}${where}:\n${traceback.join("\n")}\n`);
    } catch {
      // beyond the output limit, which has been reported
    }
  };
  process.on("uncaughtException", (error) => report("Error in a callback", error));
  process.on("unhandledRejection", (error) => report("Rejected promise without a handler", error));
}

/**
 * Whether this is what V8 throws to end a thread's stack, which is not a value of the language. Node passes it to the
 * handlers of uncaught errors if the stack ended within one of its own hooks for promises.
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
