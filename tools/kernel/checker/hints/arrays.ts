import ts from "typescript";
import { rankOf, short } from "../remedies/asked.js";
import { bracketed, throughPlaces } from "../remedies/lists.js";

/**
 * The hint about a list's `sort` or `fill`, a `for ... in` loop over it, or `(1, 2)`, which do something other than
 * they seem to.
 */
export function arrayHint(node: ts.Node, types: ts.TypeChecker): string | undefined {
  if (ts.isForInStatement(node)) return throughPlaces(node, types);
  const list = bracketed(node);
  if (list !== undefined) return severalHint(node as ts.ParenthesizedExpression, list);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: owner, name } = node.expression;
  if ((name.text === "sort" || name.text === "toSorted") && node.arguments.length === 0)
    return sortHint(owner, name.text, types);
  return name.text === "fill" && node.arguments.length === 1
    ? fillHint(owner, node.arguments[0]!, types)
    : undefined;
}

/** Of values without an effect, all but the last are lost; if something is assigned or called, that may be meant. */
function severalHint({ expression }: ts.ParenthesizedExpression, list: string): string | undefined {
  const isPlain = (node: ts.Expression): boolean =>
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken
      ? isPlain(node.left) && isPlain(node.right)
      : ts.isLiteralExpression(node) || ts.isIdentifier(node) || ts.isPrefixUnaryExpression(node);
  return isPlain(expression)
    ? `several values in parentheses are the last of them: a list is \`${list}\``
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
