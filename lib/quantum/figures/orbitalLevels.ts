import { type Figure, figure } from "../../figure/figure.js";
import type { Mark } from "../../figure/panel.js";

/** Orbital energies side by side. */
export interface OrbitalLevelsParts {
  readonly title?: string;
  /** Default: a sentence that says what is drawn. */
  readonly alt?: string;
  /** The energies of each spectrum by its name, in hartree, in ascending order. */
  readonly spectra: Readonly<Record<string, readonly number[]>>;
  /** How many of the lowest are occupied. */
  readonly occupied: number;
  /** What is shown of the energies, in hartree (default: the valence orbitals of the first spectrum and a little more, without cores). */
  readonly range?: readonly [number, number];
}

/** Below this, in hartree, are the cores of carbon and what is heavier. */
const CORE = -5;

/**
 * Orbital energies as chemists draw them, a column of lines for each spectrum: occupied orbitals in one colour, empty ones
 * in another.
 *
 * @example
 * orbitalLevels({ spectra: { "Hartree-Fock": exact.values, network: predicted.values }, occupied: 13 });
 * @throws RangeError if there is no spectrum, an energy is not finite, or more orbitals are occupied than there are
 */
export function orbitalLevels({ spectra, occupied, range, ...parts }: OrbitalLevelsParts): Figure {
  const names = Object.keys(spectra);
  if (names.length === 0) throw new RangeError("orbitalLevels: expected a spectrum, got none");
  for (const [name, energies] of Object.entries(spectra)) {
    if (!energies.every(Number.isFinite))
      throw new RangeError(`orbitalLevels: expected finite energies of ${name}, got ${energies.join(", ")}`);
    if (!(Number.isInteger(occupied) && occupied >= 0 && occupied <= energies.length))
      throw new RangeError(
        `orbitalLevels: expected from 0 to ${energies.length} occupied orbitals, as many as ${name} has, got ${occupied}`,
      );
  }
  // The first spectrum says what is shown: those of cheaper forms may have empty orbitals far above.
  const [first] = Object.values(spectra) as [readonly number[]];
  const valence = first.filter((eps) => eps > CORE);
  const shown = valence.length > 0 ? valence : first;
  const [low, high] = range ?? [Math.min(...shown) - 0.3, Math.max(...shown) + 0.5];
  const marks = names.flatMap((name, column): Mark[] =>
    [true, false].flatMap((isOccupied): Mark[] =>
      spectra[name]!.filter((eps, k) => k < occupied === isOccupied && eps >= low && eps <= high).map(
        (eps, k) => ({
          kind: "line",
          x: [column - 0.35, column + 0.35],
          y: [eps, eps],
          colour: isOccupied ? 0 : 1,
          ...(column === 0 && k === 0 && { name: isOccupied ? "occupied" : "empty" }),
        }),
      ),
    ),
  );
  // Bars without height, for the names below the columns.
  marks.push({ kind: "bars", x: names, y: names.map(() => 0) });
  return figure({
    alt: `Orbital energies in hartree, from ${low.toFixed(1)} to ${high.toFixed(1)}: ${names.join(", ")}`,
    ...parts,
    panels: [{ yLabel: "hartree", xRange: [-0.5, names.length - 0.5], yRange: [low, high], marks }],
  });
}
