import { filled } from "../apply.js";
import { mapTree } from "../tree.js";

/** A tree of zeros of the shapes and dtypes of another. */
export function zerosLike<T>(tree: T): T {
  return mapTree(tree, ({ shape, dtype }) => filled(shape, dtype, 0));
}
