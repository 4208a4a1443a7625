import ts from "typescript";
import { type Asked, short } from "./asked.js";

/** The text of the related information with this code, if a message has one. */
export const related = ({ relatedInformation = [] }: ts.Diagnostic, code: number): string | undefined => {
  const found = relatedInformation.find((each) => each.code === code);
  return found && ts.flattenDiagnosticMessageText(found.messageText, "\n");
};

/** The remedy for a promise used as its value: `await`, and the expression before which it belongs. */
export function awaited({ found, says, node }: Asked): string | undefined {
  const [, promised, wanted] = /^Type 'Promise<(.*)>' is not assignable to type '(.*)'/.exec(says) ?? [];
  const isPlain = wanted?.split(" | ").includes(promised!) ?? false;
  if (!isPlain && related(found, 2773) === undefined) return undefined;
  const promise = node && promiseOf(node, isPlain);
  if (!promise) return "put `await` before the promise";
  const text = short(promise);
  const isOwner = ts.isPropertyAccessExpression(promise.parent) && promise.parent.expression === promise;
  const remedy =
    isOwner && text !== undefined
      ? `write \`(await ${text})\` for \`${text}\``
      : `put \`await\` before ${text === undefined ? "the promise" : `\`${text}\``}`;
  const inside = ts.findAncestor(promise, ts.isFunctionLike);
  const isAsync =
    !inside ||
    (ts.canHaveModifiers(inside) &&
      (ts.getModifiers(inside)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false));
  return isAsync ? remedy : `${remedy}, and \`async\` before the function around it`;
}

function promiseOf(node: ts.Node, isAssigned: boolean): ts.Expression | undefined {
  const { parent } = node;
  if (isAssigned) {
    if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.initializer;
    if (ts.isBinaryExpression(parent)) return parent.right;
    return ts.isReturnStatement(node) ? node.expression : undefined;
  }
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return parent.expression;
  return ts.isExpression(node) && !ts.isBinaryExpression(node) ? node : undefined;
}
