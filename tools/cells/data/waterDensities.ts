import { matvec, readNpz, transpose, type Vector } from "noether";
import { dataSet } from "./dataset.js";
import { checkNumber } from "./parts.js";
import { type Split, splitOf } from "./split.js";

/** The density of electrons of one water. */
export interface WaterDensity {
  /** Atomic numbers: O, H, H. */
  readonly numbers: readonly number[];
  /** In angstrom. */
  readonly positions: readonly Vector[];
  /** c, 102 of them, in the order of `basis(molecule(...), uncontracted(def2UniversalJfit))`. */
  readonly coefficients: Vector;
  /** int |rho - rho_fit| dr / 10: what a model of the coefficients cannot be better than. */
  readonly fitError: number;
}

/** The density itself at points, to test with. */
export interface DensityGrid {
  /** Which water it is of. */
  readonly frame: number;
  /** In bohr, three numbers a point. */
  readonly points: Float64Array;
  /** In bohr^3, one a point: sums with them are integrals. */
  readonly weights: Float64Array;
  /** rho, in electrons / bohr^3. */
  readonly density: Float64Array;
}

/** 500 waters with their densities, and 30 grids. */
export interface WaterDensities extends Split {
  readonly count: number;
  frame(i: number): WaterDensity;
  readonly grids: readonly DensityGrid[];
}

/** One bohr in angstrom, as PySCF 2.14 had it when it made the grids. */
const BOHR = 0.52917721092;

let densities: Promise<WaterDensities> | undefined;

/**
 * Densities of 500 distorted waters (Hartree-Fock in def2-SVP by PySCF 2.14), fitted in the uncontracted functions of
 * def2-universal-JFIT, read once. The coefficients are those of this library's harmonics: those of a shell turn by wignerD.
 *
 * @example
 * const set = await waterDensities();
 * set.frame(set.test[0]!).coefficients;
 */
export function waterDensities(): Promise<WaterDensities> {
  densities ??= read();
  return densities;
}

async function read(): Promise<WaterDensities> {
  // Only who reads this set pays for the chapter.
  const { toConvention } = await import("noether/quantum");
  const arrays = readNpz(await dataSet("density_water.npz")) as Record<
    string,
    { readonly data: Float64Array }
  >;
  const of = (name: string): Float64Array => arrays[name]!.data;
  const numbers = (name: string): readonly number[] => Array.from(of(name));
  const count = of("fit_error").length;
  const size = of("coefficients").length / count;
  // Stored with the polar axis z, m = -l, ..., l: chi_stored = A chi, so that c = A^T c_stored.
  const back = [0, 1, 2, 3, 4].map((l) => transpose(toConvention(l, "standard")));
  const degrees = numbers("shell_l");
  const coefficients = (i: number): number[] => {
    let at = i * size;
    return degrees.flatMap((l) => {
      const shell = Array.from(of("coefficients").subarray(at, at + 2 * l + 1));
      at += 2 * l + 1;
      return matvec(back[l]!, shell);
    });
  };
  return {
    count,
    frame(i) {
      checkNumber("a water", i, count);
      return {
        numbers: numbers("z"),
        positions: [0, 1, 2].map((a) =>
          Array.from(of("positions").subarray(9 * i + 3 * a, 9 * i + 3 * a + 3)),
        ),
        coefficients: coefficients(i),
        fitError: of("fit_error")[i]!,
      };
    },
    grids: grids(numbers("grid_frame"), numbers("grid_count"), of("grid")),
    ...splitOf(arrays),
  };
}

/** The rows x, y, z, weight, rho of all grids, in bohr. */
function grids(frames: readonly number[], counts: readonly number[], rows: Float64Array): DensityGrid[] {
  let first = 0;
  return frames.map((frame, k) => {
    const n = counts[k]!;
    const column = (c: number, unit: number): Float64Array =>
      Float64Array.from({ length: n }, (_, i) => rows[5 * (first + i) + c]! * unit);
    const [x, y, z] = [0, 1, 2].map((c) => column(c, 1 / BOHR)) as [Float64Array, Float64Array, Float64Array];
    const points = Float64Array.from({ length: 3 * n }, (_, i) => [x, y, z][i % 3]![Math.floor(i / 3)]!);
    const grid = { frame, points, weights: column(3, BOHR ** -3), density: column(4, BOHR ** 3) };
    first += n;
    return grid;
  });
}
