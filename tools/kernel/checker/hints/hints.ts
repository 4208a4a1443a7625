import ts from "typescript";
import { addition } from "../remedies/shadowed.js";
import { arrayHint } from "./arrays.js";
import { commentedDivisions } from "./comments.js";
import type { Hint } from "./hint.js";
import { operatorHint } from "./operators.js";

/**
 * Searches a checked file for code that JavaScript accepts silently and computes differently from other languages: `x ^
 * 2`, `[10, 9].sort()`, lists compared with `==`. Types are computed only where the text gives reason.
 */
export function hintsOf(file: ts.SourceFile, types: ts.TypeChecker): readonly Hint[] {
  const found: Hint[] = [...commentedDivisions(file)];
  const hasBits = bits.test(file.text);
  const visit = (node: ts.Node): void => {
    const message =
      operatorHint(node, types, hasBits) ?? arrayHint(node, types) ?? interfaceHint(node, types);
    if (message !== undefined) found.push({ start: node.getStart(file), message });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found.sort((a, b) => a.start - b.start);
}

/** Other bitwise operators, or numbers in base 2 or 16: then `^` is meant as a bitwise exclusive or. */
const bits = /<<|>>|~|[^&]&[^&=]|[^|]\|[^|=]\s*\d|\b0[bx][\da-f]|\^=/i;

function interfaceHint(node: ts.Node, types: ts.TypeChecker): string | undefined {
  if (!ts.isInterfaceDeclaration(node) || !ts.isSourceFile(node.parent)) return undefined;
  const isCommon =
    (node.typeParameters?.length ?? 0) > 0 || /^(String|Date|RegExp|Math|JSON|Error)$/.test(node.name.text);
  if (!isCommon) return undefined; // a notebook may well have a type `Symbol` of its own
  const symbol = types.getSymbolAtLocation(node.name);
  return symbol && addition(symbol, types);
}
