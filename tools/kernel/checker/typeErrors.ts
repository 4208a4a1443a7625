import ts from "typescript";
import { type Diagnostic, diagnosticOf } from "../compiler/diagnostic.js";
import type { CellProgram } from "./cellPrograms.js";
import type { Documents } from "./documents.js";
import { asksForNode, importsNode } from "./globals.js";
import { localFiles } from "./localFiles.js";
import { tolerated } from "./options.js";
import type { Places } from "./places.js";
import { isConsequence } from "./remedies/parameters.js";
import { inWords, type Known, remedyOf } from "./remedies.js";
import { NeedsNode } from "./state.js";

/** A cell in the checker's document, where its text begins at `shift`. */
export interface Shown {
  readonly source: string;
  readonly shift: number;
}

/** A cell that was checked, and its errors. */
export interface Looked extends CellProgram {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The type errors of a cell and, before them, those of the files in the notebook's folder that it imports. If an error
 * may be due to what the slim globals leave out, all of `@types/node` is loaded and the cell checked again.
 */
export function typeErrors(
  look: () => CellProgram,
  documents: Documents,
  places: Places,
  { source, shift }: Shown,
  known: Known,
): Looked {
  const { program, file: cell } = look();
  const local = localFiles(program, cell).flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  const own = program
    .getSemanticDiagnostics(cell)
    .filter(({ start }) => start === undefined || (start >= shift && start <= shift + source.length));
  const found = [...local, ...own].filter(
    ({ category, code }) => category === ts.DiagnosticCategory.Error && !tolerated.has(code),
  );
  const asks = (each: ts.Diagnostic): boolean => asksForNode(each, places.runtime);
  if (!documents.isNodeWhole && (importsNode(program, places) || found.some(asks))) {
    if (documents.stopsAtNode) throw new NeedsNode();
    documents.isNodeWhole = true;
    return typeErrors(look, documents, places, { source, shift }, known);
  }

  const nameOf = (path: string): string =>
    path.startsWith(`${places.folder}/`) ? path.slice(places.folder.length + 1) : path;
  const types = program.getTypeChecker();
  const reasons = found.filter((each) => !isConsequence(each, found));
  const reported = reasons.map((each) => {
    const file = each.file === cell ? undefined : each.file;
    const plain = file ? diagnosticOf(each, file.text) : diagnosticOf(each, source, shift);
    const remedy = remedyOf(each, types, known);
    return {
      ...plain,
      message: inWords(plain.message, places),
      ...(remedy === undefined ? {} : { remedy }),
      ...(file && { file: { name: nameOf(file.fileName), source: file.text } }),
    };
  });
  // The same remedy for another name in the line adds nothing.
  const isRepeated = (each: Diagnostic, index: number): boolean =>
    reported.findIndex(
      ({ code, line, remedy }) =>
        code === each.code && line === each.line && remedy !== undefined && remedy === each.remedy,
    ) < index && each.remedy !== undefined;
  return {
    program,
    file: cell,
    diagnostics: reported.filter((each, index) => !isRepeated(each, index)),
  };
}
