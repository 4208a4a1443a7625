import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { elementRows } from "./elementRows.js";

/**
 * The first features of atoms: a row of numbers for each element, which is learned.
 *
 *     s_i = E_z(i)
 *
 * @param elements the atomic numbers that are known, [1, 6, 8]: row k of E is that of elements[k]
 * @param features how many numbers an atom has
 * @param name of the model, for messages
 * @returns a layer: atomic numbers int32 [atoms] to [atoms, features]
 * @throws RangeError if an element is listed twice or is none; later, if an atom is of another element
 */
export function elementEmbedding(
  elements: readonly number[],
  features: number,
  name = "elementEmbedding",
): Layer<[numbers: Tensor], Tensor, { E: Tensor }> {
  const rows = elementRows(elements, name);
  return layer({ E: parameter([elements.length, features], normal(1)) }, ({ E }, numbers: Tensor) =>
    E.gather(rows(numbers)),
  );
}
