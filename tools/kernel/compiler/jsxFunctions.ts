import ts from "typescript";

const { factory } = ts;

/**
 * The functions that JSX stands for (`jsx`, `jsxs`, `Fragment`), which TypeScript loads by `require` before a compiled
 * cell, are imported inside it instead:
 *
 *     const { jsx: _jsx } = ((m) => ({ ...m.default, ...m }))(await $import("react/jsx-runtime"));
 */
export const jsxFunctions =
  (load: ts.Identifier): ts.TransformerFactory<ts.SourceFile> =>
  () =>
  (file) => {
    const taken = file.statements.filter(isTaken);
    if (taken.length === 0) return file;
    const statements = file.statements
      .filter((statement) => !isTaken(statement))
      .map((statement) => {
        const { expression } = statement as ts.ReturnStatement;
        if (!ts.isReturnStatement(statement) || !expression || !ts.isFunctionExpression(expression))
          return statement;
        const { statements: inner } = expression.body;
        const first = inner.findIndex((each) => !isDirective(each));
        const body = [
          ...inner.slice(0, first),
          ...taken.map((each) => imported(each, load)),
          ...inner.slice(first),
        ];
        const { modifiers, asteriskToken, name, typeParameters, parameters, type } = expression;
        const filled = factory.updateFunctionExpression(
          expression,
          modifiers,
          asteriskToken,
          name,
          typeParameters,
          parameters,
          type,
          factory.updateBlock(expression.body, body),
        );
        return factory.updateReturnStatement(statement, filled);
      });
    return factory.updateSourceFile(file, statements);
  };

/** Whether a statement is a directive such as `"use strict"`. */
const isDirective = (node: ts.Statement): boolean =>
  ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);

/** Whether a statement is `const { jsx: _jsx } = require("react/jsx-runtime")`. */
function isTaken(node: ts.Statement): node is ts.VariableStatement {
  const [declaration] = ts.isVariableStatement(node) ? node.declarationList.declarations : [];
  const value = declaration?.initializer;
  if (!value || !ts.isCallExpression(value)) return false;
  return ts.isIdentifier(value.expression) && value.expression.text === "require";
}

function imported(node: ts.VariableStatement, load: ts.Identifier): ts.Statement {
  const [declaration] = node.declarationList.declarations;
  const call = declaration!.initializer as ts.CallExpression;
  const module = factory.createIdentifier("m");
  const whole = factory.createArrowFunction(
    undefined,
    undefined,
    [factory.createParameterDeclaration(undefined, undefined, module)],
    undefined,
    factory.createToken(ts.SyntaxKind.EqualsGreaterThanToken),
    factory.createParenthesizedExpression(
      factory.createObjectLiteralExpression([
        factory.createSpreadAssignment(factory.createPropertyAccessExpression(module, "default")),
        factory.createSpreadAssignment(module),
      ]),
    ),
  );
  const loaded = factory.createAwaitExpression(factory.createCallExpression(load, undefined, call.arguments));
  const value = factory.createCallExpression(factory.createParenthesizedExpression(whole), undefined, [
    loaded,
  ]);
  const { name } = declaration!;
  const made = factory.createVariableDeclaration(name, undefined, undefined, value);
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList([made], ts.NodeFlags.Const),
  );
}

/** The names that JSX calls if nothing is imported for it: `React.createElement` unless another is set. */
export function jsxNames({ jsx, jsxFactory, jsxFragmentFactory }: ts.CompilerOptions): readonly string[] {
  if (jsx !== ts.JsxEmit.React) return [];
  return [jsxFactory ?? "React.createElement", jsxFragmentFactory ?? "React.Fragment"];
}

/** Options with which those names are read from the scope that the cells share. */
export function jsxOnScope(options: ts.CompilerOptions, scope: string): ts.CompilerOptions {
  const [jsxFactory, jsxFragmentFactory] = jsxNames(options).map((name) => `${scope}.${name}`);
  return jsxFactory === undefined || jsxFragmentFactory === undefined
    ? options
    : { ...options, jsxFactory, jsxFragmentFactory };
}
