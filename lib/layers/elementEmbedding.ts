import { tensor } from "../engine/create.js";
import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { Tensor } from "../engine/tensor.js";
import { elementSymbol } from "../graph/elements.js";

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
  const rows = new Map(elements.map((z, row) => [z, row]));
  if (
    rows.size !== elements.length ||
    rows.size === 0 ||
    !elements.every((z) => Number.isInteger(z) && z >= 1 && z <= 118)
  )
    throw new RangeError(
      `${name}: expected elements by their atomic numbers, each once, such as [1, 6, 8], got ${JSON.stringify(elements)}`,
    );
  return layer({ E: parameter([elements.length, features], normal(1)) }, ({ E }, numbers: Tensor) => {
    if (!(numbers instanceof Tensor) || numbers.dtype !== "int32")
      throw new TypeError(`${name}: expected atomic numbers as a tensor of int32: take those of atomicGraph`);
    const places = Array.from(numbers.values, (z) => rows.get(z) ?? -1);
    const odd = places.indexOf(-1);
    if (odd >= 0)
      throw new RangeError(
        `${name}: expected atoms of ${elements.map(named).join(", ")}, which it was made for, got ${named(numbers.values[odd]!)} for atom ${odd}: it has seen no such element`,
      );
    return E.gather(tensor(Int32Array.from(places)));
  });
}

const named = (z: number): string => `${elementSymbol(z)} (${z})`;
