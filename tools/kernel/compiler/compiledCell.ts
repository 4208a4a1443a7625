import type { Bind, Bindings, Scope } from "./bindings.js";
import type { Import, Namespace } from "./namespace.js";

/** The `import()` of a compiled cell: an import statement names the bindings that it makes on the scope. */
type CellImport = (
  specifier: unknown,
  options?: ImportCallOptions,
  bindings?: Bindings,
) => Promise<Namespace>;

/** What the text of a compiled cell evaluates to. The last two have defaults: the plain promise, the plain value. */
export type CompiledFunction = (
  scope: Scope,
  load: CellImport,
  meta: object,
  result: (value: unknown) => unknown,
  promise: PromiseConstructor | undefined,
  thrown: ((value: unknown) => unknown) | undefined,
) => Promise<unknown>;

/** What a compiled cell is called with. */
export interface CellWorld {
  readonly scope: Scope;
  /** `import()`, of statements too. */
  readonly load: Import;
  /** How imported names are put on the scope. */
  readonly bind: Bind;
  readonly meta: object;
  /** Receives the value of the last expression. */
  result(value: unknown): unknown;
  /** What `new Promise` constructs (default: `Promise`). */
  readonly promise?: PromiseConstructor;
  /** Called with each thrown value, which it returns (default: none). */
  readonly thrown?: (value: unknown) => unknown;
}

/**
 * Calls a compiled cell.
 *
 * @throws whatever the cell throws
 */
export async function callCell(cell: CompiledFunction, world: CellWorld): Promise<void> {
  const { scope, load, bind, meta, result, promise, thrown } = world;
  const loadAndBind: CellImport = async (specifier, options, bindings) => {
    const module = await load(specifier, options);
    if (bindings) bind(scope, module, bindings, String(specifier));
    return module;
  };
  await cell.call(undefined, scope, loadAndBind, meta, result, promise, thrown);
}
