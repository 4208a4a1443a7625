import { Script } from "node:vm";
import { bind } from "../compiler/bindings.js";
import { type CellWorld, type CompiledFunction, callCell } from "../compiler/compiledCell.js";
import type { Origin, Position } from "../compiler/sourceMap.js";
import type { Code } from "../protocols/executor.js";
import { tracedPromise } from "./cellRun.js";
import { cellFile } from "./errors/stack.js";
import { thrown } from "./errors/thrown.js";

/** A syntax error that only the engine found, for instance an invalid regular expression. */
export class CellSyntaxError extends SyntaxError {
  override readonly name = "SyntaxError";
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

/** What the executor provides to a cell. */
export type ExecutorWorld = Pick<CellWorld, "scope" | "load" | "meta" | "result">;

/** Runs a compiled cell. */
export async function runCell(
  cell: number,
  { code }: Code,
  world: ExecutorWorld,
  origin: Origin,
): Promise<void> {
  const run = compiled(code, cellFile(cell), origin);
  await callCell(run, { ...world, bind, promise: tracedPromise, thrown });
}

function compiled(code: string, filename: string, origin: Origin): CompiledFunction {
  const prepare = Error.prepareStackTrace;
  try {
    Reflect.deleteProperty(Error, "prepareStackTrace"); // V8's own text names the line
    return new Script(code, { filename }).runInThisContext() as CompiledFunction;
  } catch (error) {
    const { message, stack = "" } = error as Error;
    const [, line, marker] = /^[^\n]*:(\d+)\n[^\n]*\n( *)\^/.exec(stack) ?? [];
    const at = line === undefined ? undefined : origin(Number(line), (marker ?? "").length + 1);
    throw new CellSyntaxError(message, at ?? { line: 1, column: 1 });
  } finally {
    Error.prepareStackTrace = prepare;
  }
}
