import ts from "typescript";
import { isTight, rankOf, short } from "../remedies/asked.js";

const isNumber = (node: ts.Expression, types: ts.TypeChecker): boolean =>
  (types.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;

const isList = (node: ts.Expression, types: ts.TypeChecker): boolean => {
  const type = types.getTypeAtLocation(node);
  return types.isArrayType(type) || types.isTupleType(type);
};

/** The value of a number literal, its sign included; undefined for anything else. */
function literal(node: ts.Expression): number | undefined {
  if (ts.isParenthesizedExpression(node)) return literal(node.expression);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  const isNegative = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken;
  const inner = isNegative ? literal(node.operand) : undefined;
  return inner === undefined ? undefined : -inner;
}

/** The hint about an operator that does something other than it seems to. */
export function operatorHint(node: ts.Node, types: ts.TypeChecker, hasBits: boolean): string | undefined {
  if (ts.isElementAccessExpression(node)) return indexHint(node, types);
  if (!ts.isBinaryExpression(node)) return undefined;
  const { left, right, operatorToken } = node;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.CaretToken:
      return hasBits ? undefined : powerHint(node, types);
    case ts.SyntaxKind.PercentToken: {
      const value = literal(left);
      return value !== undefined && value < 0 ? remainder(left, right) : undefined;
    }
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken: {
      const ranks = [left, right].map((side) => rankOf(types.getTypeAtLocation(side), types) ?? 0);
      if (ranks.includes(0)) return undefined;
      const [a, b] = [short(left) ?? "a", short(right) ?? "b"];
      return `\`${operatorToken.getText()}\` asks whether both are the same list, not whether their entries are equal, which is \`${a}.length === ${b}.length && ${a}.every((x, i) => x === ${b}[i])\``;
    }
    case ts.SyntaxKind.InKeyword: {
      if (!isList(right, types) || ts.isPrivateIdentifier(left)) return undefined;
      const [a, b] = [short(left) ?? "x", short(right) ?? "list"];
      return `\`in\` asks for an index of a list; whether a value is in it is \`${b}.includes(${a})\``;
    }
    default:
      return undefined;
  }
}

/** `x ^ 2` with numbers: an exclusive or that looks like a power. */
function powerHint({ left, right }: ts.BinaryExpression, types: ts.TypeChecker): string | undefined {
  const [base, exponent] = [literal(left), literal(right)];
  const isSquare =
    exponent !== undefined &&
    (exponent < 0 || exponent === 2 || exponent === 3 || !Number.isInteger(exponent));
  const isPower =
    (isSquare && (base === undefined || base === 2 || base === 10 || !Number.isInteger(base))) ||
    (base === 10 && exponent === undefined);
  if (!isPower || !isNumber(left, types) || !isNumber(right, types)) return undefined;
  const [a, b] = [short(left) ?? "x", short(right) ?? "2"];
  return `\`^\` is the exclusive or of bits; a power is \`${a} ** ${b}\``;
}

/** An index that is negative, or may be: `xs[-1]`, `g[(t - tau) % n]`. */
function indexHint(
  { expression, argumentExpression: index }: ts.ElementAccessExpression,
  types: ts.TypeChecker,
): string | undefined {
  const value = literal(index);
  if (value !== undefined) {
    if (value >= 0 || !isList(expression, types)) return undefined;
    const list = short(expression) ?? "list";
    return `a list has no index ${value}: its entries from the end are \`${list}.at(${value})\``;
  }
  if (!ts.isBinaryExpression(index) || index.operatorToken.kind !== ts.SyntaxKind.PercentToken)
    return undefined;
  let left = index.left;
  while (ts.isParenthesizedExpression(left)) left = left.expression;
  const isDifference =
    ts.isBinaryExpression(left) &&
    left.operatorToken.kind === ts.SyntaxKind.MinusToken &&
    literal(left.right) === undefined &&
    !ts.isBinaryExpression(left.left) &&
    left.left.getText() !== index.right.getText(); // (n - t) % n
  return isDifference && isList(expression, types) ? remainder(left, index.right) : undefined;
}

function remainder(left: ts.Expression, right: ts.Expression): string {
  const [a, b] = [short(left) ?? "a", short(right) ?? "n"];
  const inner = isTight(left) || /^-?[\d.]+$/.test(a) ? a : `(${a})`;
  return `\`%\` has the sign of its left side (-1 % 3 is -1); never negative is \`((${inner} % ${b}) + ${b}) % ${b}\``;
}
