import ts from "typescript";
import { type Asked, isTight, rankOf } from "./asked.js";

/**
 * The remedy for a list or a matrix as an operand of an operator for numbers: an expression that computes the result.
 */
export function listArithmetic({ node, types }: Asked): string | undefined {
  const operation = node && operationAt(node);
  if (!operation) return undefined;
  const { left, right, operatorToken } = operation;
  if (operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
    const repeated = repetition(left, right, types) ?? repetition(right, left, types);
    if (repeated !== undefined) return repeated;
  }
  const [a, b] = [left, right].map((side) => rankOf(types.getTypeAtLocation(side), types));
  const sign = operatorToken.getText().replace(/(?<=.)=$/, "");
  if (!/^(\+|-|\*|\/|\*\*|%)$/.test(sign) || a === undefined || b === undefined || a + b === 0)
    return undefined;
  const [x, y] = [left, right].map(textOf) as [string, string];
  const written = (made: string): string =>
    `operators take numbers; with ${a > 1 || b > 1 ? "matrices" : "lists"} write \`${made}\``;
  if (sign === "*" && a === 2 && b === 2)
    return `${written(`matmul(${x}, ${y})`)} (import { matmul } from "noether")`;
  if (sign === "*" && a === 2 && b === 1)
    return `${written(`matvec(${x}, ${y})`)} (import { matvec } from "noether")`;
  if (sign === "**" && a === 2 && b === 0 && y === "2")
    return `${written(`matmul(${x}, ${x})`)} (import { matmul } from "noether")`;
  if (a === 0) return written(each(y, b, (entry) => `${x} ${sign} ${entry}`));
  if (b === 0) return written(each(x, a, (entry) => `${entry} ${sign} ${y}`));
  if (a !== b) return undefined;
  if (a === 1) return written(`${x}.map((x, i) => x ${sign} ${y}[i]!)`);
  return a === 2 ? written(`${x}.map((row, i) => row.map((x, j) => x ${sign} ${y}[i]![j]!))`) : undefined;
}

/** `[0] * n`, which makes a list of n zeros in Python. */
function repetition(list: ts.Expression, count: ts.Expression, types: ts.TypeChecker): string | undefined {
  if (!ts.isArrayLiteralExpression(list) || list.elements.length !== 1) return undefined;
  if ((types.getTypeAtLocation(count).flags & ts.TypeFlags.NumberLike) === 0) return undefined;
  const entry = list.elements[0]!;
  const made = ts.isObjectLiteralExpression(entry) ? `(${entry.getText()})` : textOf(entry);
  return `operators take numbers; a list of ${textOf(count)} such entries is \`Array.from({ length: ${textOf(count)} }, () => ${made})\``;
}

/** The operation that an error is about, which marks one of its sides or all of it. */
export function operationAt(node: ts.Node): ts.BinaryExpression | undefined {
  if (ts.isBinaryExpression(node)) return node;
  return ts.isBinaryExpression(node.parent) ? node.parent : undefined;
}

function each(list: string, rank: number, made: (entry: string) => string): string {
  const [outer, inner] = ["x", "row"];
  return rank === 1
    ? `${list}.map((${outer}) => ${made(outer)})`
    : `${list}.map((${inner}) => ${each(inner, rank - 1, made)})`;
}

/** The text of an expression, in parentheses if a dot after it would mean something else. */
function textOf(node: ts.Expression): string {
  const text = node.getText();
  if (text.length > 30 || text.includes("\n")) return "...";
  return isTight(node) ? text : `(${text})`;
}
