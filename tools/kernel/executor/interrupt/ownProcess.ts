/** What the kernel keeps for itself of `process`. */
export interface OwnProcess {
  exit(): never;
  /** Makes Node forget which callbacks are on the stack, which is about to be discarded. */
  forgetStack(): void;
}

/**
 * Keeps cells from ending the notebook by accident: `process.exit` throws, and a signal that the terminal sends to all
 * the processes of its group (Ctrl-C) is left to the session. `onExit` is called before the process ends.
 */
export function takeProcess(onExit: () => void): OwnProcess {
  const exit = process.exit.bind(process);
  process.on("exit", onExit);
  process.on("SIGINT", () => {});
  const refuse = (): never => {
    const error = new Error(
      "process.exit would end the notebook with the values of all its cells: remove the call; to stop here, throw an error",
    );
    Object.defineProperty(error, "name", { value: "ProcessExit", enumerable: false });
    throw error;
  };
  Object.assign(process, { exit: refuse });
  return { exit: () => exit(), forgetStack: clearStack() };
}

/** Node counts the callbacks on the stack, and ends the process if the count is wrong afterwards. */
function clearStack(): () => void {
  const { noDeprecation } = process;
  try {
    Object.assign(process, { noDeprecation: true });
    const internals = (process as { binding?(name: string): { clearAsyncIdStack?(): void } }).binding?.(
      "async_wrap",
    );
    return internals?.clearAsyncIdStack ?? (() => {});
  } catch {
    return () => {};
  } finally {
    Object.assign(process, { noDeprecation });
  }
}
