import ts from "typescript";
import type { Inspection } from "../session.js";
import { originOf } from "./cellNames.js";
import { withComments } from "./comments.js";
import { wordAt } from "./completion.js";
import { markdown } from "./documentation.js";
import { documentedBy } from "./documentedBy.js";
import type { Draft } from "./draft.js";
import { dueIn, signatureAt } from "./signatures.js";

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
  if (origin) withComments(documentedBy(origin, types));
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
export function plain(signature: string): string {
  return signature.replace(/^\(alias\) /, "").replace(/\n(import|export) .*$/, "");
}

function callAt(draft: Draft, offset: number): Inspection | undefined {
  const help = signatureAt(draft, offset);
  if (!help) return undefined;
  const { signatures, active } = help;
  const { label, documentation } = signatures[active]!;
  const due = dueIn(help);
  const meaning = due === undefined || due.documentation === "" ? "" : `: ${due.documentation}`;
  const dueLine = due === undefined ? "" : `**\`${label.slice(due.start, due.end)}\`**${meaning}`;
  const others = signatures.length > 1 ? `${active + 1} of ${signatures.length} signatures` : "";
  const parts = [dueLine, documentation, others].filter((part) => part !== "");
  return { signature: label, documentation: parts.join("\n\n") };
}

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
