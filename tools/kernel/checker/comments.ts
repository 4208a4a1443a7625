import ts from "typescript";

/**
 * The checker parses without documentation comments, which would cost a fifth of the time to the first result. When one
 * is needed, its file is parsed again with comments, and they are added to its declarations.
 */
export function withComments(declarations: readonly ts.Declaration[]): void {
  for (const declaration of declarations) {
    const file = declaration.getSourceFile();
    if (documented.has(file)) continue;
    documented.add(file);
    const again = ts.createSourceFile(
      file.fileName,
      file.text,
      {
        languageVersion: file.languageVersion,
        jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
        setExternalModuleIndicator: (parsed) => {
          (parsed as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
        },
      },
      true,
    );
    copy(again, file);
  }
}

const documented = new WeakSet<ts.SourceFile>();

interface Commented extends ts.Node {
  jsDoc?: { parent: ts.Node }[];
  jsDocCache?: unknown;
}

/** Copies comments from one tree to another; both come from the same text and have the same shape. */
function copy(from: Commented, to: Commented): void {
  if (from.jsDoc) {
    to.jsDoc = from.jsDoc;
    for (const comment of from.jsDoc) comment.parent = to;
    delete to.jsDocCache;
  }
  const children: Commented[] = [];
  ts.forEachChild(to, (child) => void children.push(child));
  let index = 0;
  ts.forEachChild(from, (child) => {
    const twin = children[index++];
    if (twin && twin.kind === child.kind && twin.end === child.end) copy(child, twin);
  });
}

/** Whether the comment before every declaration of a symbol calls it deprecated. */
export function isDeprecated(symbol: ts.Symbol | undefined): boolean {
  const declarations = symbol?.declarations ?? [];
  return declarations.length > 0 && declarations.every(isDeprecatedHere);
}

function isDeprecatedHere(declaration: ts.Declaration): boolean {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  if (statement.pos < 0) return false;
  const { text } = declaration.getSourceFile();
  // Only white space and comments matter: a declaration that begins with its first token has no comment.
  if (text.charCodeAt(statement.pos) > 0x2f) return false;
  const comments = ts.getLeadingCommentRanges(text, statement.pos) ?? [];
  const last = comments[comments.length - 1];
  return last !== undefined && /^\/\*\*[\s\S]*@deprecated\b/.test(text.slice(last.pos, last.end));
}

/**
 * The text with documentation comments on lines of their own, if a space before them can become a line break:
 * TypeScript writes declarations without comments that share a line with what precedes them. No position changes.
 */
export function commentsApart(file: ts.SourceFile): string {
  const { text } = file;
  const places = [...text.matchAll(/(?<=[{};,(])[ \t](?=\/\*\*[^/])/g)].map(({ index }) => index);
  if (places.length === 0) return text;
  const literals: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)) literals.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const isCode = (at: number): boolean => {
    const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
    const isOpen = text.lastIndexOf("/*", at) > text.lastIndexOf("*/", at);
    return (
      !isOpen &&
      !line.includes("//") &&
      !literals.some(({ pos, end }) => pos <= at && at < end && text.slice(pos, at).trim() !== "")
    );
  };
  const units = text.split("");
  for (const at of places) if (isCode(at)) units[at] = "\n";
  return units.join("");
}
