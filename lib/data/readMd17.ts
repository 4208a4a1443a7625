import { type Numbers, readNpz, type StoredArray } from "./npz.js";
import { type StructureSet, structureSet } from "./structureSet.js";
import { factorsOf } from "./units.js";

/** The arrays of revised MD17, and those of MD17. */
const layouts = [
  { z: "nuclear_charges", x: "coords", E: "energies", F: "forces" },
  { z: "z", x: "R", E: "E", F: "F" },
] as const;

/**
 * The frames of an .npz file of MD17 or of revised MD17: one molecule in motion, with energies and forces in kcal/mol and
 * kcal/mol/angstrom, which become eV and eV / angstrom. Its authors ask that no more than 1,000 frames of revised MD17 are
 * trained on, since they are of one trajectory.
 *
 * @param bytes the file
 * @throws RangeError if it has the arrays of neither, their shapes do not fit, or a number is not finite
 * @see Chmiela et al., Machine learning of accurate energy-conserving molecular force fields (2017); Christensen and von
 * Lilienfeld, On the role of gradients for machine learning of molecular energies and forces (2020)
 */
export function readMd17(bytes: Uint8Array): StructureSet {
  const { layout, arrays } = arraysOf(bytes);
  const [z, x, E, F] = [layout.z, layout.x, layout.E, layout.F].map((name) => arrays[name]!) as [
    StoredArray,
    StoredArray,
    StoredArray,
    StoredArray,
  ];
  const numbers = Array.from(z.data as ArrayLike<number | bigint>, Number);
  const [count = 0, atoms] = [E.data.length, numbers.length];
  for (const [name, array] of [
    [layout.x, x],
    [layout.F, F],
  ] as const)
    if (array.data.length !== count * atoms * 3)
      throw new RangeError(
        `readMd17: expected ${name} of shape [${count}, ${atoms}, 3], for ${count} energies of ${atoms} atoms, got [${array.shape.join(", ")}]`,
      );
  for (const [name, array] of Object.entries({ [layout.x]: x, [layout.E]: E, [layout.F]: F }))
    checkFinite(name, array.data, name === layout.E ? 1 : 3 * atoms);
  const by = factorsOf("readMd17", { energy: "kcal/mol" });
  const rows = ({ data }: StoredArray, frame: number, factor: number): number[][] =>
    numbers.map((_, i) => [0, 1, 2].map((k) => Number(data[3 * (frame * atoms + i) + k]) * factor));
  return structureSet("readMd17", count, (i) => ({
    numbers,
    positions: rows(x, i, by.length),
    energy: Number(E.data[i]) * by.energy,
    forces: rows(F, i, by.force),
  }));
}

/** The arrays of whichever layout the archive has; it holds others as well, texts among them. */
function arraysOf(bytes: Uint8Array): {
  readonly layout: (typeof layouts)[number];
  readonly arrays: Readonly<Record<string, StoredArray>>;
} {
  for (const layout of layouts)
    try {
      return { layout, arrays: readNpz(bytes, Object.values(layout)) };
    } catch (error) {
      if (!/expected an array named/.test((error as Error).message)) throw error;
    }
  throw new RangeError(
    "readMd17: expected the arrays nuclear_charges, coords, energies and forces of revised MD17, or z, R, E and F of MD17, got an archive that lacks some of either",
  );
}

function checkFinite(name: string, data: Numbers, width: number): void {
  for (let k = 0; k < data.length; k++)
    if (!Number.isFinite(Number(data[k])))
      throw new RangeError(
        `readMd17: expected finite ${name}, got ${data[k]} in frame ${Math.floor(k / width)}: leave that frame out`,
      );
}
