import ts from "typescript";
import type { Completion, CompletionItem } from "../session.js";
import { originOf } from "./cellNames.js";
import { isDeprecated } from "./comments.js";
import type { Draft } from "./draft.js";

/** How many items, from the first on, are given with their types. */
const detailed = 40;

/** What the service is asked for: `?.` if a value may be missing, no snippets, nothing that would need an import. */
export const preferences: ts.GetCompletionsAtPositionOptions = {
  includeCompletionsWithInsertText: true,
  includeAutomaticOptionalChainCompletions: true,
  includeCompletionsForModuleExports: false,
  includeCompletionsForImportStatements: false,
  importModuleSpecifierEnding: "auto",
  includeSymbol: true,
};

/** One candidate: an entry of the service, with the part of the cell that it replaces. */
interface Candidate {
  readonly entry: ts.CompletionEntry;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What could be written at an offset of a cell: names that begin with the letters before it, regardless of case. An
 * item replaces the whole word around the offset and, inside quotes, everything between them or the last part of a
 * path.
 */
export function completionAt(draft: Draft, offset: number): Completion {
  const types = draft.service.getProgram()!.getTypeChecker();
  const { start, end, candidates } = candidatesAt(draft, offset);
  const items = candidates.map(({ entry, text }, index): CompletionItem => {
    const detail = index < detailed ? detailOf(entry.symbol, types) : undefined;
    return { text, kind: kindOf(entry, types), ...(detail === undefined ? {} : { detail }) };
  });
  return { start, end, items };
}

/** What could be written at an offset, in order; each text replaces the same part of the cell. */
export interface Candidates {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Pick<Candidate, "entry" | "text">[];
}

/** The candidates behind the items that `completionAt` gives. */
export function candidatesAt(draft: Draft, offset: number): Candidates {
  const { service, path, source, shift } = draft;
  const found = service.getCompletionsAtPosition(path, offset + shift, preferences);
  const word = wordAt(source, offset);
  const standard = found?.optionalReplacementSpan
    ? {
        start: found.optionalReplacementSpan.start - shift,
        end: ts.textSpanEnd(found.optionalReplacementSpan) - shift,
      }
    : word;
  const entries = [...(found?.entries ?? []), ...ownPackages(draft, offset)];
  const fitting = withoutBrackets(entries).flatMap((entry): Candidate[] => {
    const span = entry.replacementSpan;
    const { start, end } = span ? { start: span.start - shift, end: ts.textSpanEnd(span) - shift } : standard;
    // An entry that also replaces the dot before the word (`?.name`, `["a name"]`) is still matched by the word.
    const byWord = span !== undefined && /^(\?\.|\[)/.test(entry.insertText ?? "");
    if (!begins(entry.name, source.slice(byWord ? word.start : start, offset))) return [];
    return isOurs(entry) ? [] : [{ entry, text: entry.insertText ?? entry.name, start, end }];
  });
  if (fitting.length === 0) return { start: offset, end: offset, candidates: [] };

  const types = service.getProgram()!.getTypeChecker();
  const typed = source.slice(word.start, offset);
  const ranked = fitting
    .map((candidate) => ({ candidate, rank: rankOf(candidate.entry, typed, types) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ candidate }) => candidate);
  const start = Math.min(...ranked.map((each) => each.start));
  const end = Math.max(...ranked.map((each) => each.end));
  const whole = ranked.map(({ entry, ...each }) => ({
    entry,
    text: source.slice(start, each.start) + each.text + source.slice(each.end, end),
  }));
  return { start, end, candidates: whole };
}

/** The kernel's own packages, if the offset is in the specifier of an import. */
function ownPackages({ service, path, shift, packages }: Draft, offset: number): ts.CompletionEntry[] {
  const file = service.getProgram()!.getSourceFile(path)!;
  const specifier = specifierAt(file, offset + shift);
  if (!specifier) return [];
  const start = specifier.getStart(file) + 1;
  const isClosed = file.text[specifier.end - 1] === file.text[start - 1] && specifier.end - 1 >= start;
  const replacementSpan = { start, length: specifier.end - (isClosed ? 1 : 0) - start };
  const kind = ts.ScriptElementKind.externalModuleName;
  return packages.map((name) => ({ name, kind, sortText: "10", replacementSpan }));
}

/** The string of `import "..."`, `from "..."`, `import("...")` or `require("...")` at a position. */
function specifierAt(file: ts.SourceFile, position: number): ts.StringLiteralLike | undefined {
  let found: ts.Node = file;
  const visit = (node: ts.Node): void => {
    if (node.pos >= position || position > node.end) return; // only what begins before the position
    found = node;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  if (!ts.isStringLiteralLike(found) || position <= found.getStart(file)) return undefined;
  const { parent } = found;
  const isImport =
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isExternalModuleReference(parent) ||
    (ts.isCallExpression(parent) && /^(import|require)$/.test(parent.expression.getText(file)));
  return isImport ? found : undefined;
}

/** Leaves out properties that can only be written `["like this"]`, if there are others. */
function withoutBrackets(entries: readonly ts.CompletionEntry[]): readonly ts.CompletionEntry[] {
  const plain = entries.filter(({ insertText }) => !/^(\?\.)?\[/.test(insertText ?? ""));
  return plain.length > 0 ? plain : entries;
}

/**
 * Whether an entry is internal: modules of earlier cells, and what TypeScript offers without knowing whether it exists.
 */
function isOurs({ name, kind }: ts.CompletionEntry): boolean {
  return /^"?cell:\d/.test(name) || name.startsWith("__noether_") || kind === ts.ScriptElementKind.warning;
}

const begins = (name: string, typed: string): boolean => name.toLowerCase().startsWith(typed.toLowerCase());

/**
 * A sort key: TypeScript's order, but with matches of the same case first, names with an underscore late and deprecated
 * ones last.
 */
function rankOf(entry: ts.CompletionEntry, typed: string, types: ts.TypeChecker): string {
  const deprecated =
    entry.kindModifiers?.includes("deprecated") || isDeprecated(entry.symbol && originOf(entry.symbol, types))
      ? "1"
      : "0";
  const hidden = entry.name.startsWith("_") && !typed.startsWith("_") ? "1" : "0";
  const otherCase = entry.name.startsWith(typed) ? "0" : "1";
  const keyword = entry.kind === ts.ScriptElementKind.keyword ? "1" : "0";
  return `${deprecated}${hidden}${otherCase}${keyword}${entry.sortText} ${entry.name.toLowerCase()} ${entry.name}`;
}

const isPart = (character: string | undefined): boolean =>
  character !== undefined && ts.isIdentifierPart(character.codePointAt(0)!, ts.ScriptTarget.ES2023);

/** The identifier around an offset, including letters outside the basic plane. */
export function wordAt(source: string, offset: number): { readonly start: number; readonly end: number } {
  const before = [...source.slice(0, offset)];
  let start = offset;
  for (let at = before.length - 1; at >= 0 && isPart(before[at]); at--) start -= before[at]!.length;
  let end = offset;
  for (const character of source.slice(offset)) {
    if (!isPart(character)) break;
    end += character.length;
  }
  return { start, end };
}

/** TypeScript's word for the kind of an entry; an imported name has the kind of what it imports. */
function kindOf({ kind, symbol }: ts.CompletionEntry, types: ts.TypeChecker): string {
  if (kind !== ts.ScriptElementKind.alias || !symbol) return kind;
  const { flags } = types.getAliasedSymbol(symbol);
  if (flags & ts.SymbolFlags.Function) return ts.ScriptElementKind.functionElement;
  if (flags & ts.SymbolFlags.Class) return ts.ScriptElementKind.classElement;
  if (flags & ts.SymbolFlags.Enum) return ts.ScriptElementKind.enumElement;
  if (flags & ts.SymbolFlags.Variable) return ts.ScriptElementKind.constElement;
  if (flags & ts.SymbolFlags.ValueModule) return ts.ScriptElementKind.moduleElement;
  if (flags & ts.SymbolFlags.Interface) return ts.ScriptElementKind.interfaceElement;
  return flags & ts.SymbolFlags.TypeAlias ? ts.ScriptElementKind.typeElement : kind;
}

/** The type of a name, in one line. */
export function detailOf(symbol: ts.Symbol | undefined, types: ts.TypeChecker): string | undefined {
  if (!symbol) return undefined;
  const target = symbol.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(symbol) : symbol;
  const flags = target.flags;
  if (flags & ts.SymbolFlags.Class) return `class ${target.name}`;
  if (flags & ts.SymbolFlags.Enum) return `enum ${target.name}`;
  if (flags & ts.SymbolFlags.Value && !(flags & ts.SymbolFlags.ValueModule)) {
    const text = types.typeToString(types.getTypeOfSymbol(target)).replace(/\s+/g, " ");
    return text.length > 100 ? `${text.slice(0, 99)}…` : text;
  }
  if (flags & ts.SymbolFlags.Interface) return `interface ${target.name}`;
  return flags & ts.SymbolFlags.TypeAlias ? `type ${target.name}` : undefined;
}
