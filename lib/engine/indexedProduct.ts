import { stepsAlong } from "./arrange.js";
import type { Form } from "./form.js";
import type { Shape } from "./shape.js";
import { type SumOfProducts, sumOfProducts } from "./sumOfProducts.js";

/**
 * The form of a product of two tensors by their indices, F(x, y, z) = sum x_(a) y_(b) z_(c) over all indices: each of the
 * three contractions is again a sum of products of two. Its loops are chosen when it is first run.
 *
 * @param name for messages
 * @param words the indices of x, y and z, none of them twice in one; each index is in two of the three at least
 * @param sizeOf how far each index runs
 */
export function indexedProduct(
  name: string,
  words: readonly [x: readonly string[], y: readonly string[], z: readonly string[]],
  sizeOf: ReadonlyMap<string, number>,
): Form {
  const shapes = words.map((list) => list.map((index) => sizeOf.get(index)!));
  const loops: (SumOfProducts | undefined)[] = [undefined, undefined, undefined];
  return {
    name,
    arguments: ["x", "y", "z"],
    shapes,
    run(skip, out, values, kernels) {
      const [first, second] = [0, 1, 2].filter((k) => k !== skip) as [number, number];
      loops[skip] ??= loopsFor([skip, first, second], words, shapes, sizeOf);
      loops[skip](out, values[first]!, values[second]!, kernels);
    },
  };
}

function loopsFor(
  order: readonly [number, number, number],
  words: readonly (readonly string[])[],
  shapes: readonly Shape[],
  sizeOf: ReadonlyMap<string, number>,
): SumOfProducts {
  const indices = [...sizeOf.keys()];
  const steps = order.map((k) => stepsAlong(indices, words[k]!, shapes[k]!));
  return sumOfProducts(
    indices.map((index, k) => ({
      size: sizeOf.get(index)!,
      steps: [steps[0]![k]!, steps[1]![k]!, steps[2]![k]!],
    })),
  );
}
