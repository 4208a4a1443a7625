import { Script } from "node:vm";
import type { Namespace } from "./library.js";

/** The names that all cells of a notebook share. */
export type Scope = Record<string, unknown>;

type Importer = (
  specifier: string,
  options: unknown,
  bindings?: Readonly<Record<string, string>>,
) => Promise<Namespace>;
type Cell = (
  scope: Scope,
  load: Importer,
  meta: object,
  result: (value: unknown) => unknown,
) => Promise<unknown>;

/**
 * Runs a compiled cell over the scope. Its imports go through `load`; an `import()` hidden in a string has no importer.
 *
 * @throws whatever the cell throws
 */
export async function evaluate(
  code: string,
  number: number,
  scope: Scope,
  load: (specifier: string) => Promise<Namespace>,
): Promise<void> {
  const filename = `cell-${number}.ts`;
  const cell = new Script(code, { filename }).runInThisContext() as Cell;
  const bring: Importer = async (specifier, _, bindings = {}) => {
    const namespace = await load(specifier);
    for (const name of Object.keys(bindings)) {
      scope[name] = bindings[name] === "*" ? namespace : namespace[bindings[name]!];
    }
    return namespace;
  };
  await cell(scope, bring, { url: `file:///${filename}` }, () => undefined);
}
