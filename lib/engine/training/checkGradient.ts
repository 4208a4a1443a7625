import { allFinite, checkFinite } from "../finite.js";
import { inStep } from "../step.js";
import { mapTree, type Tree } from "../tree.js";

/**
 * That a gradient is finite, before parameters are lost to it.
 *
 * @param again computes it once more, so that the operation can be found that made the first bad number
 * @throws RangeError naming the parameter, and that operation
 */
export function checkGradient(gradient: Tree, again: () => Tree): void {
  const bad = firstBad(gradient);
  if (bad === undefined) return;
  inStep(undefined, () => {
    mapTree(again(), (tensor, path) => {
      checkFinite(path === "" ? "gradient" : `gradient of ${path}`, tensor);
      return tensor;
    });
  });
  throw new RangeError(`gradient of ${bad}: expected finite numbers, got NaN or Infinity`);
}

function firstBad(tree: Tree): string | undefined {
  let found: string | undefined;
  mapTree(tree, (tensor, path) => {
    if (found === undefined && !allFinite(tensor)) found = path;
    return tensor;
  });
  return found;
}
