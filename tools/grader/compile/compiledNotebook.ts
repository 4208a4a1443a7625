import { type CompiledCell, compileCell } from "../../kernel/compiler/cell.js";
import type { SubmittedCell } from "../intake/submission.js";
import type { Compiled } from "./compiler.js";

/** The names that a session puts on the scope before any cell. */
const beforehand = ["require", "__filename", "__dirname"];

interface Read {
  readonly cell: SubmittedCell;
  readonly compiled: CompiledCell;
}

/**
 * Compiles the cells of a notebook as a session that has run them all would: a cell knows the names of the cells above
 * it, and those names from the cells below that it uses.
 */
export function compiledNotebook(cells: readonly SubmittedCell[]): Compiled {
  const notes: string[] = [];
  const known = new Set<string>(beforehand);
  const read = cells.flatMap((cell): Read[] => {
    const compiled = compiledCell(cell, known, notes);
    if (compiled === undefined) return [];
    for (const name of compiled.declared) known.add(name);
    return [{ cell, compiled }];
  });
  const first = new Map<string, number>();
  for (const { cell, compiled } of read)
    for (const name of compiled.declared) if (!first.has(name)) first.set(name, cell.number);
  const later: Record<string, number> = {};
  const ready = read.map(({ cell, compiled }) => {
    const { number, source } = cell;
    const ahead = wordsOf(source).filter((word) => (first.get(word) ?? 0) > number && !(word in globalThis));
    if (ahead.length === 0) return { number, code: compiled.code, imports: compiled.imports };
    for (const name of ahead) later[name] = first.get(name)!;
    const above = [...first].flatMap(([name, cell]) => (cell < number ? [name] : []));
    const again = compileCell(source, new Set([...beforehand, ...above, ...ahead]), {
      file: `cell-${number}.ts`,
    });
    return { number, code: again.code, imports: again.imports };
  });
  return { program: { cells: ready, later }, notes, doubtful: false };
}

function compiledCell(
  { number, source }: SubmittedCell,
  known: ReadonlySet<string>,
  notes: string[],
): CompiledCell | undefined {
  try {
    const compiled = compileCell(source, known, { file: `cell-${number}.ts` });
    const [first] = compiled.diagnostics;
    if (first === undefined) return compiled;
    notes.push(
      `Cell ${number} was not run: line ${first.line} is not TypeScript: ${first.message.slice(0, 300)}`,
    );
  } catch (error) {
    notes.push(`Cell ${number} was not run: it cannot be compiled: ${String(error).slice(0, 300)}`);
  }
  return undefined;
}

function wordsOf(source: string): string[] {
  return [...new Set(source.match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu) ?? [])];
}
