import { filled } from "./apply.js";
import { checkTree } from "./checkTree.js";
import { checkDependence } from "./dependence.js";
import { atLevel, backward } from "./differentiate.js";
import { allFinite, checkDerivatives } from "./finite.js";
import { recording } from "./recording.js";
import type { Tensor } from "./tensor.js";
import { leaves, mapTree, withLeaves } from "./tree.js";

/** A gradient that was pulled back to the leaves of a tree. */
export interface Pulled<T> {
  readonly gradient: T;
  /** Whether there is one by any tensor of floats, or all are 0 because nothing leads there. */
  readonly isReached: boolean;
}

/**
 * Runs f on a tree at a new level, then `then`, which may pull gradients back.
 *
 * @param name who is to be named in errors
 */
export function atInputs<T, R, S>(
  name: string,
  x: T,
  f: (inside: T) => R,
  then: (result: R, pull: (y: Tensor, g: Tensor) => Pulled<T>) => S,
): S {
  const isOutermost = recording.depth === 0;
  const points = leaves(x);
  if (points.length === 0) checkTree(name, x);
  return atLevel(
    points,
    (inside) => f(withLeaves(x, inside)),
    (level) =>
      then(level.result, (y, g) => {
        checkDependence(name, level, y);
        const found = backward(level, y, g);
        const isReached = points.some(({ dtype }, k) => dtype !== "int32" && found[k] !== undefined);
        const gradient = withLeaves(
          x,
          points.map((point, k) => found[k] ?? filled(point.shape, point.dtype, 0)),
        );
        if (isOutermost && !found.every((each) => each === undefined || allFinite(each)))
          refuse(name, gradient);
        return { gradient, isReached };
      }),
  );
}

/** Says by which tensor a gradient is not finite, and where that begins. */
function refuse(name: string, gradient: unknown): void {
  mapTree(gradient, (each, path) => {
    checkDerivatives(name, `a finite gradient${path === "" ? "" : ` by ${path}`}`, each);
    return each;
  });
}
