import { createContext, Script } from "node:vm";
import { tellAbandoned } from "../../globals.js";

// Captured before any code of a learner runs.
const { apply } = Reflect;
const { runInContext } = Script.prototype;
const cpuUsage = process.cpuUsage.bind(process);
// Runs pending microtasks, so that what follows an `await` is watched as well. Without it only the part before is.
const settle = (process as { readonly _tickCallback?: () => void })._tickCallback?.bind(process);

let current: () => void = () => undefined;
const place = createContext({ work: () => current() });
const script = new Script("work()");

/** The processor time of this process so far, in seconds. */
export function processorSeconds(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Runs `work` and the microtasks that it leaves, and stops it in the middle when the clock has run for `seconds`. Call
 * it from a macrotask only.
 *
 * @returns whether it finished
 */
export function watched(work: () => void, seconds: number): boolean {
  current = () => {
    work();
    settle?.();
  };
  try {
    apply(runInContext, script, [place, { timeout: Math.ceil(seconds * 1000) }]);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    tellAbandoned();
    return false;
  }
}
