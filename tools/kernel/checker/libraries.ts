import ts from "typescript";
import type { Runtime } from "./fileSystem.js";

/**
 * Parts of the language beyond ES2023, each with a member that tells whether a runtime has it: what a cell may use is
 * what runs where the cell runs.
 */
const parts: readonly (readonly [library: string, member: string])[] = [
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

/** The language libraries of TypeScript's that hold in a runtime, and its level of syntax. */
export function languageOf(runtime: Runtime): Pick<ts.CompilerOptions, "lib" | "target"> {
  const present = parts
    .filter(([, member]) => runtime.hasMember(member))
    .map(([library]) => `lib.${library}.d.ts`);
  const lib = ["lib.es2023.d.ts", "lib.decorators.d.ts", ...present];
  if (runtime.hasPattern("a", "v")) lib.push("lib.es2024.regexp.d.ts");
  if (!present.includes("lib.esnext.disposable.d.ts")) lib.push(disposableLibrary);
  const target = runtime.hasPattern("(?i:a)", "")
    ? ts.ScriptTarget.ES2025
    : runtime.hasPattern("a", "v")
      ? ts.ScriptTarget.ES2024
      : ts.ScriptTarget.ES2023;
  return { lib, target };
}

/** A library of our own, for runtimes whose `using` is lowered and that lack the classes around it. */
export const disposableLibrary = "lib.noether.disposable.d.ts";

/** What `using` asks of a value; `DisposableStack` and `SuppressedError` are left out. */
export const disposable = `
interface SymbolConstructor {
  readonly dispose: unique symbol;
  readonly asyncDispose: unique symbol;
}
interface Disposable {
  [Symbol.dispose](): void;
}
interface AsyncDisposable {
  [Symbol.asyncDispose](): PromiseLike<void>;
}
`;
