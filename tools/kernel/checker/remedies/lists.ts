import ts from "typescript";
import { type Asked, short } from "./asked.js";
import { givenIn } from "./missing.js";

/** The remedy for another iterable given as a list: a Set, the entries of a Map, a typed array. */
export function listOf({ says, node, types }: Asked): string | undefined {
  const [, wanted] =
    /(?:from type|assignable to (?:parameter of )?type) '((?:readonly )?.*\[\]|readonly .*\])'/.exec(says) ??
    [];
  const value = node && givenIn(node);
  if (wanted === undefined || !value) return undefined;
  const name = types.getTypeAtLocation(value).symbol?.name ?? "";
  const text = short(value) ?? "...";
  if (/^(?:Readonly)?Map$/.test(name) && !/\]\[\]$/.test(wanted))
    return `a list of its values is \`[...${text}.values()]\`, of its keys \`[...${text}.keys()]\``;
  if (
    !/^(?:(?:Readonly)?(?:Set|Map)|\w*(?:Iterator|Iterable|Generator)|\w+(?:64|32|16|8)(?:Clamped)?Array)$/.test(
      name,
    )
  )
    return undefined;
  return `it is not a list: a list of its values is \`[...${text}]\``;
}

/** The remedy for several values in parentheses: a tuple in Python, but the last of them in JavaScript. */
export function tupleOf({ node }: Asked): string | undefined {
  const value = node && givenIn(node);
  const made = value && bracketed(value);
  return made === undefined ? undefined : `several values at once are a list here: write \`${made}\``;
}

/** `["a", "b"]` for `("a", "b")`, if an expression is of this kind. */
export function bracketed(node: ts.Node): string | undefined {
  const isSeveral = (each: ts.Expression): boolean =>
    ts.isBinaryExpression(each) && each.operatorToken.kind === ts.SyntaxKind.CommaToken;
  if (!ts.isParenthesizedExpression(node) || !isSeveral(node.expression)) return undefined;
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) return undefined; // (0, f)(x)
  return `[${short(node.expression) ?? "..."}]`;
}

/** The remedy for the variable of `for (const a in xs)` used as an entry of the list: it is the index, as a string. */
export function placeInList({ node, types }: Asked): string | undefined {
  if (!node) return undefined;
  const names: ts.Identifier[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) names.push(each);
    else ts.forEachChild(each, visit);
  };
  visit(ts.isPropertyAccessExpression(node.parent) ? node.parent.expression : node);
  const value = givenIn(node);
  if (value && value !== node) visit(value);
  for (const name of names) {
    const declared = types.getSymbolAtLocation(name)?.valueDeclaration;
    const loop = declared?.parent.parent;
    const said = loop && ts.isForInStatement(loop) ? throughPlaces(loop, types) : undefined;
    if (said !== undefined) return said;
  }
  return undefined;
}

/** The remedy for `for (const a in xs)`, if `xs` is a list. */
export function throughPlaces(loop: ts.ForInStatement, types: ts.TypeChecker): string | undefined {
  const type = types.getTypeAtLocation(loop.expression);
  if (!types.isArrayType(type) && !types.isTupleType(type)) return undefined;
  const list = short(loop.expression) ?? "xs";
  const declared = ts.isVariableDeclarationList(loop.initializer)
    ? loop.initializer.declarations[0]?.name
    : undefined;
  const name = declared?.getText() ?? loop.initializer.getText();
  return `\`for ... in\` loops over the indices of a list, as strings ("0", "1"): its entries are \`for (const ${name} of ${list})\`, its indices \`for (const ${name} of ${list}.keys())\``;
}
