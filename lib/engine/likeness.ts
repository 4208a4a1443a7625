import { Fixed } from "./fixed.js";
import { type Shape, sameShape, shapeText } from "./shape.js";
import { Tensor } from "./tensor.js";
import { mapParts, type Tree } from "./tree.js";

/** The shapes of tensors by their paths. */
export type Shapes = ReadonlyMap<string, Shape>;

/** The shapes of tensors in a tree, by path, those that are fixed among them. */
export function shapesOf(tree: Tree): Shapes {
  const found = new Map<string, Shape>();
  mapParts(tree, (part, path) => {
    if (part instanceof Tensor || part instanceof Fixed) found.set(path, part.shape);
    return part;
  });
  return found;
}

/** How many differences an error lists. */
const most = 8;

/**
 * In what two trees of tensors differ, a line each: shapes, and what one has and the other lacks. "" where they agree.
 *
 * @param names what the two are called: "expected", "got"
 */
export function differences(expected: Shapes, got: Shapes, names: readonly [string, string]): string {
  const [here, there] = names;
  const lines: string[] = [];
  for (const [path, shape] of expected) {
    const other = got.get(path);
    if (!other) lines.push(`${pathText(path)}: ${here} ${shapeText(shape)}, ${there} nothing`);
    else if (!sameShape(shape, other))
      lines.push(`${pathText(path)}: ${here} ${shapeText(shape)}, ${there} ${shapeText(other)}`);
  }
  for (const [path, shape] of got)
    if (!expected.has(path)) lines.push(`${pathText(path)}: ${here} nothing, ${there} ${shapeText(shape)}`);
  if (lines.length > most) lines.splice(most, Infinity, `and ${lines.length - most} more`);
  return lines.map((line) => `\n  ${line}`).join("");
}

function pathText(path: string): string {
  return path === "" ? "the tensor itself" : path;
}

/**
 * That a tree has the form of another.
 *
 * @throws RangeError listing the paths and shapes of both sides where they differ
 */
export function checkLike(name: string, what: string, like: Tree, tree: Tree): void {
  const found = differences(shapesOf(like), shapesOf(tree), ["expected", "got"]);
  if (found !== "") throw new RangeError(`${name}: expected ${what}:${found}`);
}

/** Whether something is a tensor of a shape: what is asked at every step. */
export function isTensorOf(value: unknown, shape: Shape): boolean {
  return value instanceof Tensor && sameShape(value.shape, shape);
}
