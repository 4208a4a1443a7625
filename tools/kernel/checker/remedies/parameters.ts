import ts from "typescript";
import type { Asked } from "./asked.js";

/**
 * Whether an error only follows from another: a parameter without a type because its function is an argument of
 * something that is itself in error, the use of a list without a type, the other side of an operation.
 */
export function isConsequence(found: ts.Diagnostic, others: readonly ts.Diagnostic[]): boolean {
  if (found.code === 7005) return others.some(({ code }) => code === 7034);
  if (found.code === 2365 || found.code === 2362)
    if (others.some((other) => other !== found && isWithin(other, found))) return true;
  if (found.code === 2363)
    return others.some((other) => other.code === 2362 && isSameOperation(other, found));
  if (found.code !== 7006 && found.code !== 7031 && found.code !== 7019) return false;
  const { file, start = 0 } = found;
  if (!file) return false;
  return others.some((other) => {
    if (other.file !== file || other.start === undefined || isUntyped(other)) return false;
    const from = other.start;
    // The error is in the callee of a call that has the parameter's function as an argument.
    let above: ts.Node | undefined = functionAt(file, start);
    while (above && !ts.isStatement(above)) {
      const { parent }: ts.Node = above;
      const isArgument =
        (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== above;
      if (isArgument && from >= parent.getStart(file) && from < parent.expression.end) return true;
      above = parent;
    }
    return false;
  });
}

/** Whether an error in an operand is inside the operation that another error is about. */
function isWithin(inner: ts.Diagnostic, outer: ts.Diagnostic): boolean {
  const isOperand = inner.code === 2362 || inner.code === 2363 || inner.code === 2365;
  const [from, to] = [outer.start ?? 0, (outer.start ?? 0) + (outer.length ?? 0)];
  const start = inner.start ?? 0;
  return isOperand && inner.file === outer.file && start >= from && start + (inner.length ?? 0) < to;
}

/** Whether two errors are about the two sides of one operation: only its operator is between them. */
function isSameOperation(left: ts.Diagnostic, right: ts.Diagnostic): boolean {
  const end = (left.start ?? 0) + (left.length ?? 0);
  return (
    left.file === right.file &&
    /^\)*\s*[-*/%&|^<>]{1,3}=?\s*\(*$/.test(left.file?.text.slice(end, right.start) ?? "none")
  );
}

const isUntyped = ({ code }: ts.Diagnostic): boolean => code === 7006 || code === 7031 || code === 7019;

function functionAt(file: ts.SourceFile, position: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > position || node.end <= position) return;
    if (ts.isFunctionLike(node)) found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The remedy for a parameter without a type; its uses in the function suggest a type. */
export function typed({ node, word, types }: Asked): string {
  const name = node && ts.isParameter(node) ? node.name.getText() : word;
  const parameter = node && ts.findAncestor(node, ts.isParameter);
  const pattern = parameter && ts.isObjectBindingPattern(parameter.name) ? parameter.name : undefined;
  if (parameter && pattern && parameter.name !== node) {
    const members = pattern.elements
      .filter(({ dotDotDotToken }) => !dotDotDotToken)
      .map((element) => {
        const key = (element.propertyName ?? element.name).getText();
        const used = ts.isIdentifier(element.name) ? useOf(element.name, parameter.parent, types) : undefined;
        return `${key}: ${used ?? "number"}`;
      });
    return `write the types after the braces: \`${pattern.getText().replace(/\s+/g, " ")}: { ${members.join("; ")} }\``;
  }
  if (parameter && ts.isArrayBindingPattern(parameter.name))
    return `write the type after the brackets: \`${parameter.name.getText()}: number[]\``;
  const rest = parameter?.dotDotDotToken ? "[]" : "";
  const plain = name.replace(/^\.\.\./, "");
  const used =
    parameter && ts.isIdentifier(parameter.name) ? useOf(parameter.name, parameter.parent, types) : undefined;
  const said = rest ? `...${plain}` : plain;
  if (used !== undefined) return `write its type where it is declared: \`${said}: ${used}${rest}\``;
  return `write its type where it is declared, such as \`${said}: number${rest}\`, \`${said}: string${rest}\` or \`${said}: number[]${rest}\``;
}

/** The type that the uses of a parameter require, if they tell. */
function useOf(name: ts.Identifier, scope: ts.Node, types: ts.TypeChecker): string | undefined {
  const symbol = types.getSymbolAtLocation(name);
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (found === undefined && ts.isIdentifier(node) && node !== name && node.text === name.text) {
      const meant = types.getSymbolAtLocation(node);
      if (meant === symbol) found = demandedOf(node, types);
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
}

const lists =
  /^(map|filter|reduce|forEach|push|pop|length|some|every|find|findIndex|flatMap|at|slice|includes|indexOf|concat|sort|join|toString|toFixed|then|get|set|has|add)$/;
const texts =
  /^(toUpperCase|toLowerCase|trim|split|startsWith|endsWith|padStart|padEnd|charCodeAt|replace|replaceAll)$/;

function demandedOf(node: ts.Identifier, types: ts.TypeChecker): string | undefined {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const other = parent.left === node ? parent.right : parent.left;
    const kind = parent.operatorToken.kind;
    if (
      kind === ts.SyntaxKind.MinusToken ||
      kind === ts.SyntaxKind.SlashToken ||
      kind === ts.SyntaxKind.PercentToken ||
      kind === ts.SyntaxKind.AsteriskToken ||
      kind === ts.SyntaxKind.AsteriskAsteriskToken
    )
      return "number";
    if (
      kind === ts.SyntaxKind.PlusToken ||
      kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
      (kind >= ts.SyntaxKind.LessThanToken && kind <= ts.SyntaxKind.GreaterThanEqualsToken)
    ) {
      const { flags } = types.getTypeAtLocation(other);
      if (flags & ts.TypeFlags.NumberLike) return "number";
      if (flags & ts.TypeFlags.StringLike) return "string";
    }
    return undefined;
  }
  if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.MinusToken) return "number";
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === node) return "number";
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    if (texts.test(parent.name.text)) return "string";
    return lists.test(parent.name.text) ? undefined : `{ ${parent.name.text}: number }`;
  }
  if (ts.isCallExpression(parent) && parent.expression !== node) {
    const signature = types.getResolvedSignature(parent);
    const taken = signature?.parameters[parent.arguments.indexOf(node)];
    const text = taken && types.typeToString(types.getTypeOfSymbolAtLocation(taken, parent));
    return text !== undefined && /^(number|string|boolean)(\[\])*$/.test(text) ? text : undefined;
  }
  return undefined;
}
