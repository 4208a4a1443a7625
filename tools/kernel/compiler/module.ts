import ts from "typescript";
import { aliases } from "./aliases.js";
import type { Diagnostic } from "./diagnostic.js";
import { importedSpecifiers } from "./imports.js";
import { emit, loneFile, parsed, plainly, type Writing } from "./program.js";
import { traced } from "./traced.js";

const { factory } = ts;

/** A local module that is ready to run. */
export interface CompiledModule {
  /**
   * An expression: an async function of the exports, `require`, the importer, `import.meta`, the file, its folder and
   * the `Traced` functions.
   */
  readonly code: string;
  /** The `mappings` of a source map of `code`. */
  readonly map: string;
  readonly imports: readonly string[];
  /** Syntax errors and duplicate declarations; if there are any, `code` is empty. */
  readonly diagnostics: readonly Diagnostic[];
}

const names = {
  import: "$noether_import",
  meta: "$noether_meta",
  promise: "$noether_promise",
  thrown: "$noether_thrown",
};

/**
 * Compiles a TypeScript file of a notebook's folder to the body of an async function that fills an object of exports.
 *
 * Exports stay live, exported functions exist before the first import runs (so that modules may import each other), and
 * `await` works at the top level. Types are removed; they are not checked here.
 */
export function compileModule(
  source: string,
  { file, writing = plainly }: { readonly file: string; readonly writing?: Writing },
): CompiledModule {
  const lone = loneFile(
    parsed(source, file, writing.options),
    source,
    ts.ModuleKind.CommonJS,
    writing.options,
  );
  const imports = importedSpecifiers(lone.file);
  if (lone.diagnostics.length > 0) return { code: "", map: "", imports, diagnostics: lone.diagnostics };
  const transformers = { before: [aliases(writing), ownMeta(lone.checker)], after: [awaitedImports] };
  const given = [
    ...["exports", "require", names.import, names.meta, "__filename", "__dirname"],
    `${names.promise} = Promise`,
    `${names.thrown} = (value) => value`,
  ];
  const head = `(() => { "use strict"; return async function (${given.join(", ")}) { {`;
  const { code, map } = emit(lone, transformers, head, "}} })()");
  return { code, map, imports, diagnostics: [] };
}

/** Replaces `import.meta` and `import()` by the importer's; promises and thrown values are traced. */
const ownMeta =
  (checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile> =>
  (context) => {
    const tracers = {
      promise: factory.createIdentifier(names.promise),
      thrown: factory.createIdentifier(names.thrown),
    };
    const expression = (node: ts.Expression): ts.Expression => ts.visitNode(node, visit, ts.isExpression)!;
    const visit = (node: ts.Node): ts.Node => {
      const noted = traced(node, checker, tracers, expression);
      if (noted) return noted;
      if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
        return factory.createIdentifier(names.meta);
      }
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        const given = ts.visitNodes(node.arguments, visit, ts.isExpression);
        return factory.updateCallExpression(node, factory.createIdentifier(names.import), undefined, given);
      }
      return ts.visitEachChild(node, visit, context);
    };
    return (file) => ts.visitEachChild(file, visit, context);
  };

/**
 * Turns the `require("m")` that TypeScript writes for an import into `await import("m")`; one that a person wrote
 * stays.
 */
const awaitedImports: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require") {
      const written = node.expression.pos >= 0;
      if (written) return ts.visitEachChild(node, visit, context);
      const call = factory.createCallExpression(
        factory.createIdentifier(names.import),
        undefined,
        node.arguments,
      );
      return factory.createParenthesizedExpression(factory.createAwaitExpression(call));
    }
    return ts.visitEachChild(node, visit, context);
  };
  const statement = (node: ts.Node): ts.Node => {
    // `import fs = require("fs")` means what `require` returns.
    if (ts.isImportEqualsDeclaration(ts.getOriginalNode(node))) return node;
    return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? node : visit(node);
  };
  return (file) => ts.visitEachChild(file, statement, context);
};
