import ts from "typescript";
import type { Inspection } from "../session.js";
import { originOf } from "./cellNames.js";
import { withComments } from "./comments.js";
import { candidatesAt, preferences } from "./completion.js";
import { markdown } from "./documentation.js";
import { documentedBy } from "./documentedBy.js";
import type { Draft } from "./draft.js";
import { plain } from "./inspection.js";

/** The declaration and documentation of an item that could be written at an offset; undefined if it is not offered. */
export function describedAt(draft: Draft, offset: number, item: string): Inspection | undefined {
  const { service, path, shift } = draft;
  const entry = candidatesAt(draft, offset).candidates.find(({ text }) => text === item)?.entry;
  if (!entry) return undefined;
  const types = service.getProgram()!.getTypeChecker();
  const { name, source, data, symbol } = entry;
  const origin = symbol && originOf(symbol, types);
  if (origin) withComments(documentedBy(origin, types));
  const found = service.getCompletionEntryDetails(path, offset + shift, name, {}, source, preferences, data);
  if (!found) return undefined;
  const isCells = origin !== undefined && origin !== symbol && !(symbol!.flags & ts.SymbolFlags.Alias);
  const documentation = isCells
    ? markdown(origin.getDocumentationComment(types), origin.getJsDocTags(types))
    : markdown(found.documentation ?? [], found.tags ?? []);
  return { signature: plain(ts.displayPartsToString(found.displayParts)), documentation };
}
