import ts from "typescript";

const { factory } = ts;

/** How the parts of a declaration are rewritten: `target` for a name that is declared, `visit` for every expression. */
export interface Rewriting {
  target(name: ts.Identifier): ts.Expression;
  visit(node: ts.Expression): ts.Expression;
  visitName(node: ts.PropertyName): ts.PropertyName;
}

/** The expression inside parentheses and type assertions, which leave no trace in JavaScript. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** Whether an expression is a function or class that JavaScript names after the variable it is assigned to. */
export function isAnonymousFunction(node: ts.Expression): boolean {
  const inner = bare(node);
  if (ts.isArrowFunction(inner)) return true;
  return (ts.isFunctionExpression(inner) || ts.isClassExpression(inner)) && inner.name === undefined;
}

/** Keeps the name of an anonymous function or class when it is assigned to a property: `({ f: () => 1 }).f`. */
export function named(name: string, original: ts.Expression, visited: ts.Expression): ts.Expression {
  if (!isAnonymousFunction(original)) return visited;
  const key = factory.createComputedPropertyName(factory.createStringLiteral(name));
  const holder = factory.createObjectLiteralExpression([factory.createPropertyAssignment(key, visited)]);
  return factory.createElementAccessExpression(holder, factory.createStringLiteral(name));
}

/** A binding pattern as the assignment pattern that writes the same names: `{ a, b: [c = 1] }` to `{ a: $.a, b: [$.c = 1] }`. */
export function assignmentTarget(name: ts.BindingName, rewriting: Rewriting): ts.Expression {
  if (ts.isIdentifier(name)) return rewriting.target(name);
  const element = (part: ts.BindingElement): ts.Expression => {
    const target = assignmentTarget(part.name, rewriting);
    return part.initializer
      ? factory.createAssignment(target, initial(part.name, part.initializer, rewriting))
      : target;
  };
  if (ts.isArrayBindingPattern(name)) {
    return factory.createArrayLiteralExpression(
      name.elements.map((part) => {
        if (ts.isOmittedExpression(part)) return part;
        return part.dotDotDotToken ? factory.createSpreadElement(element(part)) : element(part);
      }),
    );
  }
  return factory.createObjectLiteralExpression(
    name.elements.map((part) => {
      if (part.dotDotDotToken) return factory.createSpreadAssignment(element(part));
      const key = part.propertyName
        ? rewriting.visitName(part.propertyName)
        : factory.createIdentifier((part.name as ts.Identifier).text);
      return factory.createPropertyAssignment(key, element(part));
    }),
  );
}

/** The assignment that a declaration is equivalent to. */
export function assignmentOf(declaration: ts.VariableDeclaration, rewriting: Rewriting): ts.Expression {
  const value = declaration.initializer
    ? initial(declaration.name, declaration.initializer, rewriting)
    : factory.createVoidZero();
  const target = assignmentTarget(declaration.name, rewriting);
  return ts.setTextRange(factory.createAssignment(target, value), declaration);
}

function initial(name: ts.BindingName, value: ts.Expression, rewriting: Rewriting): ts.Expression {
  const visited = rewriting.visit(value);
  return ts.isIdentifier(name) ? named(name.text, value, visited) : visited;
}
