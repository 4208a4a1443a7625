/** The last value without a stack that was thrown, and where: the stack of an error that was made there. */
let last: { readonly value: unknown; readonly at: Error } | undefined;

/** Notes where something is thrown that is no error and has no stack of its own; called by cells for every `throw`. */
export function thrown(value: unknown): unknown {
  if (!(value instanceof Error)) last = { value, at: new Error("thrown here") };
  return value;
}

/** Where a value that is no error was thrown, as an error of that place, if it was the last. */
export function placeOf(value: unknown): Error | undefined {
  return last && Object.is(last.value, value) ? last.at : undefined;
}
