import {
  type ConstantNode,
  Fraction,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  parse,
  type SymbolNode,
} from "mathjs";

/** The functions that an expression may contain. */
const functions = new Set("abs acos asin atan cos cosh exp log sin sinh sqrt tan tanh".split(" "));

/** Names that stand for numbers, not for variables. */
const constants = new Set(["pi", "e", "i"]);

/** The largest number of binary digits of a power that is computed exactly. */
const largestPower = 1 << 14;

/** The largest length of an expression: nested brackets are read recursively. */
const longest = 2000;

/** An expression in variables, read from text. */
export interface Expression {
  readonly text: string;
  readonly node: MathNode;
  /** The names of its variables, each once. */
  readonly variables: readonly string[];
  /** How many of + - * / ^ it has. */
  readonly operators: number;
}

/**
 * Reads an expression of numbers, variables, + - * / ^, brackets and elementary functions; pi, e and i are constants.
 *
 * @throws SyntaxError if the text cannot be read, is longer than 2000 characters, or contains anything else
 */
export function expression(text: string): Expression {
  if (text.length > longest)
    throw new SyntaxError(`expected an expression of at most ${longest} characters, got ${text.length}`);
  let node: MathNode;
  try {
    node = parse(text);
  } catch (error) {
    throw new SyntaxError(
      `expected an expression such as "a * (b + 1)^2", got ${JSON.stringify(text)}: ${(error as Error).message}`,
    );
  }
  const variables = new Set<string>();
  let operators = 0;
  const visit = (part: MathNode): void => {
    if (!allowed(part)) {
      throw new SyntaxError(
        `expected numbers, variables, + - * / ^ and ${[...functions].join(", ")}, got ${JSON.stringify(part.toString())} in ${JSON.stringify(text)}: remove it`,
      );
    }
    if (part.type === "OperatorNode") operators++;
    if (part.type === "SymbolNode" && !constants.has((part as SymbolNode).name))
      variables.add((part as SymbolNode).name);
    // The name of a function is not a variable.
    const inside = part.type === "FunctionNode" ? (part as FunctionNode).args : children(part);
    for (const child of inside) visit(child);
  };
  visit(node);
  return { text, node, variables: [...variables], operators };
}

/**
 * The exact value of an expression at fractions, or undefined if it has none because of a division by 0, a part that
 * is not rational, such as sqrt(x) or pi, or too large a power.
 */
export function exactValue(
  { node }: Pick<Expression, "node">,
  point: Readonly<Record<string, Fraction>>,
): Fraction | undefined {
  const value = (part: MathNode): Fraction | undefined => {
    switch (part.type) {
      case "ConstantNode":
        return new Fraction(String((part as ConstantNode).value));
      case "SymbolNode":
        return Object.hasOwn(point, (part as SymbolNode).name) ? point[(part as SymbolNode).name] : undefined;
      case "ParenthesisNode":
        return value((part as ParenthesisNode).content);
      case "OperatorNode":
        return combined((part as OperatorNode).fn, (part as OperatorNode).args.map(value));
      default:
        return undefined;
    }
  };
  return value(node);
}

function combined(operation: string, [a, b]: readonly (Fraction | undefined)[]): Fraction | undefined {
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
      if (b.d !== 1n || tooLarge(a, b) || (a.n === 0n && b.s < 0n)) return undefined;
      return a.pow(b);
    default:
      return undefined;
  }
}

function tooLarge(a: Fraction, b: Fraction): boolean {
  const digits = 4 * Math.max(a.n.toString(16).length, a.d.toString(16).length);
  return digits * Number(b.n) > largestPower;
}

/**
 * The first part of an expression that is a power of numbers too large to compute exactly: 9^(9^9).
 *
 * @returns undefined if there is none
 */
export function hugePower({ node }: Pick<Expression, "node">): string | undefined {
  const visit = (part: MathNode): string | undefined => {
    const inside = children(part).map(visit);
    const found = inside.find((power) => power !== undefined);
    if (found !== undefined || (part as OperatorNode).fn !== "pow") return found;
    const [a, b] = (part as OperatorNode).args.map((each) => exactValue({ node: each }, {}));
    const huge = b !== undefined && (a === undefined ? b.n > largestPower : b.d === 1n && tooLarge(a, b));
    return huge ? part.toString() : undefined;
  };
  return visit(node);
}

const operations = new Set(["add", "subtract", "multiply", "divide", "pow", "unaryMinus", "unaryPlus"]);

function allowed(part: MathNode): boolean {
  switch (part.type) {
    case "ConstantNode":
      return Number.isFinite((part as ConstantNode).value);
    case "SymbolNode":
    case "ParenthesisNode":
      return true;
    case "OperatorNode":
      return operations.has((part as OperatorNode).fn);
    case "FunctionNode": {
      const { fn, args } = part as FunctionNode;
      return functions.has(fn.name) && args.length === 1;
    }
    default:
      return false;
  }
}

function children(part: MathNode): readonly MathNode[] {
  const found: MathNode[] = [];
  part.forEach((child) => {
    found.push(child);
  });
  return found;
}
