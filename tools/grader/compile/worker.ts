import { parentPort } from "node:worker_threads";
import { compileCell } from "../../kernel/compiler/cell.js";
import type { SubmittedCell } from "../intake/submission.js";
import type { Compiled } from "./compiler.js";

// The thread that compiles the cells of one notebook after the other.

parentPort!.on("message", (cells: readonly SubmittedCell[]) => {
  parentPort!.postMessage(compiled(cells));
});

function compiled(cells: readonly SubmittedCell[]): Compiled {
  const known = new Set<string>();
  const notes: string[] = [];
  const ready = cells.flatMap(({ number, source }) => {
    try {
      const { code, declared, diagnostics } = compileCell(source, known, { file: `cell-${number}.ts` });
      const [first] = diagnostics;
      if (first === undefined) {
        for (const name of declared) known.add(name);
        return [{ number, code }];
      }
      notes.push(
        `Cell ${number} was not run, line ${first.line} is not TypeScript: ${first.message.slice(0, 300)}`,
      );
    } catch (error) {
      notes.push(`Cell ${number} was not run, it cannot be compiled: ${String(error).slice(0, 300)}`);
    }
    return [];
  });
  return { cells: ready, notes };
}
