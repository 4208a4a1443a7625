import { atomicNumber, elementSymbol } from "../graph/elements.js";
import { checkChoice, checkOptions } from "../numbers/checkOptions.js";
import { lengths } from "../numbers/units.js";

/** What a molecule is made of. */
export interface MoleculeParts {
  /** The elements, by symbols or atomic numbers: ["O", "H", "H"]. */
  readonly atoms: readonly (string | number)[];
  /** Three numbers for each atom. */
  readonly positions: ArrayLike<ArrayLike<number>>;
  /** In which the positions are given: bohr and angstrom differ by a factor of two, so neither is a default. */
  readonly unit: "angstrom" | "bohr";
  /** In elementary charges (default: 0). */
  readonly charge?: number;
  /** "any" also takes atoms as near or as far as in no molecule, such as those of a bond that breaks (default: "usual"). */
  readonly distances?: "usual" | "any";
}

/** Nuclei at rest and the number of their electrons, in atomic units. */
export interface Molecule {
  /** The atomic numbers Z. */
  readonly numbers: readonly number[];
  /** In bohr. */
  readonly positions: readonly (readonly [number, number, number])[];
  readonly charge: number;
  /** sum_A Z_A - charge. */
  readonly electrons: number;
}

/**
 * A molecule.
 *
 * @example
 * molecule({ atoms: ["H", "H"], positions: [[0, 0, 0], [0, 0, 1.4]], unit: "bohr" });
 * @throws RangeError if an element is unknown, a position is not three finite numbers, two atoms are at one place, the
 * distances are those of no molecule, or there are fewer than no electrons
 */
export function molecule(parts: MoleculeParts): Molecule {
  checkOptions(parts, ["atoms", "positions", "unit", "charge", "distances"], "molecule");
  const { atoms, positions: given, unit, charge = 0, distances = "usual" } = parts;
  checkChoice("the unit", unit, ["angstrom", "bohr"]);
  checkChoice("distances", distances, ["usual", "any"]);
  const numbers = atoms.map(numberOf);
  if (given.length !== numbers.length || numbers.length === 0)
    throw new RangeError(
      `expected a position for each atom, one at least, got ${numbers.length} atoms and ${given.length} positions`,
    );
  const factor = unit === "bohr" ? 1 : lengths.angstrom / lengths.bohr;
  const positions = numbers.map((_, i) => {
    const at = Array.from(given[i]!);
    if (at.length !== 3 || !at.every(Number.isFinite))
      throw new RangeError(
        `expected three finite numbers as the position of atom ${i}, got [${at.join(", ")}]`,
      );
    return at.map((x) => x * factor) as [number, number, number];
  });
  checkPlaces(numbers, positions, unit, distances);
  const electrons = numbers.reduce((sum, Z) => sum + Z, 0) - charge;
  if (!Number.isInteger(charge) || electrons < 0)
    throw new RangeError(
      `expected a whole charge that leaves no fewer than 0 electrons, got ${charge} for nuclei of ${electrons + charge}`,
    );
  return { numbers, positions, charge, electrons };
}

/** The repulsion of the nuclei, sum over A < B of Z_A Z_B / |R_A - R_B|, in hartree. */
export function nuclearRepulsion({ numbers, positions }: Molecule): number {
  let energy = 0;
  for (let a = 0; a < numbers.length; a++)
    for (let b = 0; b < a; b++) energy += (numbers[a]! * numbers[b]!) / apart(positions[a]!, positions[b]!);
  return energy;
}

/** The atomic number of an element. */
function numberOf(atom: string | number): number {
  const Z = typeof atom === "string" ? atomicNumber(atom) : atom;
  if (Z !== undefined && Number.isInteger(Z) && Z >= 1 && Z <= 118) return Z;
  throw new RangeError(`expected an element, such as "O" or 8, got ${JSON.stringify(atom)}`);
}

/** The distance of two places. */
export const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);

/** The distances in angstrom, for 0, 1 and 2 atoms heavier than hydrogen, below or above which no atoms are bonded. */
const [SHORTEST, LONGEST] = [
  [0.5, 0.7, 0.9],
  [1.25, 1.5, 1.75],
];

function checkPlaces(
  numbers: readonly number[],
  positions: readonly (readonly number[])[],
  unit: MoleculeParts["unit"],
  distances: NonNullable<MoleculeParts["distances"]>,
): void {
  const other = unit === "bohr" ? "angstrom" : "bohr";
  let farApart = 0;
  for (const [a, Z] of numbers.entries()) {
    let isFar = true;
    for (const [b, Y] of numbers.entries()) {
      if (a === b) continue;
      const d = apart(positions[a]!, positions[b]!) * lengths.bohr;
      const heavy = Number(Z > 1) + Number(Y > 1);
      const pair = `${elementSymbol(Z)} (atom ${a}) and ${elementSymbol(Y)} (atom ${b})`;
      if (d < 1e-3)
        throw new RangeError(
          `expected atoms at different places, got ${pair} at one place: remove one of them`,
        );
      if (distances === "usual" && d < SHORTEST[heavy]!)
        throw new RangeError(
          `expected atoms at the distances of molecules, got ${pair} ${d.toFixed(2)} angstrom apart: if the positions are in ${other}, write unit: "${other}"; if they are meant, distances: "any"`,
        );
      isFar &&= d > LONGEST[heavy]!;
    }
    if (isFar) farApart++;
  }
  // A diatomic molecule may be drawn apart; three atoms without any bond are rather in the wrong unit.
  if (distances === "usual" && numbers.length > 2 && farApart === numbers.length)
    throw new RangeError(
      `expected atoms at the distances of molecules, got ${numbers.length} atoms none of which is near enough to another for a bond: if the positions are in ${other}, write unit: "${other}"; if they are meant, distances: "any"`,
    );
}
