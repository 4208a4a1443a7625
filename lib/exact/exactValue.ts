import {
  type BigNumber,
  ConstantNode,
  Fraction,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type SymbolNode,
} from "mathjs";

/** The largest number of binary digits of a power that is computed exactly. */
export const largestPower: number = 1 << 14;

/**
 * The exact value of an expression at fractions, or undefined if it has none because of a division by 0, a part that
 * is not rational, such as sqrt(2) or pi, or too large a power.
 */
export function exactValue(
  { node }: { readonly node: MathNode },
  point: Readonly<Record<string, Fraction>>,
): Fraction | undefined {
  const value = (part: MathNode): Fraction | undefined => {
    switch (part.type) {
      case "ConstantNode":
        return exactNumber(part as ConstantNode);
      case "SymbolNode":
        return Object.hasOwn(point, (part as SymbolNode).name) ? point[(part as SymbolNode).name] : undefined;
      case "ParenthesisNode":
        return value((part as ParenthesisNode).content);
      case "OperatorNode":
        return combined((part as OperatorNode).fn, (part as OperatorNode).args.map(value));
      case "FunctionNode":
        return imageOf((part as FunctionNode).fn.name, value((part as FunctionNode).args[0]!));
      default:
        return undefined;
    }
  };
  return value(node);
}

/** The number in a node: a literal with all its digits, or a computed whole number. */
export function exactNumber(node: ConstantNode): Fraction {
  const value: unknown = node.value;
  if (typeof value === "number" || value instanceof Fraction) return new Fraction(value);
  return new Fraction((value as BigNumber).toFixed());
}

/** An expression as text, computed whole numbers with all their digits: 1000003, where mathjs writes 1.000003e+6. */
export function asText(node: MathNode): string {
  const inFull = (part: MathNode): MathNode => {
    const value: unknown = (part as ConstantNode).value;
    if (Number.isInteger(value)) return new ConstantNode(BigInt(value as number) as never);
    return value instanceof Fraction ? new ConstantNode((value.s * value.n) as never) : part;
  };
  return node.transform(inFull).toString();
}

/**
 * The value of an operation on fractions: add, subtract, multiply, divide, pow, unaryMinus or unaryPlus; undefined if it
 * has none, if it is not rational, and for powers too large to compute.
 */
export function combined(operation: string, [a, b]: readonly (Fraction | undefined)[]): Fraction | undefined {
  if (a === undefined) return undefined;
  if (operation === "unaryMinus") return a.neg();
  if (operation === "unaryPlus") return a;
  if (b === undefined) return undefined;
  switch (operation) {
    case "add":
      return a.add(b);
    case "subtract":
      return a.sub(b);
    case "multiply":
      return a.mul(b);
    case "divide":
      return b.n === 0n ? undefined : a.div(b);
    case "pow":
      return power(a, b);
    default:
      return undefined;
  }
}

function power(a: Fraction, b: Fraction): Fraction | undefined {
  const base = rootOf(a, b.d);
  if (base === undefined || tooLarge(base, b) || (a.n === 0n && b.s < 0n)) return undefined;
  return base.pow(new Fraction(b.s * b.n));
}

/** The values of the elementary functions that are rational at 0, or at 1. */
const images: Readonly<Record<"0" | "1", Readonly<Record<string, number>>>> = {
  "0": { sin: 0, tan: 0, asin: 0, atan: 0, sinh: 0, tanh: 0, cos: 1, cosh: 1, exp: 1 },
  "1": { log: 0, acos: 0 },
};

/** The value of an elementary function at a fraction; undefined unless it is known to be rational. */
export function imageOf(name: string, a: Fraction | undefined): Fraction | undefined {
  if (a === undefined) return undefined;
  if (name === "abs") return a.abs();
  if (name === "sqrt") return rootOf(a, 2n);
  const at = a.toFraction();
  const image = at === "0" || at === "1" ? images[at][name] : undefined;
  return image === undefined ? undefined : new Fraction(image);
}

/** The fraction r >= 0 with r^q = a, for a >= 0; undefined if there is none, or one of more than 15 digits. */
function rootOf(a: Fraction, q: bigint): Fraction | undefined {
  if (q === 1n) return a;
  if (a.s < 0n || q > 64n) return undefined;
  const [n, d] = [a.n, a.d].map((whole) => wholeRoot(whole, q));
  return n === undefined || d === undefined ? undefined : new Fraction(n, d);
}

function wholeRoot(whole: bigint, q: bigint): bigint | undefined {
  const near = Math.round(Number(whole) ** (1 / Number(q)));
  return Number.isSafeInteger(near) && BigInt(near) ** q === whole ? BigInt(near) : undefined;
}

/** Whether a^b, b whole, has more binary digits than are computed. */
export function tooLarge(a: Fraction, b: Fraction): boolean {
  const digits = 4 * Math.max(a.n.toString(16).length, a.d.toString(16).length);
  return digits * Number(b.n) > largestPower;
}
