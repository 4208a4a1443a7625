import {
  type BigNumber,
  bignumberDependencies,
  type ConstantNode,
  create,
  type FunctionNode,
  isBigNumber,
  type MathNode,
  type OperatorNode,
  parseDependencies,
  type SymbolNode,
} from "mathjs";

/** Numbers are read with all their digits: float64 would take 2^53 + 1 for 2^53. */
const { parse } = create(
  { parseDependencies: parseDependencies!, bignumberDependencies: bignumberDependencies! },
  { number: "BigNumber" },
);

/** The functions that an expression may contain. */
const functions = new Set("abs acos asin atan cos cosh exp log sin sinh sqrt tan tanh".split(" "));

/** Names that stand for numbers, not for variables. */
const constants = new Set(["pi", "e", "i"]);

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
 * @throws SyntaxError if the text cannot be read, is longer than 2000 characters, or contains anything else or a number
 * other than 0 that is too large or too small for float64
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
    if (part.type === "ConstantNode") checkRange((part as ConstantNode).value as unknown as BigNumber, text);
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

/** Refuses what float64 takes for infinite or 0, unless all digits are written, as `simplified` writes them. */
function checkRange(number: BigNumber, text: string): void {
  const rounded = number.toNumber();
  const isWritten = number.isInteger() && text.includes(number.toFixed());
  if (!isWritten && (!Number.isFinite(rounded) || (rounded === 0 && !number.isZero()))) {
    throw new SyntaxError(
      `expected numbers between 1e-323 and 1e308 in size, got ${number} in ${JSON.stringify(text)}: write a power, such as 10^400`,
    );
  }
}

const operations = new Set(["add", "subtract", "multiply", "divide", "pow", "unaryMinus", "unaryPlus"]);

function allowed(part: MathNode): boolean {
  switch (part.type) {
    case "ConstantNode":
      return isBigNumber((part as ConstantNode).value);
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

/** The direct parts of a part of an expression. */
export function children(part: MathNode): readonly MathNode[] {
  const found: MathNode[] = [];
  part.forEach((child) => {
    found.push(child);
  });
  return found;
}
