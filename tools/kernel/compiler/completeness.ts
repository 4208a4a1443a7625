import ts from "typescript";
import type { Completeness } from "../session.js";
import { openBrackets } from "./brackets.js";

/**
 * Whether a cell could run as it is, by the position of the first syntax error: in an unfinished text it is at the end,
 * in a wrong one before. Types are not checked.
 */
export function completeness(source: string, isJsx: boolean = false): Completeness {
  const end = contentEnd(source);
  const first = stumble(source, isJsx);
  if (!first) {
    if (!/(^|[^.\w$])(const|let|var)$/.test(source.slice(0, end))) return { status: "complete" };
    return { status: "incomplete", indent: "" };
  }
  if (isOpen(first, source, end)) return { status: "incomplete", indent: indentAfter(source, first) };
  if (first.code === unterminatedString) return { status: "invalid" };
  // A parenthesis may be the beginning of the parameters of an arrow function: `(x, y: number`, `(()`.
  const open = openBrackets(source);
  const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}`" };
  const close = (from: number, to: number): string =>
    open
      .slice(from, to)
      .map((bracket) => closing[bracket])
      .reverse()
      .join("");
  for (let at = open.length; at >= Math.max(0, open.length - 6); at--) {
    if (at < open.length && open[at] !== "(") continue;
    const then = stumble(`${source}\n${close(at, open.length)} => 0${close(0, at)}`, isJsx);
    if (!then || then.start >= end) return { status: "incomplete", indent: indentAfter(source, first) };
  }
  return { status: "invalid" };
}

interface Stumble {
  readonly start: number;
  readonly length: number;
  readonly code: number;
}

/** The first syntax error of a text. */
function stumble(source: string, isJsx: boolean): Stumble | undefined {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.ES2023,
    setExternalModuleIndicator: (parsed) => {
      (parsed as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
    },
  };
  const kind = isJsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile("cell.ts", source, options, false, kind);
  const found = (file as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
  return found.reduce<Stumble | undefined>(
    (first, each) => (first && first.start <= each.start ? first : each),
    undefined,
  );
}

const unterminatedString = 1002;
const unterminatedTemplate = 1160;
const unterminatedComment = 1010;

function isOpen({ start, length, code }: Stumble, source: string, end: number): boolean {
  // A string ends with its line, unless the line ends with a backslash.
  if (code === unterminatedString) return start >= end && /\\\s*$/.test(source);
  return start >= end || /^(import|export)$/.test(source.slice(start, Math.max(end, start + length)).trim());
}

/** Where the last token of a text ends; white space and comments after it do not count. */
function contentEnd(source: string): number {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, source);
  let end = 0;
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) end = scanner.getTokenEnd();
  return end;
}

/** The indentation of the last line, one step deeper if it leaves a bracket or a statement open. */
function indentAfter(source: string, { code }: Stumble): string {
  if (code === unterminatedTemplate || code === unterminatedComment) return "";
  const lines = source.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const last = lines[lines.length - 1] ?? "";
  const indent = /^[ \t]*/.exec(last)![0];
  const step = lines.some((line) => line.startsWith("\t")) ? "\t" : "  ";
  const before = openBrackets(lines.slice(0, -1).join("\n")).length;
  const now = openBrackets(lines.join("\n")).length;
  const isHeader = /^\s*(\}\s*)?(else\s+)?(if|for|while)\b.*\)\s*$/.test(last);
  const goesOn =
    now > before || (now === before && (isHeader || /([-+*/%=&|?:<^]|=>|\belse|\bdo)\s*$/.test(last)));
  return goesOn ? indent + step : indent;
}
