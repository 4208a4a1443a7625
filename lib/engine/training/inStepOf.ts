/** Runs a part of a training's step: an error of it says in which step. */
export function inStepOf<R>(step: number, f: () => R): R {
  try {
    return f();
  } catch (error) {
    if (error instanceof Error) tellStep(error, step);
    throw error;
  }
}

/** Puts the step before an error's message, also where its stack repeats it. */
function tellStep(error: Error, step: number): void {
  const { message, stack } = error;
  const told = `training, step ${step}: ${message}`;
  Object.defineProperty(error, "message", {
    value: told,
    configurable: true,
    writable: true,
    enumerable: false,
  });
  if (stack?.includes(message)) {
    const value = stack.replace(message, () => told);
    Object.defineProperty(error, "stack", { value, configurable: true, writable: true, enumerable: false });
  }
}
