import ts from "typescript";
import type { Hint } from "./hint.js";

/** The dividend, and the content of the comment: `n // 2`, at the end of a line without a semicolon. */
const division =
  /^(?<before>.*?(?<left>[\w.\])]+))[ \t]*\/\/[ \t]*(?<right>\d+(?:\.\d+)?|[a-z_$][\w$]*)[ \t]*$/i;

/**
 * Comments that were meant as Python's integer division: `const half = n // 2`. After `//` there is only a number or a
 * name; before it is the value of a declaration, a return or an assignment, or a number other than the one in the
 * comment, which might otherwise state its value.
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
    // A comment may state a value: `3 // 3`; a name that does not occur in the cell before is just a word.
    if (
      isNumber
        ? Number(right) < 2 || left === right
        : !new RegExp(`\\b${right.replaceAll("$", "\\$")}\\b`).test(file.text.slice(0, value.pos))
    )
      return;
    found.push({
      start: value.getStart(file),
      message: `\`//\` begins a comment; integer division is \`Math.floor(${value.getText(file)} / ${right})\``,
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

/**
 * Whether an expression is a number, a name or a sum in parentheses: a call is more often followed by its value in a
 * comment.
 */
function isOperand(node: ts.Expression): boolean {
  return (
    ts.isNumericLiteral(node) ||
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    (ts.isParenthesizedExpression(node) && ts.isBinaryExpression(node.expression))
  );
}
