import ts from "typescript";
import type { Runtime } from "./fileSystem.js";
import { languageParts } from "./languageParts.js";

/** The language libraries of TypeScript that are true of a runtime, and its level of syntax. */
export function languageOf(runtime: Runtime): Pick<ts.CompilerOptions, "lib" | "target"> {
  const present = languageParts
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

/** A library of our own, for runtimes in which `using` is compiled away and its classes are missing. */
export const disposableLibrary = "lib.noether.disposable.d.ts";

/** What `using` requires of a value; `DisposableStack` and `SuppressedError` are left out. */
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
