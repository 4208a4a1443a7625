import { tensor } from "../engine/create.js";
import { Tensor } from "../engine/tensor.js";
import { elementSymbol } from "../graph/elements.js";

/**
 * For atomic numbers the places of their elements in a list, as a model's tables have them.
 *
 * @param elements the atomic numbers that are known, each once: [1, 6, 8]
 * @param name of the model, for messages
 * @returns a function of atomic numbers, int32 [atoms], to rows, int32 [atoms]
 * @throws RangeError if an element is listed twice or is none; later, if an atom is of another element
 */
export function elementRows(elements: readonly number[], name: string): (numbers: Tensor) => Tensor {
  const rows = new Map(elements.map((z, row) => [z, row]));
  if (
    rows.size !== elements.length ||
    rows.size === 0 ||
    !elements.every((z) => Number.isInteger(z) && z >= 1 && z <= 118)
  )
    throw new RangeError(
      `${name}: expected elements by their atomic numbers, each once, such as [1, 6, 8], got ${JSON.stringify(elements)}`,
    );
  return (numbers) => {
    if (!(numbers instanceof Tensor) || numbers.dtype !== "int32")
      throw new TypeError(`${name}: expected atomic numbers as a tensor of int32: take those of atomicGraph`);
    const places = Array.from(numbers.values, (z) => rows.get(z) ?? -1);
    const odd = places.indexOf(-1);
    if (odd >= 0)
      throw new RangeError(
        `${name}: expected atoms of ${elements.map(named).join(", ")}, which it was made for, got ${named(numbers.values[odd]!)} for atom ${odd}: it has seen no such element`,
      );
    return tensor(Int32Array.from(places));
  };
}

const named = (z: number): string => `${elementSymbol(z)} (${z})`;
