import ts from "typescript";
import { type Asked, short } from "./asked.js";

/** Parameters that are lists of numbers, which NumPy and PyTorch take as numbers one after the other. */
const lists: Readonly<Record<string, string>> = {
  shape: "a shape is a list",
  order: "the order of axes is a list",
};

/** The remedy for `zeros(2, 3)` and `x.reshape(2, 1)`. */
export function listArgument({ node, types }: Asked): string | undefined {
  const call = node && ts.findAncestor(node, ts.isCallExpression);
  const first = call?.arguments[0];
  if (!call || !first || node === call.expression) return undefined;
  const areNumbers = call.arguments.every(
    (each) => (types.getTypeAtLocation(each).flags & ts.TypeFlags.NumberLike) !== 0,
  );
  const signature = types.getTypeAtLocation(call.expression).getCallSignatures()[0];
  const name = signature?.parameters[0]?.name ?? "";
  if (!areNumbers || !Object.hasOwn(lists, name)) return undefined;
  const written = call.arguments.map((each) => short(each) ?? "...").join(", ");
  return `${lists[name]}: \`[${written}]\``;
}

/** The remedy for a layer that is called. */
export function layerCall({ node, types }: Asked): string | undefined {
  const call = node && ts.findAncestor(node, ts.isCallExpression);
  const callee = call && types.getTypeAtLocation(call.expression);
  if (!call || !callee?.getProperty("init") || !callee.getProperty("apply")) return undefined;
  const net = short(call.expression) ?? "layer";
  const given = ["parameters", ...call.arguments.map((each) => short(each) ?? "...")].join(", ");
  return `a layer is a value: \`${net}.apply(${given})\`, with the parameters that \`${net}.init(random(1))\` draws`;
}

/** The remedy for a loop over, or a list of, what gives its values one by one with waits between them. */
export function loopWithWaits({ node, types }: Asked): string | undefined {
  if (!node || !ts.isExpression(node)) return undefined;
  const isAsync = types
    .getTypeAtLocation(node)
    .getProperties()
    .some(({ name }) => name.startsWith("__@asyncIterator"));
  if (!isAsync) return undefined;
  const { parent } = node;
  const name =
    ts.isForOfStatement(parent) && ts.isVariableDeclarationList(parent.initializer)
      ? (parent.initializer.declarations[0]?.name.getText() ?? "each")
      : "each";
  const remedy = `it gives its values one after the other: \`for await (const ${name} of ${short(node) ?? "..."})\``;
  const inside = ts.findAncestor(node, ts.isFunctionLike);
  const isWaiting =
    !inside ||
    (ts.canHaveModifiers(inside) &&
      (ts.getModifiers(inside)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false));
  return isWaiting ? remedy : `${remedy}, and \`async\` before the function around it`;
}
