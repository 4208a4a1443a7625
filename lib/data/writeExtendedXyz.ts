import { elementSymbol } from "../graph/elements.js";
import type { LabelledStructure, StructureSet } from "./structureSet.js";

/**
 * Structures, a set or a list of them, as a text in extended XYZ, in angstrom and eV, as ASE and most programs read it.
 *
 * @throws TypeError if it is neither
 */
export function writeExtendedXyz(
  set: Pick<StructureSet, "count" | "structure"> | readonly LabelledStructure[],
): string {
  if (Array.isArray(set)) return set.map(frame).join("");
  const { count, structure } = set as StructureSet;
  if (typeof structure !== "function")
    throw new TypeError(
      "writeExtendedXyz: expected a set of structures, or a list of them such as [{ numbers, positions }], got something else",
    );
  return Array.from({ length: count }, (_, i) => frame(structure(i))).join("");
}

function frame({
  numbers,
  positions,
  cell,
  periodic,
  energy,
  forces,
  dipole,
  charges,
}: LabelledStructure): string {
  const list = (values: Iterable<number>): string => Array.from(values, String).join(" ");
  const columns = [
    "species:S:1",
    "pos:R:3",
    ...(forces ? ["forces:R:3"] : []),
    ...(charges ? ["charges:R:1"] : []),
  ];
  const flags = (periodic ?? [true, true, true]).map((repeats) => (repeats ? "T" : "F")).join(" ");
  const pairs = [
    ...(cell ? [`Lattice="${list(Array.from(cell).flatMap((row) => Array.from(row)))}"`] : []),
    `Properties=${columns.join(":")}`,
    ...(energy === undefined ? [] : [`energy=${energy}`]),
    ...(dipole ? [`dipole="${list(dipole)}"`] : []),
    `pbc="${cell ? flags : "F F F"}"`,
  ];
  const atoms = numbers.map((z, i) =>
    [
      elementSymbol(z),
      list(positions[i]!),
      ...(forces ? [list(forces[i]!)] : []),
      ...(charges ? [String(charges[i]!)] : []),
    ].join(" "),
  );
  return `${numbers.length}\n${pairs.join(" ")}\n${atoms.map((line) => `${line}\n`).join("")}`;
}
