import {
  ConstantNode,
  Fraction,
  FunctionNode,
  type MathNode,
  OperatorNode,
  type ParenthesisNode,
  SymbolNode,
} from "mathjs";
import { combined, exactNumber, imageOf } from "./exactValue.js";

/**
 * An expression in which every part without variables is computed exactly, as a whole number or a fraction in lowest
 * terms; the numbers of a sum or product are combined, in front. A part without a rational value, such as sqrt(2),
 * 2^(1/3) or 1 / 0, is left as it is.
 */
export function folded(node: MathNode): MathNode {
  return asNode(fold(node));
}

/** A part of an expression, or its value. */
type Part = Fraction | MathNode;

function fold(node: MathNode): Part {
  switch (node.type) {
    case "ConstantNode":
      return exactNumber(node as ConstantNode);
    case "ParenthesisNode":
      return fold((node as ParenthesisNode).content);
    case "FunctionNode": {
      const { fn, args } = node as FunctionNode;
      const [argument] = args.map(fold);
      const image = isNode(argument!) ? undefined : imageOf(fn.name, argument);
      return image ?? new FunctionNode(fn.name, [asNode(argument!)]);
    }
    case "SymbolNode":
      return new SymbolNode((node as SymbolNode).name);
    default:
      return foldOperation(node as OperatorNode);
  }
}

function foldOperation(node: OperatorNode): Part {
  if (node.fn !== "add" && node.fn !== "multiply") return operation(node, node.args.map(fold));
  const parts = operands(node, node.fn).map(fold);
  const numbers = parts.filter((part) => !isNode(part));
  const ordered = numbers.length > 1 ? [...numbers, ...parts.filter(isNode)] : parts;
  return ordered.reduce((left, right) => operation(node, [left, right]));
}

/** The operands of a sum of sums, or of a product of products. */
function operands(node: MathNode, fn: string): readonly MathNode[] {
  if (node.type === "ParenthesisNode") {
    const inside = operands((node as ParenthesisNode).content, fn);
    return inside.length > 1 ? inside : [node];
  }
  if (node.type !== "OperatorNode" || (node as OperatorNode).fn !== fn) return [node];
  return (node as OperatorNode).args.flatMap((each) => operands(each, fn));
}

/** An operation on parts: its value if all of them are numbers and it has one. */
function operation({ op, fn, implicit }: OperatorNode, parts: readonly Part[]): Part {
  const values = parts.flatMap((part) => (isNode(part) ? [] : [part]));
  const value = values.length === parts.length ? combined(fn, values) : undefined;
  return value ?? new OperatorNode(op, fn, parts.map(asNode), implicit);
}

function isNode(part: Part): part is MathNode {
  return "isNode" in part;
}

/** A fraction as whole numbers, a division and a sign. */
function asNode(part: Part): MathNode {
  if (isNode(part)) return part;
  const numerator = whole(part.n);
  const signed = part.s < 0n ? new OperatorNode("-", "unaryMinus", [numerator]) : numerator;
  return part.d === 1n ? signed : new OperatorNode("/", "divide", [signed, whole(part.d)]);
}

/** A whole number: a small one as in the rules of algebra, a large one as a fraction, which mathjs does not round. */
function whole(number: bigint): MathNode {
  if (number <= BigInt(Number.MAX_SAFE_INTEGER)) return new ConstantNode(Number(number));
  return new ConstantNode(new Fraction(number) as never);
}
