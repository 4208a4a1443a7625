/** The last value without a stack that was thrown, and an error made there, whose stack tells where. */
let last: { readonly value: unknown; readonly at: Error } | undefined;

/** Notes where a value that is not an error, and so has no stack, is thrown; called by cells for every `throw`. */
export function thrown(value: unknown): unknown {
  if (!(value instanceof Error)) last = { value, at: new Error("thrown here") };
  return value;
}

/** Where a value that is not an error was thrown, as an error made there, if it was the last one. */
export function placeOf(value: unknown): Error | undefined {
  return last && Object.is(last.value, value) ? last.at : undefined;
}
