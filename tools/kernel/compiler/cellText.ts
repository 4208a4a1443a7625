import ts from "typescript";

/** A cell as it is parsed: the text that a person wrote, between `open` and `close`. */
export interface CellText {
  readonly open: "" | "(";
  readonly text: string;
  readonly close: string;
}

/**
 * The meaning of a text that JavaScript's grammar would read differently, or not at all:
 *
 * - an object on its own, `{ q: 1, r: 2 }`, which would be a block with labels;
 * - `export * as ns from "./fn"`, which defines the name only for other modules, and here for the cells that follow.
 *
 * No position in the text changes; a first line for a shell becomes a comment of the same length.
 */
export function cellText(source: string): CellText {
  const text = withNamespaces(source.replace(/^#!/, "//"));
  const [, first] = /^(?:\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(.)/.exec(text) ?? [];
  if (first !== "{" || !/\}\s*(?:\/\/[^\n]*\s*)*$/.test(text)) return { open: "", text, close: "" };
  const whole = `(${text}\n)`;
  const file = ts.createSourceFile("cell.ts", whole, ts.ScriptTarget.ES2023, false);
  const [statement, ...others] = file.statements;
  const isObject =
    (file as { parseDiagnostics?: readonly unknown[] }).parseDiagnostics?.length === 0 &&
    others.length === 0 &&
    statement !== undefined &&
    ts.isExpressionStatement(statement) &&
    ts.isParenthesizedExpression(statement.expression) &&
    ts.isObjectLiteralExpression(statement.expression.expression) &&
    statement.expression.expression.properties.length > 0;
  return isObject ? { open: "(", text, close: "\n)" } : { open: "", text, close: "" };
}

/** Writes `import` for such an `export`, which has as many letters. */
function withNamespaces(text: string): string {
  if (!/\bexport\s*\*\s*as\b/.test(text)) return text;
  const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2023, false);
  return file.statements.reduce((written, statement) => {
    const { exportClause } = statement as ts.ExportDeclaration;
    if (!ts.isExportDeclaration(statement) || !exportClause || !ts.isNamespaceExport(exportClause))
      return written;
    const { name } = exportClause;
    if (!ts.isIdentifier(name) || name.text === "default" || statement.isTypeOnly) return written;
    const start = statement.getStart(file);
    return `${written.slice(0, start)}import${written.slice(start + "export".length)}`;
  }, text);
}

/** White space and comments. */
const trivia = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/** Gives nodes parsed after an opening parenthesis their positions in the text without it. */
export function unopened(tree: ts.Node, { text }: CellText, file: string): void {
  const skipTrivia = (position: number): number => {
    trivia.lastIndex = position;
    trivia.exec(text);
    return trivia.lastIndex;
  };
  const source = ts.createSourceMapSource(file, text, skipTrivia);
  const visit = (node: ts.Node): void => {
    if (node.pos >= 0)
      ts.setSourceMapRange(node, { pos: Math.max(0, node.pos - 1), end: Math.max(0, node.end - 1), source });
    ts.forEachChild(node, visit);
  };
  visit(tree);
}
