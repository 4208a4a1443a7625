import ts from "typescript";
import { rankOf, short } from "../remedies/asked.js";

/** What is to be said of a list's `sort` or `fill` that does something else than it seems. */
export function arrayHint(node: ts.Node, types: ts.TypeChecker): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: list, name } = node.expression;
  if ((name.text === "sort" || name.text === "toSorted") && node.arguments.length === 0)
    return sortHint(list, name.text, types);
  return name.text === "fill" && node.arguments.length === 1
    ? fillHint(list, node.arguments[0]!, types)
    : undefined;
}

function sortHint(list: ts.Expression, name: string, types: ts.TypeChecker): string | undefined {
  const type = types.getTypeAtLocation(list);
  if (!types.isArrayType(type) || rankOf(type, types) !== 1) return undefined;
  return `\`${name}\` without a comparison sorts numbers as texts (10 before 9): write \`${name}((a, b) => a - b)\``;
}

function fillHint(list: ts.Expression, value: ts.Expression, types: ts.TypeChecker): string | undefined {
  const isNew =
    (ts.isCallExpression(list) || ts.isNewExpression(list)) && list.expression.getText() === "Array";
  if (!isNew || list.arguments?.length !== 1) return undefined;
  const type = types.getTypeAtLocation(value);
  const isList = types.isArrayType(type) && type.symbol?.name !== "ReadonlyArray";
  const isMade = ts.isObjectLiteralExpression(value) || ts.isNewExpression(value);
  if (!isList && !isMade && !ts.isArrayLiteralExpression(value)) return undefined;
  const count = short(list.arguments[0]!) ?? "n";
  const isNamed = ts.isIdentifier(value);
  const made = isNamed && isList ? `[...${value.text}]` : (short(value) ?? "...");
  const entry = ts.isObjectLiteralExpression(value) ? `(${made})` : made;
  return `every entry is the same ${isList || ts.isArrayLiteralExpression(value) ? "list" : "object"}: what changes in one changes in all; one each makes \`Array.from({ length: ${count} }, () => ${entry})\``;
}
