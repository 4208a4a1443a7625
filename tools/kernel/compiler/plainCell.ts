import ts from "typescript";
import { isAnonymousFunction } from "./assignment.js";
import { mappedText, type Written } from "./mappedText.js";

/** The names of the parameters in a compiled cell. */
export interface PlainNames {
  readonly scope: string;
  readonly result: string;
}

/** The statements of a compiled cell. */
export interface PlainCell {
  readonly statements: Written;
  readonly declared: readonly string[];
}

/** A part of the source that is written differently. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The position of what it stands for (default: `start`). */
  readonly place?: number;
}

/**
 * Writes the statements of a plain cell: expressions, and `const` and `let` of single names, which contain only
 * literals, operators, calls and arrow functions with an expression. In such a cell a name of the scope always means
 * that name, since no parameter shadows it, and its text is JavaScript except for the types of variables and
 * parameters. So it needs neither TypeScript's binder nor its emitter, which cost more than its check.
 *
 * @param known names on the shared scope from earlier cells
 * @returns undefined if the cell is not plain: then it is compiled like all others, which gives the same code
 */
export function plainCell(
  file: ts.SourceFile,
  known: ReadonlySet<string>,
  { scope, result }: PlainNames,
): PlainCell | undefined {
  const { parseDiagnostics = [] } = file as { readonly parseDiagnostics?: readonly unknown[] };
  if (parseDiagnostics.length > 0 || odd.test(file.text)) return undefined;
  const declared = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isExpressionStatement(statement)) continue;
    if (!ts.isVariableStatement(statement) || statement.modifiers) return undefined;
    const { declarations, flags } = statement.declarationList;
    const kind = flags & ts.NodeFlags.BlockScoped;
    if (kind !== ts.NodeFlags.Const && kind !== ts.NodeFlags.Let) return undefined;
    for (const { name, exclamationToken } of declarations) {
      if (!ts.isIdentifier(name) || exclamationToken || declared.has(name.text)) return undefined;
      declared.add(name.text);
    }
  }
  const edits: Edit[] = [];
  const isShared = (name: string): boolean => declared.has(name) || known.has(name);
  const replace = (node: ts.Node, text: string, meant = node): boolean =>
    edits.push({ start: node.getStart(file), end: node.end, text, place: meant.getStart(file) }) > 0;
  const drop = (start: number, end: number): boolean => edits.push({ start, end, text: "" }) > 0;
  const children = (node: ts.Node): boolean => !ts.forEachChild(node, (child) => !visit(child));
  const all = (nodes: readonly ts.Node[]): boolean => nodes.every(visit);

  /** Gives a function that is assigned to a name that name. */
  function named(name: ts.Identifier, value: ts.Expression): boolean {
    if (!isAnonymousFunction(value)) return visit(value);
    edits.push({ start: value.getStart(file), end: value.getStart(file), text: `{ ["${name.text}"]: ` });
    const isPlain = visit(value);
    edits.push({ start: value.end, end: value.end, text: ` }["${name.text}"]` });
    return isPlain;
  }

  function call({ expression, typeArguments, arguments: given }: ts.CallExpression): boolean {
    if (typeArguments) return false;
    const callee = bareName(expression);
    // A function of the scope is called without `this`.
    const isPlain =
      callee && isShared(callee.text)
        ? replace(expression, `(0, ${scope}.${callee.text})`, callee)
        : visit(expression);
    return isPlain && all(given);
  }

  function parameter(node: ts.ParameterDeclaration): boolean {
    const { name, modifiers, questionToken, type, initializer } = node;
    if (
      modifiers ||
      questionToken ||
      !ts.isIdentifier(name) ||
      isShared(name.text) ||
      reserved.has(name.text)
    )
      return false;
    if (type) drop(type.pos - 1, type.end); // with its colon
    return !initializer || visit(initializer);
  }

  function arrow(node: ts.ArrowFunction): boolean {
    const { typeParameters, parameters, type, body, equalsGreaterThanToken: token } = node;
    if (typeParameters || !parameters.every(parameter)) return false;
    // Without its type there would be a line break before the arrow.
    if (type && file.text.slice(parameters.end, token.pos).includes("\n")) return false;
    if (type) drop(type.pos - 1, type.end);
    return visit(body);
  }

  /** Whether an expression is plain; notes the edits, in the order of the text. */
  function visit(node: ts.Node): boolean {
    if (leaves.has(node.kind)) return true;
    if (branches.has(node.kind)) return children(node);
    if (ts.isIdentifier(node)) {
      if (reserved.has(node.text)) return false;
      return !isShared(node.text) || replace(node, `${scope}.${node.text}`);
    }
    if (ts.isPropertyAccessExpression(node)) return ts.isIdentifier(node.name) && visit(node.expression);
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isNewExpression(node)) {
      const { expression, typeArguments, arguments: given = [] } = node;
      const isTraced = ts.isIdentifier(expression) && expression.text === "Promise";
      return !typeArguments && !isTraced && visit(expression) && all(given);
    }
    if (ts.isNonNullExpression(node)) return visit(node.expression) && drop(node.expression.end, node.end);
    if (ts.isBinaryExpression(node)) {
      const { left, operatorToken, right } = node;
      const isAssigned =
        operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
        operatorToken.kind <= ts.SyntaxKind.LastAssignment;
      if (!isAssigned || !ts.isIdentifier(left) || !isShared(left.text)) return visit(left) && visit(right);
      return visit(left) && named(left, right);
    }
    if (ts.isPropertyAssignment(node)) {
      const isNamed = ts.isComputedPropertyName(node.name)
        ? visit(node.name.expression)
        : !ts.isPrivateIdentifier(node.name);
      return isNamed && visit(node.initializer);
    }
    if (ts.isShorthandPropertyAssignment(node)) {
      const { text } = node.name;
      if (node.objectAssignmentInitializer || reserved.has(text)) return false;
      return !isShared(text) || replace(node, `${text}: ${scope}.${text}`);
    }
    return ts.isArrowFunction(node) && arrow(node);
  }

  const statements = mappedText(file);
  /** Writes what was visited. */
  function write(start: number, end: number): void {
    let at = start;
    for (const edit of edits.splice(0)) {
      statements.copy(at, edit.start);
      if (edit.text !== "") statements.write(edit.text, edit.place ?? edit.start);
      at = edit.end;
    }
    statements.copy(at, end);
  }
  for (const [index, statement] of file.statements.entries()) {
    if (ts.isExpressionStatement(statement)) {
      const { expression } = statement;
      const isLast = index === file.statements.length - 1;
      const start = expression.getStart(file);
      const isDirective = ts.isStringLiteral(expression) && !isLast;
      if (isComma(expression) || isDirective || !visit(expression)) return undefined;
      if (isLast) statements.write(`return ${result}(`, start);
      write(start, expression.end);
      statements.write(isLast ? ");\n" : ";\n");
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const target = name as ts.Identifier;
        if (reserved.has(target.text)) return undefined;
        statements.write(`${scope}.${target.text} = `, target.getStart(file));
        if (initializer && !named(target, initializer)) return undefined;
        if (initializer) write(initializer.getStart(file), initializer.end);
        statements.write(initializer ? ";\n" : "void 0;\n");
      }
    }
  }
  return { statements: statements.written(), declared: [...declared] };
}

/** Comments that mean something to the engine, or that only a script may have, and unusual line endings. */
const odd = /\/[/*][#@]|<!--|-->|[\u2028\u2029]|\r(?!\n)/;

/** Names that strict mode reserves, or forbids to assign to. */
const reserved: ReadonlySet<string> = new Set([
  ...["arguments", "await", "eval", "implements", "interface", "let", "package", "private", "protected"],
  ...["public", "static", "yield"],
]);

/** Kinds of nodes without children. */
const leaves: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.BigIntLiteral,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.RegularExpressionLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.OmittedExpression,
  ts.SyntaxKind.QuestionToken,
  ts.SyntaxKind.QuestionDotToken,
  ts.SyntaxKind.ColonToken,
]);

/** Kinds of nodes that are plain if all their children are. */
const branches: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ElementAccessExpression,
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.PrefixUnaryExpression,
  ts.SyntaxKind.PostfixUnaryExpression,
  ts.SyntaxKind.TypeOfExpression,
  ts.SyntaxKind.VoidExpression,
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.TemplateSpan,
]);

const isComma = (node: ts.Expression): boolean =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;

/** The name inside parentheses and non-null assertions, if the expression is one. */
function bareName(node: ts.Expression): ts.Identifier | undefined {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return bareName(node.expression);
  return ts.isIdentifier(node) ? node : undefined;
}
