import ts from "typescript";

/** What the checker knows about a notebook's names, for the remedies of errors. */
export interface Known {
  /** The import that provides a name, if one is known. */
  importOf(name: string): string | undefined;
  /** Where an undeclared name could come from, in a sentence, if anything is known. */
  whence(name: string): string | undefined;
  /** The cell that declared a name. */
  cellOf(name: string): number | undefined;
}

/** An error, and what remedies need to know about it. */
export interface Asked {
  readonly found: ts.Diagnostic;
  /** Its whole message. */
  readonly says: string;
  /** The text that it marks. */
  readonly word: string;
  /** The largest node that covers exactly that text. */
  readonly node: ts.Node | undefined;
  readonly types: ts.TypeChecker;
  readonly known: Known;
}

/** An error with what belongs to it. */
export function asked(found: ts.Diagnostic, types: ts.TypeChecker, known: Known): Asked {
  const { file, start, length = 0 } = found;
  const isPlaced = file !== undefined && start !== undefined;
  return {
    found,
    says: ts.flattenDiagnosticMessageText(found.messageText, "\n"),
    word: isPlaced ? file.text.slice(start, start + length) : "",
    node: isPlaced ? spanned(file, start, start + length) : undefined,
    types,
    known,
  };
}

/** The largest node that covers exactly a span; a `return` stands for its statement. */
function spanned(file: ts.SourceFile, start: number, end: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (found || node.pos > start || node.end < end) return;
    const begins = node.getStart(file) === start;
    if (begins && (node.end === end || (ts.isReturnStatement(node) && end - start === "return".length)))
      found = node;
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found && ts.isExpressionStatement(found) ? found.expression : found;
}

/** Whether an expression may be followed by a dot without parentheses. */
export const isTight = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ||
  ts.isPropertyAccessExpression(node) ||
  ts.isElementAccessExpression(node) ||
  ts.isCallExpression(node) ||
  ts.isLiteralExpression(node) ||
  ts.isArrayLiteralExpression(node) ||
  ts.isParenthesizedExpression(node);

/** The text of a node, unless it is too long to be repeated in a sentence. */
export function short(node: ts.Node): string | undefined {
  const text = node.getText();
  return text.length > 40 || text.includes("\n") ? undefined : text;
}

/**
 * How deeply lists of numbers are nested in a type: 0 for a number, 1 for `number[]`, 2 for a matrix; undefined for
 * anything else.
 */
export function rankOf(type: ts.Type, types: ts.TypeChecker): number | undefined {
  const isList = (each: ts.Type): boolean => types.isArrayType(each) || types.isTupleType(each);
  let rank = 0;
  let inner = type;
  while (isList(inner)) {
    const element: ts.Type | undefined = types.getIndexTypeOfType(inner, ts.IndexKind.Number);
    if (!element) return undefined;
    inner = element;
    rank++;
  }
  return (inner.flags & ts.TypeFlags.NumberLike) !== 0 ? rank : undefined;
}
