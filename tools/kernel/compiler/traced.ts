import ts from "typescript";

const { factory } = ts;

/**
 * Functions that compiled code is given in addition to imports; without a kernel they are `Promise` and the identity.
 */
export interface Traced {
  /** Makes a promise that an interrupt can reject. */
  readonly promise: ts.Identifier;
  /** Notes where a value without a stack is thrown. */
  readonly thrown: ts.Identifier;
}

/**
 * Writes `new Promise(f)` as `new $promise(f)` and `throw x` as `throw $thrown(x)`; returns undefined for anything
 * else, which is left to the caller. A promise stays a native one, and settles in the same turn.
 *
 * @param visit visits an inner expression
 */
export function traced(
  node: ts.Node,
  checker: ts.TypeChecker,
  { promise, thrown }: Traced,
  visit: (node: ts.Expression) => ts.Expression,
): ts.Node | undefined {
  if (ts.isNewExpression(node) && isGlobalPromise(node.expression, checker)) {
    const given = (node.arguments ?? []).map(visit);
    return factory.updateNewExpression(node, ts.setTextRange(promise, node.expression), undefined, given);
  }
  if (ts.isThrowStatement(node)) {
    const call = factory.createCallExpression(thrown, undefined, [visit(node.expression)]);
    return factory.updateThrowStatement(node, ts.setTextRange(call, node));
  }
  return undefined;
}

/** Whether a name is the global `Promise`, of which a file on its own knows no declaration. */
function isGlobalPromise(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isIdentifier(node) || node.text !== "Promise") return false;
  return (checker.getSymbolAtLocation(node)?.declarations ?? []).length === 0;
}

/** The parameters of a compiled function for these, each with its default. */
export function tracedParameters({ promise, thrown }: Traced): ts.ParameterDeclaration[] {
  const value = factory.createIdentifier("value");
  const parameter = (name: ts.Identifier, initializer?: ts.Expression): ts.ParameterDeclaration =>
    factory.createParameterDeclaration(undefined, undefined, name, undefined, undefined, initializer);
  const identity = factory.createArrowFunction(
    undefined,
    undefined,
    [parameter(value)],
    undefined,
    undefined,
    value,
  );
  return [parameter(promise, factory.createIdentifier("Promise")), parameter(thrown, identity)];
}
