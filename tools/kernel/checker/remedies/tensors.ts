import ts from "typescript";
import { type Asked, short } from "./asked.js";
import { givenIn } from "./missing.js";
import { operationAt } from "./operands.js";

/** Operators that NumPy and PyTorch have for tensors, and the methods that stand for them here. */
const operators: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "**": "pow",
  ">": "greater",
  "<": "less",
};

/** The remedy for a tensor used as in Python: with operators, by an index, in a loop, or with a list in its place. */
export function tensorUse({ node, says, types }: Asked): string | undefined {
  if (!node) return undefined;
  const isTensor = (each: ts.Node): boolean => types.getTypeAtLocation(each).symbol?.name === "Tensor";
  const operation = operationAt(node);
  if (operation) {
    const { left, right, operatorToken } = operation;
    const method = operators[operatorToken.getText()];
    if (method !== undefined && isTensor(left))
      return `operators take numbers; with tensors write \`${short(left) ?? "x"}.${method}(${short(right) ?? "y"})\``;
    if (method !== undefined && isTensor(right))
      return `operators take numbers; with tensors write methods: x.${method}(y) of a tensor x`;
  }
  if (ts.isElementAccessExpression(node) && isTensor(node.expression)) {
    const [x, k] = [short(node.expression) ?? "x", short(node.argumentExpression) ?? "k"];
    const next = /^\d+$/.test(k) ? Number(k) + 1 : `${k} + 1`;
    return `a row is \`${x}.slice(0, ${k}, ${next})\`, several are \`${x}.gather(rows)\`, all as lists \`${x}.toArray()\``;
  }
  if (ts.isForOfStatement(node.parent) && isTensor(node))
    return `its numbers as lists are \`${short(node) ?? "x"}.toArray()\``;
  const value = givenIn(node);
  const isWanted = /to (?:parameter of )?type 'Tensor'/.test(says);
  if (isWanted && value && types.isArrayType(types.getTypeAtLocation(value)))
    return `a list becomes a tensor by \`tensor(${short(value) ?? "..."})\` (import { tensor } from "noether")`;
  return undefined;
}
