/**
 * Parts of the language beyond ES2023, each with a member that shows whether a runtime has it: a cell may use what the
 * Node that runs it has.
 */
export const languageParts: readonly (readonly [library: string, member: string])[] = [
  ["es2024.arraybuffer", "ArrayBuffer.prototype.transfer"],
  ["es2024.collection", "Map.groupBy"],
  ["es2024.object", "Object.groupBy"],
  ["es2024.promise", "Promise.withResolvers"],
  ["es2024.sharedmemory", "Atomics.waitAsync"],
  ["es2024.string", "String.prototype.isWellFormed"],
  ["es2025.collection", "Set.prototype.union"],
  ["es2025.float16", "Float16Array"],
  ["es2025.intl", "Intl.DurationFormat"],
  ["es2025.iterator", "Iterator"],
  ["es2025.promise", "Promise.try"],
  ["es2025.regexp", "RegExp.escape"],
  ["esnext.array", "Array.fromAsync"],
  ["esnext.collection", "Map.prototype.getOrInsert"],
  ["esnext.disposable", "DisposableStack"],
  ["esnext.error", "Error.isError"],
  ["esnext.sharedmemory", "Atomics.pause"],
  ["esnext.temporal", "Temporal"],
  ["esnext.date", "Date.prototype.toTemporalInstant"],
  ["esnext.typedarrays", "Uint8Array.fromBase64"],
];
