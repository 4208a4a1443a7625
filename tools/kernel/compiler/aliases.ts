import ts from "typescript";
import type { Writing } from "./program.js";

const { factory } = ts;

/** Replaces aliases (the setting `paths`) by the paths of files. */
export const aliases =
  ({ alias }: Writing): ts.TransformerFactory<ts.SourceFile> =>
  (context) => {
    const meant = (node: ts.Expression | undefined): ts.StringLiteral | undefined => {
      const path = node && ts.isStringLiteralLike(node) ? alias(node.text) : undefined;
      return path === undefined ? undefined : factory.createStringLiteral(path);
    };
    const visit = (node: ts.Node): ts.Node => {
      if (ts.isImportDeclaration(node)) {
        const { modifiers, importClause, attributes } = node;
        const path = meant(node.moduleSpecifier);
        return path ? factory.updateImportDeclaration(node, modifiers, importClause, path, attributes) : node;
      }
      if (ts.isExportDeclaration(node)) {
        const { modifiers, isTypeOnly, exportClause, attributes } = node;
        const path = meant(node.moduleSpecifier);
        return path
          ? factory.updateExportDeclaration(node, modifiers, isTypeOnly, exportClause, path, attributes)
          : node;
      }
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        const [first, ...others] = node.arguments;
        const path = meant(first);
        if (path) return factory.updateCallExpression(node, node.expression, undefined, [path, ...others]);
      }
      return ts.visitEachChild(node, visit, context);
    };
    // Only a text with an alias is searched.
    return (file) => {
      const { imports = [] } = file as { readonly imports?: readonly ts.StringLiteralLike[] };
      return imports.some(({ text }) => alias(text) !== undefined)
        ? ts.visitEachChild(file, visit, context)
        : file;
    };
  };
