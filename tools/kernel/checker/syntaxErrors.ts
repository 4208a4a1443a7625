import type ts from "typescript";
import { type Diagnostic, diagnosticOf } from "../compiler/diagnostic.js";
import { type CellName, declaredNames } from "./cellNames.js";
import { syntaxRemedy } from "./remedies/syntax.js";

/** The syntax errors of a cell: only the first if there is a remedy for it, since the others follow from it. */
export function syntaxErrors(
  found: readonly ts.Diagnostic[],
  source: string,
  isJsx: boolean,
): readonly Diagnostic[] {
  const [first, ...others] = found;
  const remedy = syntaxRemedy(source, first!, isJsx);
  if (remedy !== undefined) return [{ ...diagnosticOf(first!, source), remedy }];
  return [first!, ...others].map((each) => diagnosticOf(each, source));
}

/** The names that a text declares before a position; what a parser finds after an error is not what was meant. */
export const namesBefore = (file: ts.SourceFile, end: number): ReadonlyMap<string, CellName["kind"]> =>
  declaredNames(file.statements.filter((statement) => statement.end <= end));
