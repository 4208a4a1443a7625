import ts from "typescript";
import { type Asked, rankOf, short } from "./asked.js";

/**
 * Members that lists, strings and matrices have in Python, and what to write instead; `x` is the owner, `y` the
 * argument.
 */
const ofLists: Readonly<Record<string, string>> = {
  append: "`x.push(y)`",
  extend: "`x.push(...y)`",
  insert: "`x.splice(index, 0, value)`",
  remove: "`x.splice(x.indexOf(y), 1)`",
  index: "`x.indexOf(y)`",
  count: "`x.filter((each) => each === y).length`",
  copy: "`[...x]`",
  clear: "`x.length = 0`",
  len: "`x.length`",
  size: "`x.length`",
  sum: "`x.reduce((sum, each) => sum + each, 0)`",
  mean: "`x.reduce((sum, each) => sum + each, 0) / x.length`",
  max: "`Math.max(...x)`",
  min: "`Math.min(...x)`",
  abs: "`x.map(Math.abs)`",
  contains: "`x.includes(y)`",
  dot: "`x.reduce((sum, each, i) => sum + each * y[i]!, 0)`",
};
const ofMatrices: Readonly<Record<string, string>> = {
  T: '`transpose(x)` (import { transpose } from "noether")',
  transpose: '`transpose(x)` (import { transpose } from "noether")',
  dot: '`matmul(x, y)` (import { matmul } from "noether")',
  shape: "`[x.length, x[0]!.length]`",
  flatten: "`x.flat()`",
};
const ofTexts: Readonly<Record<string, string>> = {
  upper: "`x.toUpperCase()`",
  lower: "`x.toLowerCase()`",
  strip: "`x.trim()`",
  lstrip: "`x.trimStart()`",
  rstrip: "`x.trimEnd()`",
  startswith: "`x.startsWith(y)`",
  endswith: "`x.endsWith(y)`",
  find: "`x.indexOf(y)`",
  join: "`y.join(x)`",
  format: "a text between backquotes, with values in braces after a dollar sign",
  len: "`x.length`",
  size: "`x.length`",
};
const ofObjects: Readonly<Record<string, string>> = {
  items: "`Object.entries(x)`",
  keys: "`Object.keys(x)`",
  values: "`Object.values(x)`",
  get: "`x[y]`",
};

/** The remedy for a member that a value would have in Python. */
export function pythonMember({ node, types }: Asked): string | undefined {
  if (!node || !ts.isPropertyAccessExpression(node.parent) || node.parent.name !== node) return undefined;
  const { expression: owner, name } = node.parent;
  const type = types.getTypeAtLocation(owner);
  const sentence = memberOf(type, name.text, types);
  if (sentence === undefined) return undefined;
  const call = ts.isCallExpression(node.parent.parent) ? node.parent.parent.arguments[0] : undefined;
  const texts: Readonly<Record<string, string | undefined>> = { x: short(owner), y: call && short(call) };
  return `write ${sentence.replace(/(?<![\w$`.]|Math\.)\b[xy]\b|(?<=`)[xy]\b/g, (letter) => texts[letter] ?? letter)}`;
}

function memberOf(type: ts.Type, name: string, types: ts.TypeChecker): string | undefined {
  const of = (table: Readonly<Record<string, string>>): string | undefined =>
    Object.hasOwn(table, name) ? table[name] : undefined;
  if (types.isArrayType(type) || types.isTupleType(type)) {
    const rank = rankOf(type, types);
    return (
      (rank === 2 ? of(ofMatrices) : undefined) ??
      (rank === 1 && name === "shape" ? "`x.length`" : of(ofLists))
    );
  }
  if (type.flags & ts.TypeFlags.StringLike) return of(ofTexts);
  const isPlain = (type.flags & ts.TypeFlags.Object) !== 0 && type.getCallSignatures().length === 0;
  return isPlain && (type.symbol?.flags ?? 0) & (ts.SymbolFlags.ObjectLiteral | ts.SymbolFlags.TypeLiteral)
    ? of(ofObjects)
    : undefined;
}
