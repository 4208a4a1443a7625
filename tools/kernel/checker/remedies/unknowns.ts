import ts from "typescript";
import type { Asked } from "./asked.js";

/** The remedy for using a value of unknown type: a caught error, fetched JSON. */
export function unlessUnknown({ node, types }: Asked): string {
  const general = "say what it is where it comes from, as in `... as { a: number }`";
  if (!node) return general;
  const { parent } = node;
  const member =
    ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined;
  if (!ts.isIdentifier(node)) return general;
  const declaration = types.getSymbolAtLocation(node)?.valueDeclaration;
  const isCaught =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isCatchClause(declaration.parent);
  const isRejected =
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    ts.isCallExpression(declaration.parent.parent) &&
    /\.catch$/.test(declaration.parent.parent.expression.getText());
  if (isCaught || isRejected) {
    const what = member ?? "message";
    return `anything may be thrown: write \`(${node.text} as Error).${what}\`, or test \`${node.text} instanceof Error\` before`;
  }
  const shape = member === undefined ? "{ a: number }" : `{ ${member}: number }`;
  return `say what it is where ${node.text} is declared, as in \`const ${node.text} = ... as ${shape}\``;
}
