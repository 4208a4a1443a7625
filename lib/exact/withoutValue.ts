import type { Fraction, MathNode, OperatorNode } from "mathjs";
import { exactValue, largestPower, tooLarge } from "./exactValue.js";
import { children } from "./expression.js";

/**
 * The first part of an expression that is a power of numbers too large to compute exactly: 9^(9^9).
 *
 * @returns undefined if there is none
 */
export function hugePower({ node }: { readonly node: MathNode }): string | undefined {
  return firstOperation(node, ({ fn }, [a, b]) => {
    if (fn !== "pow" || b === undefined) return false;
    return a === undefined ? b.n > largestPower : b.d === 1n && tooLarge(a, b);
  });
}

/**
 * The first part of an expression that divides by a number which is 0: x / (2 - 2), or 0^(-1).
 *
 * @returns undefined if there is none
 */
export function divisionByZero({ node }: { readonly node: MathNode }): string | undefined {
  return firstOperation(node, ({ fn }, [a, b]) =>
    fn === "divide" ? b?.n === 0n : fn === "pow" && a?.n === 0n && b !== undefined && b.s < 0n,
  );
}

/** The first operation, innermost first, that satisfies a condition, as text; operands without variables have values. */
function firstOperation(
  part: MathNode,
  isMeant: (operation: OperatorNode, values: readonly (Fraction | undefined)[]) => boolean,
): string | undefined {
  for (const child of children(part)) {
    const found = firstOperation(child, isMeant);
    if (found !== undefined) return found;
  }
  if (part.type !== "OperatorNode") return undefined;
  const operation = part as OperatorNode;
  const values = operation.args.map((each) => exactValue({ node: each }, {}));
  return isMeant(operation, values) ? part.toString() : undefined;
}
