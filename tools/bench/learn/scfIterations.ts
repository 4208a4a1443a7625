import {
  type ElectronRepulsion,
  electronRepulsion,
  type HartreeFockOptions,
  hartreeFock,
} from "noether/quantum";
import type { FockFrame } from "./fockFrames.js";

/** The repulsions of molecules, which take most of the time and are the same for every start. */
const known = new WeakMap<FockFrame, ElectronRepulsion>();

/** How many iterations Hartree-Fock takes on average, from a start for each molecule. */
export function meanIterations(
  frames: readonly FockFrame[],
  start: (frame: FockFrame) => NonNullable<HartreeFockOptions["start"]>,
): number {
  let sum = 0;
  for (const frame of frames) {
    const repulsion = known.get(frame) ?? electronRepulsion(frame.basis);
    known.set(frame, repulsion);
    sum += hartreeFock(frame.basis, { start: start(frame), repulsion }).iterations;
  }
  return sum / frames.length;
}
