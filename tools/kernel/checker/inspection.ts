import ts from "typescript";
import type { Inspection } from "../session.js";
import { originOf } from "./cellNames.js";
import { withComments } from "./comments.js";
import { wordAt } from "./completion.js";
import { markdown } from "./documentation.js";
import type { Draft } from "./draft.js";

/**
 * What is at an offset: the declaration of the name there, if the offset is anywhere in it or just after it; in the
 * parentheses of a call, its signature, with the current parameter in bold in the documentation.
 */
export function inspectionAt(draft: Draft, offset: number): Inspection | undefined {
  const { start, end } = wordAt(draft.source, offset);
  const named = start < end ? nameAt(draft, start) : undefined;
  return named ?? callAt(draft, offset);
}

function nameAt({ service, path, shift }: Draft, start: number): Inspection | undefined {
  const program = service.getProgram()!;
  const types = program.getTypeChecker();
  const node = innermost(program.getSourceFile(path)!, start + shift);
  const symbol = node && types.getSymbolAtLocation(node);
  const origin = symbol && originOf(symbol, types);
  if (origin) withComments(declarationsOf(origin, types));
  const found = service.getQuickInfoAtPosition(path, start + shift);
  if (!found || (!symbol && found.kind === ts.ScriptElementKind.unknown)) return undefined;
  const isCells = origin !== undefined && origin !== symbol && !(symbol!.flags & ts.SymbolFlags.Alias);
  const documentation = isCells
    ? markdown(origin.getDocumentationComment(types), origin.getJsDocTags(types))
    : markdown(found.documentation ?? [], found.tags ?? []);
  const signature = plain(ts.displayPartsToString(found.displayParts));
  return { signature: signature + membersOf(origin), documentation };
}

/** The members of an interface, if they are few enough to be read, else "". */
function membersOf(symbol: ts.Symbol | undefined): string {
  const [declaration, ...others] = symbol?.declarations ?? [];
  if (!declaration || others.length > 0 || !ts.isInterfaceDeclaration(declaration)) return "";
  if (declaration.members.length > 20) return "";
  const members = declaration.members.map((member) => `  ${member.getText().replace(/\s+/g, " ")}\n`);
  return ` {\n${members.join("")}}`;
}

/** A signature without the remark that it is an import. */
function plain(signature: string): string {
  return signature.replace(/^\(alias\) /, "").replace(/\n(import|export) .*$/, "");
}

function callAt({ service, path, shift }: Draft, offset: number): Inspection | undefined {
  const program = service.getProgram()!;
  const types = program.getTypeChecker();
  const call = enclosingCall(program.getSourceFile(path)!, offset + shift);
  const symbol = call && types.getSymbolAtLocation(calleeName(call));
  if (symbol) withComments(declarationsOf(originOf(symbol, types), types));
  const help = service.getSignatureHelpItems(path, offset + shift, undefined);
  const item = help?.items[help.selectedItemIndex];
  if (!help || !item) return undefined;
  const text = ts.displayPartsToString;
  const due = item.parameters[Math.min(help.argumentIndex, item.parameters.length - 1)];
  const parameters = item.parameters.map(({ displayParts }) => text(displayParts));
  const separator = text(item.separatorDisplayParts);
  const [before, after] = [text(item.prefixDisplayParts), text(item.suffixDisplayParts)];
  const signature = `${before}${parameters.join(separator)}${after}`;
  const isDue = due !== undefined && (item.isVariadic || help.argumentIndex < item.parameters.length);
  const others =
    help.items.length > 1 ? `${help.selectedItemIndex + 1} of ${help.items.length} signatures` : "";
  const meaning = isDue ? text(due.documentation).replace(/^[-\u2013\u2014]\s+/, "") : "";
  const dueLine = isDue ? `**\`${text(due.displayParts)}\`**${meaning === "" ? "" : `: ${meaning}`}` : "";
  const whole = markdown(item.documentation, item.tags);
  return { signature, documentation: [dueLine, whole, others].filter((part) => part !== "").join("\n\n") };
}

function declarationsOf(symbol: ts.Symbol, types: ts.TypeChecker): readonly ts.Declaration[] {
  const own = symbol.declarations ?? [];
  const first = own[0];
  // A constant that is a function, or a variable of an earlier cell, is documented where its type is declared.
  const type = first ? types.getTypeOfSymbol(symbol) : undefined;
  const called = type ? [...type.getCallSignatures(), ...type.getConstructSignatures()] : [];
  const behind = called.flatMap((signature) =>
    defined(signature.getDeclaration() as ts.Declaration | undefined),
  );
  return [...own, ...behind, ...(type?.symbol?.declarations ?? [])];
}

const defined = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** The smallest name that covers a position. */
function innermost(file: ts.SourceFile, position: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > position || position >= node.end) return;
    if (node.getStart(file) <= position) found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type Call = ts.CallExpression | ts.NewExpression;

/** The innermost call whose parentheses contain a position; unfinished ones count. */
function enclosingCall(file: ts.SourceFile, position: number): Call | undefined {
  let found: Call | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > position || position > node.end + 1) return;
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    if (isCall && node.arguments && node.expression.end < position) found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function calleeName({ expression }: Call): ts.Node {
  return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
}
