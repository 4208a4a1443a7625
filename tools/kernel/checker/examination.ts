import type ts from "typescript";
import { cellText } from "../compiler/cellText.js";
import type { Diagnostic } from "../compiler/diagnostic.js";
import { jsxNames } from "../compiler/jsxFunctions.js";
import { parseCell } from "./cellFile.js";
import { type CellName, type CellNames, declaredNames, identifiersOf, prefixFor } from "./cellNames.js";
import { type CellProgram, type CellPrograms, isAlone } from "./cellPrograms.js";
import { commentsApart } from "./comments.js";
import type { Documents } from "./documents.js";
import { exportedNames } from "./exportedNames.js";
import { cellHints } from "./hints/cellHints.js";
import type { Places } from "./places.js";
import type { Known } from "./remedies.js";
import type { NotebookSettings } from "./settings.js";
import { namesBefore, syntaxErrors } from "./syntaxErrors.js";
import { typeErrors } from "./typeErrors.js";

/** A cell that was read against the names of other cells; nothing of the notebook has changed. */
export interface Examined {
  readonly parsed: ts.SourceFile;
  /** The names that it declares; if it has a syntax error, those before that. */
  readonly kinds: ReadonlyMap<string, CellName["kind"]>;
  /** Its syntax errors or, if it has none, its type errors. */
  readonly errors: readonly Diagnostic[];
  /** What it was checked in; undefined if it has a syntax error. */
  readonly looked: CellProgram | undefined;
  /** The position in that file where its text begins. */
  readonly shift: number;
  readonly hints: readonly Diagnostic[];
  /** Whether its types are not looked at. */
  readonly isUnchecked: boolean;
}

/** What a notebook's cells are examined in. */
export interface Examining {
  readonly programs: CellPrograms;
  readonly documents: Documents;
  readonly places: Places;
  readonly settings: NotebookSettings;
  readonly known: Known;
}

/**
 * Reads a cell and finds its errors, in the same way whether it is about to run or is being written.
 *
 * @param names the names of other cells
 * @param given declarations of further names, on one line
 */
export function examine(
  source: string,
  names: CellNames,
  { programs, documents, places, settings, known }: Examining,
  given: (used: ReadonlySet<string>, own: ReadonlySet<string>) => string = () => "",
): Examined {
  const { check, isJavaScript } = settings.current;
  const isJsx = check.jsx !== undefined;
  const isUnchecked = isJavaScript || leave(source) !== "";
  const { open, text, close } = cellText(source);
  const parsed = parseCell(`${open}${text}${close}`, isJsx);
  const wrong = (parsed as { parseDiagnostics?: readonly ts.Diagnostic[] }).parseDiagnostics ?? [];
  if (wrong.length > 0) {
    const kinds = namesBefore(parsed, wrong[0]!.start ?? 0);
    const errors = syntaxErrors(wrong, source, isJsx);
    return { parsed, kinds, errors, looked: undefined, shift: 0, hints: [], isUnchecked };
  }
  const kinds = declaredNames(parsed.statements);
  const own = new Set(kinds.keys());
  const used = new Set([...identifiersOf(parsed), ...jsxNames(check).map((name) => name.split(".")[0]!)]);
  const prefix = leave(source) + given(used, own) + prefixFor(used, own, names) + open;
  const exported = exportedNames(parsed);
  const added = [...own].filter((name) => !exported.has(name));
  const shown = `${prefix}${commentsApart(parsed).slice(open.length)}\nexport { ${added.join(", ")} };`;
  const look = (): CellProgram => programs.show(shown, !isJsx && isAlone(source));
  const shift = prefix.length;
  const { program, file, diagnostics } = typeErrors(look, documents, places, { source, shift }, known);
  const looked = { program, file };
  const isHinted = leave(source) === "" && (diagnostics.length === 0 || isJavaScript);
  const hints = isHinted ? cellHints(looked, source, shift) : [];
  return { parsed, kinds, errors: isJavaScript ? [] : diagnostics, looked, shift, hints, isUnchecked };
}

/** The line that leaves a cell unchecked, if the cell begins with it, else "". */
const leave = (source: string): string =>
  /^(#!.*\s)?\s*\/\/\s*@ts-nocheck\b/.test(source) ? "// @ts-nocheck\n" : "";
