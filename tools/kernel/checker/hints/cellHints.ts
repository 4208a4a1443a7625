import { type Diagnostic, diagnosticOf } from "../../compiler/diagnostic.js";
import type { CellProgram } from "../cellPrograms.js";
import { hintsOf } from "./hints.js";

/** The hints about a cell whose text begins at `shift` in its file, at their places in the cell. */
export function cellHints({ program, file }: CellProgram, source: string, shift: number): Diagnostic[] {
  return hintsOf(file, program.getTypeChecker()).map(({ start, message }) =>
    diagnosticOf({ start, length: 1, messageText: message, code: 0 }, source, shift),
  );
}
