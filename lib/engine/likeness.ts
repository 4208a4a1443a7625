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

/** How what lies at a path of two trees is compared, and told. */
interface Kind<T> {
  same(a: T, b: T): boolean;
  text(x: T): string;
}

/** Trees are compared by shapes, */
export const byShape: Kind<Shape> = { same: sameShape, text: shapeText };
/** or by words. */
export const byWords: Kind<string> = { same: (a, b) => a === b, text: (x) => x };

/**
 * In what two trees differ, a line each: what lies at a path, and what one has and the other lacks. "" where they agree.
 *
 * @param names what the two are called: "expected", "got"
 */
export function differences<T>(
  expected: ReadonlyMap<string, T>,
  got: ReadonlyMap<string, T>,
  names: readonly [string, string],
  { same, text }: Kind<T>,
): string {
  const [here, there] = names;
  const lines: string[] = [];
  for (const [path, x] of expected) {
    const other = got.get(path);
    if (other === undefined) lines.push(`${pathText(path)}: ${here} ${text(x)}, ${there} nothing`);
    else if (!same(x, other)) lines.push(`${pathText(path)}: ${here} ${text(x)}, ${there} ${text(other)}`);
  }
  for (const [path, x] of got)
    if (!expected.has(path)) lines.push(`${pathText(path)}: ${here} nothing, ${there} ${text(x)}`);
  if (lines.length > most) lines.splice(most, Infinity, `and ${lines.length - most} more`);
  return lines.map((line) => `\n  ${line}`).join("");
}

function pathText(path: string): string {
  return path === "" ? "the tensor itself" : path;
}

/**
 * That a tree has the form of another.
 *
 * @param expected the shapes of the other
 * @throws RangeError listing the paths and shapes of both sides where they differ
 */
export function checkLike(name: string, what: string, expected: Shapes, tree: Tree): void {
  const found = differences(expected, shapesOf(tree), ["expected", "got"], byShape);
  if (found !== "") throw new RangeError(`${name}: expected ${what}:${found}`);
}

/** Whether something is a tensor of a shape: what is asked at every step. */
export function isTensorOf(value: unknown, shape: Shape): boolean {
  return value instanceof Tensor && sameShape(value.shape, shape);
}
