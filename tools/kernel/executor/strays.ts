import { Interrupted } from "./cellRun.js";
import { failure } from "./failure.js";
import type { Stacks } from "./stack.js";

/** Tells the person of errors that no cell waits for, as a print of the cell that has begun it: the process lives. */
export function reportStrays(stacks: Stacks, sourceOf: (cell: number) => string | undefined): void {
  const report = (kind: string, error: unknown): void => {
    if (error instanceof Interrupted) return; // nobody waited for what the interrupt has ended
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
