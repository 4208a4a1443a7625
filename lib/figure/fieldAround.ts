import { add, norm, scaled, subtract } from "../algebra/vector.js";
import { checkChoice } from "../numbers/checkOptions.js";
import { lengths } from "../numbers/units.js";

/** A function in space. */
export type SpaceFunction = (r: readonly number[]) => number;

/** The molecule around which a function is drawn. */
export interface FieldMolecule {
  /** The chemical symbol of each atom. */
  readonly atoms: readonly string[];
  /** Three numbers for each atom, in angstrom. */
  readonly positions: readonly (readonly number[])[];
  /** Half the width of the picture, in angstrom (default: that of the farthest atom from their mean, and 1.6 more). */
  readonly reach?: number;
  /** In which the points are that the function takes (default: "angstrom"). */
  readonly unit?: "angstrom" | "bohr";
}

/** What a picture needs whose middle is the mean of the positions; all in angstrom from there. */
interface FieldAround {
  readonly positions: readonly (readonly number[])[];
  readonly reach: number;
  /** The value of the function at a point. */
  at(p: readonly number[]): number;
}

/**
 * A function around the mean of a molecule's positions: what a picture needs.
 *
 * @throws RangeError if there is no position of three finite numbers for each atom, or the reach is not above 0
 */
export function fieldAround(name: string, f: SpaceFunction, molecule: FieldMolecule): FieldAround {
  const { atoms, positions, unit = "angstrom" } = molecule;
  checkChoice("the unit", unit, ["angstrom", "bohr"]);
  if (
    positions.length !== atoms.length ||
    atoms.length === 0 ||
    !positions.every((p) => p.length === 3 && p.every(Number.isFinite))
  )
    throw new RangeError(
      `${name}: expected three finite numbers for each of ${atoms.length} atoms, one at least, got ${positions.length} positions`,
    );
  const centre = scaled(1 / atoms.length, positions.reduce(add));
  const centred = positions.map((p) => subtract(p, centre));
  const { reach = 1.6 + Math.max(...centred.map(norm)) } = molecule;
  if (!(reach > 0 && Number.isFinite(reach)))
    throw new RangeError(`${name}: expected a reach above 0 angstrom, got ${reach}`);
  return {
    positions: centred,
    reach,
    at(p: readonly number[]): number {
      const r = scaled(1 / lengths[unit], add(p, centre));
      const value = f(r);
      if (Number.isFinite(value)) return value;
      throw new RangeError(
        `${name}: expected a function that is a finite number everywhere, got ${value} at ${r.map((x) => Number(x.toPrecision(4))).join(", ")}`,
      );
    },
  };
}
