import ts from "typescript";
import { compileCell } from "../compiler/cell.js";
import type { Diagnostic } from "../compiler/diagnostic.js";
import type { Finding, OtherCells } from "../session.js";
import { parseCell } from "./cellFile.js";
import { type CellName, type CellNames, declaredNames } from "./cellNames.js";
import { type Examined, type Examining, examine } from "./examination.js";
import { worded } from "./report.js";

/** A name that another cell of the notebook declares, and that no cell which has run does. */
interface Waiting {
  readonly kind: CellName["kind"];
  readonly isAbove: boolean;
}

/**
 * What is wrong with a cell that is being written.
 *
 * A name that only a cell declares which has not run has any type here, and is found to be waiting where it is first
 * used: nothing else can be said of it.
 *
 * @param isLost whether a cell that failed would have declared a name: then the error about that is the better one
 */
export function diagnosed(
  source: string,
  others: OtherCells,
  names: CellNames,
  isLost: (name: string) => boolean,
  examining: Examining,
): readonly Finding[] {
  const isJsx = examining.settings.current.check.jsx !== undefined;
  const waiting = new Map<string, Waiting>();
  for (const [cells, isAbove] of [
    [others.below, false],
    [others.above, true],
  ] as const) {
    for (const [name, kind] of cells.flatMap((cell) => [...declaredIn(cell, isJsx)])) {
      const isKnown = names.values.has(name) || names.types.has(name) || isLost(name);
      if (!isKnown) waiting.set(name, { kind, isAbove });
    }
  }
  const used: string[] = [];
  const examined = examine(source, names, examining, (identifiers, own) => {
    used.push(...[...identifiers].filter((name) => waiting.has(name) && !own.has(name)));
    return used.map((name) => declaration(name, waiting.get(name)!)).join(" ");
  });
  const { parsed, isUnchecked, looked } = examined;
  // Where types are not looked at, only the compiler finds a name that is declared twice.
  const compiled = isUnchecked && looked ? compileCell(source, none, { file: "cell.ts", parsed }) : undefined;
  const errors = [...examined.errors, ...(compiled?.diagnostics ?? [])].filter(
    ({ code }) => used.length === 0 || !implicit.has(code),
  );
  return [
    ...errors.map((each) => finding("error", each, source)),
    ...examined.hints.map((each) => finding("hint", each, source)),
    ...waitingIn(examined, source, waiting, new Set(used)),
  ];
}

/** The declaration of a name whose type is not known; an import that leads nowhere may be a type, generic or not. */
const declaration = (name: string, { kind }: Waiting): string =>
  kind === "let" || kind === "const"
    ? `declare ${kind} ${name}: any;`
    : `import { ${name} } from "cell:waiting";`;

/** Errors about types that cannot be inferred: the function that is called may say what they are. */
const implicit: ReadonlySet<number> = new Set([7005, 7006, 7019, 7031, 7034]);

function finding(kind: "error" | "hint", found: Diagnostic, source: string): Finding {
  const { line, column, length, message, code, remedy, file } = found;
  const [first, ...rest] = message.split("\n");
  const place = file ? `${file.name}, line ${line}, column ${column}: ` : "";
  const words = [`${place}${kind === "hint" ? first : worded(first!, code)}`, ...rest].join("\n");
  const { start, end } = file
    ? importOf(file.name, source)
    : { start: lineStart(source, line) + column - 1, end: lineStart(source, line) + column - 1 + length };
  return {
    kind,
    start: Math.min(start, source.length),
    end: Math.min(end, source.length),
    message: words,
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Where a cell imports a file of the notebook's folder, directly or through another. */
function importOf(name: string, source: string): { readonly start: number; readonly end: number } {
  const base = name.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
  const specifiers = [...source.matchAll(/(?<=["'])\.{1,2}\/[^"'\n]*(?=["'])/g)];
  const found = specifiers.find(([text]) => text.includes(base)) ?? specifiers[0];
  return found ? { start: found.index, end: found.index + found[0].length } : { start: 0, end: 1 };
}

/** The offset at which a line begins; lines are counted from 1. */
function lineStart(source: string, line: number): number {
  const breaks = [...source.matchAll(/\r\n|\r|\n/g)];
  const before = breaks[line - 2];
  return before ? before.index + before[0].length : 0;
}

/** Where each waiting name is first used. */
function waitingIn(
  { looked, shift }: Examined,
  source: string,
  waiting: ReadonlyMap<string, Waiting>,
  used: ReadonlySet<string>,
): Finding[] {
  if (!looked || used.size === 0) return [];
  const { program, file } = looked;
  const types = program.getTypeChecker();
  const found = new Map<string, Finding>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && used.has(node.text) && !found.has(node.text)) {
      const start = node.getStart(file) - shift;
      if (start >= 0 && start < source.length && isDeclaredBefore(node, shift, types))
        found.set(node.text, waitingAt(node.text, start, waiting.get(node.text)!));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found.values()];
}

function isDeclaredBefore(node: ts.Identifier, shift: number, types: ts.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? types.getShorthandAssignmentValueSymbol(node.parent)
    : types.getSymbolAtLocation(node);
  return symbol?.declarations?.some((each) => each.getStart() < shift) ?? false;
}

function waitingAt(name: string, start: number, { isAbove }: Waiting): Finding {
  const message = isAbove
    ? `${name} is declared in a cell above, which has not run.`
    : `${name} is declared in a cell below, which has not run.`;
  const remedy = isAbove ? "run that cell first" : "move that cell above this one, or run it first";
  return { kind: "waiting", start, end: start + name.length, message, remedy };
}

/** The names that a cell declares; most cells are the same as when they were last looked at. */
function declaredIn(source: string, isJsx: boolean): ReadonlyMap<string, CellName["kind"]> {
  const found = parsedBefore.get(source) ?? declaredNames(parseCell(source, isJsx).statements);
  parsedBefore.delete(source);
  parsedBefore.set(source, found);
  const [oldest] = parsedBefore.keys();
  if (parsedBefore.size > most) parsedBefore.delete(oldest!);
  return found;
}
const none: ReadonlySet<string> = new Set();
const parsedBefore = new Map<string, ReadonlyMap<string, CellName["kind"]>>();
const most = 500;
