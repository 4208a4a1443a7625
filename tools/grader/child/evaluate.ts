import { Script } from "node:vm";
import { bindEach, type Scope } from "../../kernel/compiler/bindings.js";
import { type CompiledFunction, callCell } from "../../kernel/compiler/compiledCell.js";
import type { Namespace } from "../../kernel/compiler/namespace.js";

/** Loads the module that a specifier names. */
export type Load = (specifier: string) => Promise<Namespace>;

/**
 * Runs a compiled cell over the scope. Its imports go through `load`; an `import()` hidden in a string has no importer.
 * A name that a module does not have, perhaps from an older or newer version of the course, breaks only the code that
 * uses it, not the whole cell.
 *
 * @throws whatever the cell throws
 */
export async function evaluate(code: string, number: number, scope: Scope, load: Load): Promise<void> {
  const filename = `cell-${number}.ts`;
  const cell = new Script(code, { filename }).runInThisContext() as CompiledFunction;
  const meta = { url: `file:///${filename}`, filename, dirname: "/" };
  await callCell(cell, {
    scope,
    load: (specifier) => load(String(specifier)),
    bind: bindEach,
    meta,
    result: () => undefined,
  });
}
