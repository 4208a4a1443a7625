import type { Diagnostic } from "../compiler/diagnostic.js";
import { excerpt } from "../compiler/excerpt.js";
import type { Ending } from "../session.js";

/** Questions that are part of the message itself, which the grader shows alone. */
const questions: Readonly<Record<number, string>> = {
  2355: "Is a `return` missing?",
  2366: "Is a `return` missing on one of the paths?",
};

/** The first line of an error's message, as a person reads it. */
export function worded(line: string, code: number): string {
  const question = questions[code] === undefined ? "" : ` ${questions[code]}`;
  return `${line}${question} (TS${code})`;
}

/** How many errors of one cell are shown at most. */
const most = 10;

/**
 * The errors that TypeScript found in a cell, as the ending of that cell:
 *
 *     cell 4, line 2, column 7: Type 'number' is not assignable to type 'string'. (TS2322)
 *         2 | const z: string = 3;
 *           |       ^
 *
 * Below an error is its remedy, if one is known (`Remedy: ...`). A file in the notebook's folder is named with the cell
 * that imports it.
 */
export function typeScriptError(diagnostics: readonly Diagnostic[], cell: number, source: string): Ending {
  const headline = ({ file, line, column, message, code }: Diagnostic): string[] => {
    const [first, ...rest] = message.split("\n");
    const place = file
      ? `${file.name}, line ${line}, column ${column} (imported by cell ${cell})`
      : `cell ${cell}, line ${line}, column ${column}`;
    return [`${place}: ${worded(first!, code)}`, ...rest];
  };
  const traceback = diagnostics.slice(0, most).flatMap((each) => {
    const remedy = each.remedy === undefined ? [] : [`    Remedy: ${each.remedy}`];
    return [...headline(each), ...excerpt(each.file?.source ?? source, each, each.length), ...remedy];
  });
  if (diagnostics.length > most) traceback.push(`and ${diagnostics.length - most} more`);
  const [message = "the cell cannot be compiled"] = diagnostics[0] ? headline(diagnostics[0]) : [];
  return { status: "error", name: "TypeScriptError", message, traceback, fatal: false };
}
