import { Script } from "node:vm";
import { bind, type Scope } from "../../kernel/compiler/bindings.js";
import type { Namespace } from "./library.js";

/** Gives the module that a specifier means. */
export type Load = (specifier: string) => Promise<Namespace>;

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

// Captured before any code of a learner runs.
const { defineProperty, entries } = Object;

/**
 * Runs a compiled cell over the scope. Its imports go through `load`; an `import()` hidden in a string has no importer.
 *
 * @throws whatever the cell throws
 */
export async function evaluate(code: string, number: number, scope: Scope, load: Load): Promise<void> {
  const filename = `cell-${number}.ts`;
  const cell = new Script(code, { filename }).runInThisContext() as Cell;
  const bring: Importer = async (specifier, _, bindings = {}) => {
    const namespace = await load(specifier);
    for (const [name, exported] of entries(bindings)) bindOne(scope, namespace, name, exported, specifier);
    return namespace;
  };
  await cell(scope, bring, { url: `file:///${filename}`, filename, dirname: "/" }, () => undefined);
}

/** A name that the module does not have, of an older or newer course perhaps, costs what uses it and not the whole cell. */
function bindOne(
  scope: Scope,
  namespace: Namespace,
  name: string,
  exported: string,
  specifier: string,
): void {
  try {
    bind(scope, namespace, { [name]: exported }, specifier);
  } catch (error) {
    const get = (): never => {
      throw error;
    };
    const set = (value: unknown): void =>
      void defineProperty(scope, name, { value, writable: true, enumerable: true, configurable: true });
    defineProperty(scope, name, { get, set, enumerable: true, configurable: true });
  }
}
