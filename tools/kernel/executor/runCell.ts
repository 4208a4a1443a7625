import { Script } from "node:vm";
import { bind, type Scope } from "../compiler/bindings.js";
import type { Import, Namespace } from "../compiler/namespace.js";
import type { Origin, Position } from "../compiler/sourceMap.js";
import type { Code } from "../protocols/executor.js";
import { tracedPromise } from "./cellRun.js";
import { cellFile } from "./errors/stack.js";
import { thrown } from "./errors/thrown.js";

/** What a cell sees besides its scope. */
export interface CellWorld {
  readonly scope: Scope;
  readonly load: Import;
  readonly meta: ImportMeta;
}

type CellImport = (
  specifier: unknown,
  options?: ImportCallOptions,
  bindings?: Record<string, string>,
) => Promise<Namespace>;
type CellFunction = (
  scope: Scope,
  load: CellImport,
  meta: ImportMeta,
  result: (value: unknown) => unknown,
  promise: PromiseConstructor,
  thrown: (value: unknown) => unknown,
) => Promise<unknown>;

/** A syntax error that only the engine found, for instance a regular expression that is none. */
export class CellSyntaxError extends SyntaxError {
  override readonly name = "SyntaxError";
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

/** Runs a compiled cell; `onResult` gets the value of its last expression. */
export async function runCell(
  cell: number,
  code: Code,
  { scope, load, meta }: CellWorld,
  onResult: (value: unknown) => unknown,
  origin: Origin,
): Promise<void> {
  const loadAndBind: CellImport = async (specifier, options, bindings) => {
    const module = await load(specifier, options);
    if (bindings) bind(scope, module, bindings, String(specifier));
    return module;
  };
  const run = compiled(code.code, cellFile(cell), origin);
  await run.call(undefined, scope, loadAndBind, meta, onResult, tracedPromise, thrown);
}

function compiled(code: string, filename: string, origin: Origin): CellFunction {
  const prepare = Error.prepareStackTrace;
  try {
    Reflect.deleteProperty(Error, "prepareStackTrace"); // V8's own text names the line
    return new Script(code, { filename }).runInThisContext() as CellFunction;
  } catch (error) {
    const { message, stack = "" } = error as Error;
    const [, line, marker] = /^[^\n]*:(\d+)\n[^\n]*\n( *)\^/.exec(stack) ?? [];
    const at = line === undefined ? undefined : origin(Number(line), (marker ?? "").length + 1);
    throw new CellSyntaxError(message, at ?? { line: 1, column: 1 });
  } finally {
    Error.prepareStackTrace = prepare;
  }
}
