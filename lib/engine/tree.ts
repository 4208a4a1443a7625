import { checkTree } from "./checkTree.js";
import { Tensor } from "./tensor.js";

/** Nested records and lists with tensors in them: parameters, gradients, states. What is no tensor stays as it is. */
export type Tree = unknown;

/** The parts of a record or a list, with their names; undefined for anything else. */
function parts(tree: Tree): readonly (readonly [string, Tree])[] | undefined {
  if (Array.isArray(tree)) return tree.map((part, k) => [String(k), part]);
  if (typeof tree !== "object" || tree === null) return undefined;
  const prototype: unknown = Object.getPrototypeOf(tree);
  return prototype === Object.prototype || prototype === null ? Object.entries(tree) : undefined;
}

/**
 * A tree of the same form with a function of each tensor in its place.
 *
 * @param f is given each tensor and its path, the names joined by dots: "layers.0.W"
 */
export function mapTree<T>(tree: T, f: (tensor: Tensor, path: string) => Tensor): T {
  return mapParts(tree, (part, path) => (part instanceof Tensor ? f(part, path) : part));
}

/** A tree of the same form with a function of whatever lies in its records and lists, and is none, in its place. */
export function mapParts<T>(tree: T, f: (part: unknown, path: string) => unknown, path = ""): T {
  const found = tree instanceof Tensor ? undefined : parts(tree);
  if (!found) return f(tree, path) as T;
  const changed = found.flatMap(([name, part]) => {
    const mapped = mapParts(part, f, path === "" ? name : `${path}.${name}`);
    return Object.is(mapped, part) ? [] : [[name, mapped] as const];
  });
  if (changed.length === 0) return tree;
  const copy = Array.isArray(tree)
    ? [...tree]
    : Object.create(Object.prototype, Object.getOwnPropertyDescriptors(tree));
  for (const [name, mapped] of changed) Object.defineProperty(copy, name, { value: mapped });
  return copy;
}

/** The tensors of a tree, in order. */
export function leaves(tree: Tree): Tensor[] {
  const found: Tensor[] = [];
  mapTree(tree, (tensor) => {
    found.push(tensor);
    return tensor;
  });
  return found;
}

/** A tree of the same form with other tensors in the places of its own, in order. */
export function withLeaves<T>(tree: T, tensors: readonly Tensor[]): T {
  let k = 0;
  return mapTree(tree, () => tensors[k++]!);
}

/**
 * How many numbers a tree holds.
 *
 * @throws TypeError if a layer is given, which holds none
 */
export function countParameters(tree: Tree): number {
  checkTree("countParameters", tree);
  return leaves(tree).reduce((count, { size }) => count + size, 0);
}
