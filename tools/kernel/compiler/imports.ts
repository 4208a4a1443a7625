import ts from "typescript";
import type { ScopeRewriting } from "./scope.js";

const { factory } = ts;

/** The specifiers of all static imports of a file, except those of types. */
export function importedSpecifiers(file: ts.SourceFile): string[] {
  const specifiers: string[] = [];
  for (const statement of file.statements) {
    const specifier =
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
        ? statement.moduleSpecifier
        : ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)
          ? statement.moduleReference.expression
          : undefined;
    if (specifier && ts.isStringLiteral(specifier) && !isTypeOnly(statement)) specifiers.push(specifier.text);
  }
  return [...new Set(specifiers)];
}

function isTypeOnly(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement))
    return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return (
    (ts.isExportDeclaration(statement) || ts.isImportEqualsDeclaration(statement)) && statement.isTypeOnly
  );
}

/**
 * An import of a cell as a call, `import d, { a as b } from "m" with { type: "json" }` to
 *
 *     await $import("m", { with: { type: "json" } }, { d: "default", b: "a" });
 *
 * where the last argument gives the exports that names of the scope show (`*` is the whole module). Names in `erased`
 * are types. Returns undefined for an import of types only.
 */
export function importStatement(
  node: ts.ImportDeclaration | ts.ExportDeclaration,
  callee: ts.Identifier,
  erased: ReadonlySet<string>,
): ts.Statement | undefined {
  if (isTypeOnly(node) || !node.moduleSpecifier) return undefined;
  const bindings: [name: string, exported: string][] = [];
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
  if (clause?.name) bindings.push([clause.name.text, "default"]);
  const inner = clause?.namedBindings;
  if (inner && ts.isNamespaceImport(inner)) bindings.push([inner.name.text, "*"]);
  if (inner && ts.isNamedImports(inner)) {
    for (const element of inner.elements) {
      if (!element.isTypeOnly)
        bindings.push([element.name.text, (element.propertyName ?? element.name).text]);
    }
  }
  const kept = bindings.filter(([name]) => !erased.has(name));
  if (
    clause &&
    kept.length === 0 &&
    (bindings.length > 0 || (inner && ts.isNamedImports(inner) && inner.elements.length > 0))
  ) {
    return undefined;
  }
  const call = factory.createCallExpression(callee, undefined, [
    node.moduleSpecifier,
    attributesOf(node),
    factory.createObjectLiteralExpression(
      kept.map(([name, exported]) => {
        const key = factory.createComputedPropertyName(factory.createStringLiteral(name));
        return factory.createPropertyAssignment(key, factory.createStringLiteral(exported));
      }),
    ),
  ]);
  return ts.setTextRange(factory.createExpressionStatement(factory.createAwaitExpression(call)), node);
}

function attributesOf(node: ts.ImportDeclaration | ts.ExportDeclaration): ts.Expression {
  if (!node.attributes) return factory.createVoidZero();
  const attributes = node.attributes.elements.map(({ name, value }) =>
    factory.createPropertyAssignment(factory.createStringLiteral(name.text), value),
  );
  const key = factory.createIdentifier("with");
  return factory.createObjectLiteralExpression([
    factory.createPropertyAssignment(key, factory.createObjectLiteralExpression(attributes)),
  ]);
}

/** `import x = require("m")` and `import X = Space.Name` as assignments; undefined for an import of a type. */
export function importEquals(
  node: ts.ImportEqualsDeclaration,
  rewriting: ScopeRewriting,
  require: ts.Expression,
): ts.Statement | undefined {
  if (node.isTypeOnly) return undefined;
  const reference = node.moduleReference;
  const value = ts.isExternalModuleReference(reference)
    ? factory.createCallExpression(require, undefined, [reference.expression])
    : entity(reference, rewriting);
  const assignment = factory.createAssignment(rewriting.target(node.name), value);
  return ts.setTextRange(factory.createExpressionStatement(assignment), node);
}

/** A dotted name as an expression that is undefined if the name is only a type. */
function entity(name: ts.EntityName, rewriting: ScopeRewriting): ts.Expression {
  if (ts.isIdentifier(name)) return rewriting.property(name.text);
  const dot = factory.createToken(ts.SyntaxKind.QuestionDotToken);
  return factory.createPropertyAccessChain(entity(name.left, rewriting), dot, name.right.text);
}
