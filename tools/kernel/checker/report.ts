import type { Diagnostic } from "../compiler/diagnostic.js";
import { excerpt } from "../excerpt.js";
import type { Ending } from "../session.js";

/** What TypeScript leaves out of an error that beginners make. */
const remedies: Readonly<Record<number, string>> = {
  2355: "Is a `return` missing?",
  2366: "Is a `return` missing on one of the ways through?",
};

/** At most this many errors of one cell are shown. */
const most = 10;

/**
 * The errors that TypeScript found in a cell, as the end of that cell:
 *
 *     cell 4, line 2, column 7: Type 'number' is not assignable to type 'string'. (TS2322)
 *         2 | const z: string = 3;
 *           |       ^
 */
export function typeScriptError(diagnostics: readonly Diagnostic[], cell: number, source: string): Ending {
  const headline = ({ line, column, message, code }: Diagnostic): string[] => {
    const [first, ...rest] = message.split("\n");
    const remedy = remedies[code] === undefined ? "" : ` ${remedies[code]}`;
    return [`cell ${cell}, line ${line}, column ${column}: ${first}${remedy} (TS${code})`, ...rest];
  };
  const traceback = diagnostics
    .slice(0, most)
    .flatMap((each) => [...headline(each), ...excerpt(source, each, each.length)]);
  if (diagnostics.length > most) traceback.push(`and ${diagnostics.length - most} more`);
  const [message = "the cell cannot be compiled"] = diagnostics[0] ? headline(diagnostics[0]) : [];
  return { status: "error", name: "TypeScriptError", message, traceback, fatal: false };
}
