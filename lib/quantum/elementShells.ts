import { elementSymbol } from "../graph/elements.js";
import { type Irreps, irrepsOf } from "../irreps/irreps.js";
import type { Basis } from "./basis.js";
import { type BasisSet, shellsOf } from "./basisSet.js";

/** The shells of some elements in one basis set, laid over each other. */
export interface ElementShells {
  readonly set: BasisSet;
  /** Atomic numbers. */
  readonly elements: readonly number[];
  /** Of each degree as many shells as the element with most of them has, with their parities: "2x0e + 1x1o". */
  readonly irreps: Irreps;
  /**
   * Where the functions of an element are among these: its k-th shell of degree l is the k-th of that degree.
   *
   * @throws RangeError if it is none of the elements
   */
  places(Z: number): readonly number[];
  /** The degrees of an element's shells, in the order of the basis. */
  degrees(Z: number): readonly number[];
}

/**
 * The shells of some elements laid over each other, so that atoms of all of them have blocks of one size: hydrogen has the
 * first s of carbon's two, and nothing in the place of the others.
 *
 * @example
 * elementShells(sto3g, [1, 6, 8]).irreps.toString(); // "2x0e+1x1o"
 * elementShells(sto3g, [1, 6, 8]).places(1); // [0]
 * @throws RangeError if the set lacks an element, or there are none
 */
export function elementShells(set: BasisSet, elements: readonly number[]): ElementShells {
  if (elements.length === 0 || new Set(elements).size !== elements.length)
    throw new RangeError(
      `expected elements by their atomic numbers, each once, such as [1, 6, 8], got ${JSON.stringify(elements)}`,
    );
  const degrees = elements.map((Z) => shellsOf(set, Z).map(({ l }) => l));
  const lmax = Math.max(...degrees.flat());
  const count = (list: readonly number[], l: number): number => list.filter((other) => other === l).length;
  const all = irrepsOf(
    Array.from({ length: lmax + 1 }, (_, l) => ({
      mul: Math.max(...degrees.map((list) => count(list, l))),
      irrep: { l, p: l % 2 === 0 ? (1 as const) : (-1 as const) },
    })),
  );
  const placesOf = new Map(
    elements.map((Z, i) => [
      Z,
      all.slices.flatMap(({ start }, l) =>
        Array.from({ length: count(degrees[i]!, l) * (2 * l + 1) }, (_, k) => start + k),
      ),
    ]),
  );
  return {
    set,
    elements,
    irreps: all.simplify(),
    places(Z) {
      const found = placesOf.get(Z);
      if (found !== undefined) return found;
      throw new RangeError(
        `expected atoms of ${elements.map(elementSymbol).join(", ")}, whose shells of ${set.name} these are, got ${elementSymbol(Z)}`,
      );
    },
    degrees: (Z) => shellsOf(set, Z).map(({ l }) => l),
  };
}

/**
 * That a basis is of the same shells.
 *
 * @throws RangeError if its atoms are of other elements, or have other shells
 */
export function checkShells({ set, places }: ElementShells, { molecule, set: own, shells }: Basis): void {
  for (const Z of molecule.numbers) places(Z);
  if (own === set) return;
  const [mine, theirs] =
    molecule.numbers
      .map((Z, atom) => [
        shells.filter((shell) => shell.atom === atom).map(({ l }) => l),
        shellsOf(set, Z).map(({ l }) => l),
      ])
      .find(([a, b]) => a!.join() !== b!.join()) ?? [];
  if (own.name !== set.name || mine !== undefined)
    throw new RangeError(
      `expected a basis of ${set.name}, got one of ${own.name}: its functions are others${mine ? `, shells of degrees ${mine.join(", ")} where ${theirs!.join(", ")} are expected` : ""}; make it by basis(molecule, set) of the same set`,
    );
}
