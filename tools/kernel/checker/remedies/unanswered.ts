import ts from "typescript";
import type { Asked } from "./asked.js";

/** The remedy for a check of an answer whose cell has not run: `check("convolve", convolve)`. */
export function unanswered({ node }: Asked, name: string): string | undefined {
  const call = node?.parent;
  if (!call || !ts.isCallExpression(call) || call.arguments[1] !== node) return undefined;
  const isCheck = ts.isIdentifier(call.expression) && call.expression.text === "check";
  return isCheck ? `run the cell above that declares ${name} first` : undefined;
}
