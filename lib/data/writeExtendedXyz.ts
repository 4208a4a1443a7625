import { elementSymbol } from "../graph/elements.js";
import type { LabelledStructure, StructureSet } from "./structureSet.js";

/** The structures as a text in extended XYZ, in angstrom and eV, as ASE and most programs read it. */
export function writeExtendedXyz(set: StructureSet): string {
  return Array.from({ length: set.count }, (_, i) => frame(set.structure(i))).join("");
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
