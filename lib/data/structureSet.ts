import type { Vector } from "../algebra/vector.js";
import type { Structure } from "../graph/atomicGraph.js";
import { elementSymbol } from "../graph/elements.js";

/** A molecule or crystal with what is known of it, in angstrom, eV and elementary charges. */
export interface LabelledStructure extends Structure {
  readonly numbers: readonly number[];
  readonly positions: readonly Vector[];
  /** In eV. */
  readonly energy?: number;
  /** On each atom, -dE/dx in eV / angstrom. */
  readonly forces?: readonly Vector[];
  /** From minus to plus, in e angstrom. */
  readonly dipole?: Vector;
  /** Of each atom, in e. */
  readonly charges?: readonly number[];
  /** Other numbers, by the names that the file gives them. */
  readonly properties?: Readonly<Record<string, number>>;
}

/** Structures, whatever file they come from: the numbers of all are in the same units. */
export interface StructureSet {
  readonly count: number;
  /**
   * @throws RangeError if there is no structure of that number
   */
  structure(i: number): LabelledStructure;
  readonly units: { readonly length: "angstrom"; readonly energy: "eV"; readonly charge: "e" };
}

/**
 * A set of so many structures, made when they are asked for.
 *
 * @throws RangeError if the first has numbers that are not finite, or atoms so near or so far that its units are others
 */
export function structureSet(
  name: string,
  count: number,
  make: (i: number) => LabelledStructure,
): StructureSet {
  if (count > 0) checkDistances(name, make(0));
  return {
    count,
    structure(i) {
      if (!(Number.isInteger(i) && i >= 0 && i < count))
        throw new RangeError(
          `${name}: expected the number of a structure, ${count === 0 ? "but there are none" : `0 to ${count - 1}`}, got ${i}`,
        );
      return make(i);
    },
    units: { length: "angstrom", energy: "eV", charge: "e" },
  };
}

/**
 * The structures of several sets, one set after another.
 *
 * @example
 * joinStructures(readQm9(first), readMd17(second)).count;
 */
export function joinStructures(...sets: readonly StructureSet[]): StructureSet {
  const ends: number[] = [];
  for (const { count } of sets) ends.push((ends.at(-1) ?? 0) + count);
  const count = ends.at(-1) ?? 0;
  return structureSet("joinStructures", count, (i) => {
    const k = ends.findIndex((end) => i < end);
    return sets[k]!.structure(i - (k === 0 ? 0 : ends[k - 1]!));
  });
}

/** Atoms are neither on top of each other nor all alone: where they are, positions are in another unit. */
function checkDistances(name: string, { positions, numbers, cell }: LabelledStructure): void {
  if (cell || positions.length < 2) return;
  let [least, a, b] = [Infinity, 0, 0];
  for (const [i, x] of positions.entries())
    for (let j = 0; j < i; j++) {
      const d = Math.hypot(...x.map((value, k) => value - positions[j]![k]!));
      if (d < least) [least, a, b] = [d, j, i];
    }
  if (least >= 0.3 && least <= 30) return;
  const atoms = `${elementSymbol(numbers[a]!)} and ${elementSymbol(numbers[b]!)}, atoms ${a} and ${b}`;
  throw new RangeError(
    `${name}: expected positions in angstrom, got atoms of which the nearest two, ${atoms}, are ${least.toPrecision(3)} angstrom apart: say in what unit they are, units: { length: "nm" }`,
  );
}
