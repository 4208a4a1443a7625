import ts from "typescript";
import { type Asked, isTight, short } from "./asked.js";

/** What to write for Python's names; `x`, `y` stand for the arguments. */
const names: Readonly<Record<string, string>> = {
  print: "write `console.log(x)`",
  len: "write `x.length`",
  range:
    "count with `for (let i = 0; i < x; i++) { ... }`; the numbers as a list are `Array.from({ length: x }, (_, i) => i)`",
  None: "write `undefined`, or `null`",
  True: "write `true`",
  False: "write `false`",
  abs: "write `Math.abs(x)`",
  round: "write `Math.round(x)`",
  pow: "write `x ** y`",
  sqrt: "write `Math.sqrt(x)`",
  sin: "write `Math.sin(x)`",
  cos: "write `Math.cos(x)`",
  tan: "write `Math.tan(x)`",
  exp: "write `Math.exp(x)`",
  log: "write `Math.log(x)`, or `console.log(x)` to print",
  floor: "write `Math.floor(x)`",
  ceil: "write `Math.ceil(x)`",
  pi: "write `Math.PI`",
  PI: "write `Math.PI`",
  math: "write `Math`, with a capital letter: `Math.sqrt(2)`",
  sum: "write `x.reduce((sum, each) => sum + each, 0)`",
  max: "write `Math.max(...x)`",
  min: "write `Math.min(...x)`",
  int: "write `Math.trunc(x)` for a number, `Number(x)` for a text; as a type, `number`",
  float: "write `Number(x)`; as a type, `number`",
  str: "write `String(x)`; as a type, `string`",
  bool: "write `Boolean(x)`; as a type, `boolean`",
  list: "write `[...x]`; as a type, `number[]`",
  tuple: "write `[...x]`; as a type, `[number, number]`",
  dict: "write `{ name: value }`, or `new Map()`",
  set: "write `new Set(x)`",
  zip: "write `x.map((each, i) => [each, y[i]!])`",
  enumerate: "write `for (const [i, each] of x.entries()) { ... }`",
  sorted: "write `[...x].sort((a, b) => a - b)`",
  reversed: "write `[...x].reverse()`",
  map: "write `y.map(x)`",
  filter: "write `y.filter(x)`",
  any: "write `x.some((each) => each)`",
  all: "write `x.every((each) => each)`",
  isinstance: 'write `x instanceof y`; for anything but a class, `typeof x === "number"`',
  type: "write `typeof x`",
  self: "write `this`",
  ord: "write `x.codePointAt(0)`",
  chr: "write `String.fromCodePoint(x)`",
  elif: "write `else if (...) { ... }`",
  pass: "leave it out: `{}` does nothing",
  help: "a cell `?name` shows what is known of a name",
  np: 'Python\'s packages are not here; lists are `number[]`, and noether has matrices (import { matmul, transpose } from "noether")',
  ls: 'a cell runs no shell: write `import { execSync } from "node:child_process"; execSync("ls", { encoding: "utf8" })`',
};

/** The remedy for an undeclared name, if it is one of Python's. */
export function pythonName({ node, word }: Asked): string | undefined {
  const sentence = Object.hasOwn(names, word) ? names[word]! : undefined;
  if (sentence === undefined || !node) return undefined;
  if (ts.isTypeReferenceNode(node.parent) || ts.isTypeNode(node)) {
    const [, type] = /as a type, (`[^`]*`)/.exec(sentence) ?? [];
    return type && `write ${type}`;
  }
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.expression === node;
  const isCall = ts.isCallExpression(parent) && parent.expression === node;
  const isFunction = /\bx\b|\by\b/.test(sentence);
  if (isMember) return /^(math|np|self)$/.test(word) ? sentence : undefined;
  if (isFunction && !isCall) return undefined;
  if (!isCall) return sentence;
  const [first, second] = parent.arguments;
  if ((word === "max" || word === "min") && parent.arguments.length > 1)
    return `write \`Math.${word}(${parent.arguments.map((each) => each.getText()).join(", ")})\``;
  if (word === "range") return rangeOf(parent);
  if (word === "isinstance" && second) {
    const type = { int: "number", float: "number", str: "string", bool: "boolean" }[second.getText()];
    if (type !== undefined) return `write \`typeof ${first!.getText()} === "${type}"\``;
  }
  if (word === "print" && parent.arguments.length > 1)
    return `write \`console.log(${parent.arguments.map((each) => each.getText()).join(", ")})\``;
  const given: Readonly<Record<string, ts.Expression | undefined>> = { x: first, y: second };
  return sentence.replace(/(?<![\w$])[xy](?![\w$])(\.(?!\.))?/g, (whole, dot: string | undefined) => {
    const argument = given[whole[0]!];
    const text = argument && short(argument);
    if (argument === undefined || text === undefined) return whole;
    return dot === undefined ? text : `${isTight(argument) ? text : `(${text})`}.`;
  });
}

/**
 * `range(n)`, `range(a, b)` and `range(a, b, step)` as loops; nothing for `range(n).reshape(...)`: Python's has no methods,
 * the tensor of that name is meant.
 */
function rangeOf(call: ts.CallExpression): string | undefined {
  if (ts.isPropertyAccessExpression(call.parent)) return undefined;
  const [first = "n", second, step] = call.arguments.map((each) => short(each) ?? "n");
  const [from, to] = second === undefined ? ["0", first] : [first, second];
  const next = step === undefined ? "i++" : `i += ${step}`;
  const loop = `count with \`for (let i = ${from}; i < ${to}; ${next}) { ... }\``;
  if (step !== undefined) return loop;
  const count = from === "0" ? to : `${to} - ${from}`;
  const entry = from === "0" ? "i" : `${from} + i`;
  const list = `${loop}; the numbers as a list are \`Array.from({ length: ${count} }, (_, i) => ${entry})\``;
  if (second !== undefined || ts.isForOfStatement(call.parent)) return list;
  return `${list}, as a tensor \`range(${first})\` (import { range } from "noether/engine")`;
}

/** The remedy for a name that is assigned without being declared: `x = 3`. */
export function undeclared({ node }: Asked): string | undefined {
  if (!node || !ts.isIdentifier(node)) return undefined;
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.left !== node) return undefined;
  if (parent.operatorToken.kind === ts.SyntaxKind.CommaToken) return unpacked(parent);
  if (parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  if (ts.isExpressionStatement(parent.parent) && ts.isLabeledStatement(parent.parent.parent)) {
    const type = { int: "number", float: "number", str: "string", bool: "boolean" }[node.text] ?? node.text;
    const { label } = parent.parent.parent;
    return `declare it: \`const ${label.text}: ${type} = ${short(parent.right) ?? "..."}\``;
  }
  const comma = ts.isBinaryExpression(parent.parent) ? unpacked(parent.parent) : undefined;
  if (comma !== undefined) return comma;
  const value = short(parent.right) ?? "...";
  return `declare it: \`const ${node.text} = ${value}\`, or \`let ${node.text} = ${value}\` if it changes later`;
}

/** The remedy for `a, b = 1, 2`, which is an unpacking in Python. */
function unpacked(node: ts.BinaryExpression): string | undefined {
  let whole: ts.Node = node;
  while (ts.isBinaryExpression(whole.parent)) whole = whole.parent;
  const [, left, right] = /^([\w$]+(?:\s*,\s*[\w$]+)+)\s*=(?![=>])\s*([^=]+)$/.exec(whole.getText()) ?? [];
  if (left === undefined || right === undefined) return undefined;
  const list = right.includes(",") ? `[${right}]` : right;
  return `several names at once are written in brackets: \`const [${left}] = ${list}\``;
}
