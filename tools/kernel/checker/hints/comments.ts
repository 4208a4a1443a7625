import ts from "typescript";
import type { Hint } from "./hint.js";

/** A quotient's beginning and what the comment holds: `n // 2`, at the end of a line without a semicolon. */
const division =
  /^(?<before>.*?(?<left>[\w.\])]+))[ \t]*\/\/[ \t]*(?<right>\d+(?:\.\d+)?|[a-z_$][\w$]*)[ \t]*$/i;

/**
 * Comments that were meant as Python's division without a rest: `const half = n // 2`. What stands behind `//` is a
 * number or a name alone, and what stands before it is what a declaration, a return or an assignment gives, or a number
 * that is not itself what the comment could tell as its value.
 */
export function commentedDivisions(file: ts.SourceFile): readonly Hint[] {
  if (!file.text.includes("//")) return [];
  const found: Hint[] = [];
  for (const statement of file.statements) visit(statement);
  return found;

  function visit(node: ts.Node): void {
    const value = givenBy(node);
    if (value) look(value);
    ts.forEachChild(node, visit);
  }
  function look(value: ts.Expression): void {
    const end = file.text.indexOf("\n", value.end);
    const rest = file.text.slice(value.end, end < 0 ? file.text.length : end).replace(/\r$/, "");
    if (!/^[ \t]*\/\//.test(rest)) return;
    const text = value.getText(file).split("\n").pop()!;
    const { left, right } = division.exec(text + rest)?.groups ?? {};
    if (left === undefined || right === undefined || !isOperand(value)) return;
    const isNumber = /^\d/.test(right);
    // A comment that tells a value: `3 // 3`; a name that is no name of the cell's is a word.
    if (
      isNumber
        ? Number(right) < 2 || left === right
        : !new RegExp(`\\b${right.replaceAll("$", "\\$")}\\b`).test(file.text.slice(0, value.pos))
    )
      return;
    found.push({
      start: value.getStart(file),
      message: `\`//\` begins a comment; division without a rest is \`Math.floor(${value.getText(file)} / ${right})\``,
    });
  }
}

/** The expression whose value a statement uses. */
function givenBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node)) return node.initializer;
  if (ts.isReturnStatement(node)) return node.expression;
  if (!ts.isExpressionStatement(node)) return undefined;
  const { expression } = node;
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return expression.right;
  return ts.isNumericLiteral(expression) ? expression : undefined;
}

/** A number, a name or a sum in parentheses: a call is more often followed by what it gives. */
function isOperand(node: ts.Expression): boolean {
  return (
    ts.isNumericLiteral(node) ||
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    (ts.isParenthesizedExpression(node) && ts.isBinaryExpression(node.expression))
  );
}
