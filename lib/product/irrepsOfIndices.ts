import { type Irreps, readIrreps } from "../irreps/irreps.js";
import type { IndexSymmetry } from "./indexSymmetry.js";

/**
 * The irreps of every index of a formula; an index without any has those of an index that it is permuted with.
 *
 * @throws RangeError if an index has none, one with irreps is not in the formula, or permuted indices have different ones
 */
export function irrepsOfIndices(
  formula: string,
  { indices, elements }: IndexSymmetry,
  named: Readonly<Record<string, unknown>>,
): Irreps[] {
  const given = new Map(Object.entries(named).map(([index, of]) => [index, readIrreps(of)]));
  for (const index of given.keys()) {
    if (index.length === 1 && indices.includes(index)) continue;
    throw new RangeError(
      `expected irreps for the indices ${[...indices].join(", ")} of "${formula}", got some for ${JSON.stringify(index)}: it does not occur there`,
    );
  }
  return [...indices].map((index, k) => {
    const related = [...new Set(elements.map(({ order }) => indices[order[k]!]!))].filter((other) =>
      given.has(other),
    );
    const [first] = related;
    if (first === undefined) {
      throw new RangeError(
        `expected irreps for the index ${index} of "${formula}", or one that it is permuted with, got them for ${[...given.keys()].join(", ") || "none"}: write { ${index}: "1o" }`,
      );
    }
    const other = related.find((letter) => !given.get(letter)!.equals(given.get(first)!));
    if (other !== undefined) {
      throw new RangeError(
        `expected equal irreps for ${first} and ${other}, which "${formula}" permutes, got ${given.get(first)!.toString()} and ${given.get(other)!.toString()}: give both the same, or remove the equation`,
      );
    }
    return given.get(first)!;
  });
}
