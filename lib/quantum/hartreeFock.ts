import { eigenIn, inverseRoot } from "../algebra/generalizedEigen.js";
import { type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { matrixDifference, matrixSum, scaledMatrix, zeroMatrix } from "../algebra/matrixSum.js";
import { elementSymbol } from "../graph/elements.js";
import { checkOptions } from "../numbers/checkOptions.js";
import { atomicGuess } from "./atomicGuess.js";
import type { Basis } from "./basis.js";
import { diis } from "./diis.js";
import { type ElectronRepulsion, electronRepulsion } from "./electronRepulsion.js";
import { kinetic } from "./kinetic.js";
import { meanField } from "./meanField.js";
import { nuclearRepulsion } from "./molecule.js";
import { nuclearAttraction, overlap } from "./oneElectron.js";

/** How a calculation starts and ends. */
export interface HartreeFockOptions {
  /**
   * From what it starts: the densities of the atoms, no electrons at all ("core"), a density matrix, or a Fock matrix
   * such as a network predicts (default: "atoms").
   */
  readonly start?: "atoms" | "core" | { readonly density: Matrix } | { readonly fock: Matrix };
  /** The largest entry of X (F P S - S P F) X at which it ends, in hartree (default: 1e-9). */
  readonly tolerance?: number;
  /** After how many iterations it gives up (default: 100). */
  readonly iterations?: number;
  /** The repulsions, if they are known. */
  readonly repulsion?: ElectronRepulsion;
}

/** The electrons of a molecule, each pair in an orbital of its own. In hartree. */
export interface HartreeFock {
  readonly basis: Basis;
  /** E = 1/2 sum_ij P_ij (h_ij + F_ij) + the repulsion of the nuclei. */
  readonly energy: number;
  readonly nuclearRepulsion: number;
  /** S. */
  readonly overlap: Matrix;
  /** h = T + V. */
  readonly core: Matrix;
  /** F = h + G(P). */
  readonly fock: Matrix;
  /** P = 2 C_occ C_occ^T, so that sum_ij P_ij S_ij is the number of electrons. */
  readonly density: Matrix;
  /** C: orbital k is column k. */
  readonly coefficients: Matrix;
  /** eps, in ascending order. */
  readonly orbitalEnergies: readonly number[];
  /** How many orbitals have two electrons: the first ones. */
  readonly occupied: number;
  readonly iterations: number;
  /** The energy of each iteration. */
  readonly history: readonly number[];
}

/**
 * Restricted Hartree-Fock: the determinant of lowest energy in which every orbital has two electrons,
 *
 *     F C = S C diag(eps)        F = h + G(P)        P = 2 C_occ C_occ^T
 *
 * solved again and again, with Pulay's extrapolation, until F and P commute: X (F P S - S P F) X = 0 with X = S^(-1/2).
 *
 * @example
 * hartreeFock(basis(water, sto3g)).energy; // -74.942079928...
 * @throws RangeError if the number of electrons is odd or too large for the basis, or it does not converge
 */
export function hartreeFock(of: Basis, options: HartreeFockOptions = {}): HartreeFock {
  checkOptions(options, ["start", "tolerance", "iterations", "repulsion"], "hartreeFock");
  const { start = "atoms", tolerance = 1e-9, iterations = 100, repulsion = electronRepulsion(of) } = options;
  const occupied = occupiedOrbitals(of);
  const S = overlap(of);
  const h = matrixSum(kinetic(of), nuclearAttraction(of));
  const X = inverseRoot(S);
  const repelled = nuclearRepulsion(of.molecule);
  const better = diis();
  const history: number[] = [];
  let P = start === "core" ? zeroMatrix(of.size, of.size) : startDensity(of, start, X, occupied);
  let residual = Number.POSITIVE_INFINITY;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const F = matrixSum(h, meanField(repulsion, P));
    const energy = repelled + electronicEnergy(P, h, F);
    history.push(energy);
    const error = commutator(F, P, S, X);
    residual = largest(error);
    if (residual < tolerance && iteration > 1) {
      const { values, vectors } = eigenIn(X, F);
      return {
        basis: of,
        energy,
        nuclearRepulsion: repelled,
        overlap: S,
        core: h,
        fock: F,
        density: P,
        coefficients: vectors,
        orbitalEnergies: values,
        occupied,
        iterations: iteration,
        history,
      };
    }
    // The density of the start belongs to no orbitals of this basis: its error means little.
    P = densityOf(eigenIn(X, iteration === 1 ? F : better(F, error)).vectors, occupied);
  }
  throw new RangeError(
    `expected Hartree-Fock to converge, got the residual ${residual.toExponential(1)} after ${iterations} iterations, above ${tolerance}: look at the geometry and the charge, raise iterations, or start from something nearer, such as { density } of a molecule a little different`,
  );
}

/** P = 2 C_occ C_occ^T. */
export function densityOf(C: Matrix, occupied: number): number[][] {
  if (occupied === 0) return zeroMatrix(C.length, C.length);
  const filled = C.map((row) => row.slice(0, occupied));
  return scaledMatrix(2, matmul(filled, transpose(filled)));
}

function startDensity(
  of: Basis,
  start: Exclude<NonNullable<HartreeFockOptions["start"]>, "core">,
  X: Matrix,
  occupied: number,
): Matrix {
  if (start === "atoms") return atomicGuess(of);
  const given = "fock" in start ? start.fock : start.density;
  if (given.length !== of.size)
    throw new RangeError(
      `expected a matrix of ${of.size} rows to start from, one for each function of ${of.name}, got ${given.length}`,
    );
  return "fock" in start ? densityOf(eigenIn(X, given).vectors, occupied) : given;
}

function occupiedOrbitals({ name, size, molecule: { electrons, charge, numbers } }: Basis): number {
  const what = `${numbers.map(elementSymbol).join("")}${charge === 0 ? "" : ` with the charge ${charge}`}`;
  if (electrons % 2 !== 0)
    throw new RangeError(
      `expected an even number of electrons, two in each orbital, got ${electrons} of ${what}: give the molecule a charge, such as ${charge + 1} or ${charge - 1}`,
    );
  if (electrons / 2 > size)
    throw new RangeError(
      `expected at most ${2 * size} electrons in the ${size} functions of ${name}, got ${electrons} of ${what}: take a larger basis set`,
    );
  return electrons / 2;
}

/** 1/2 sum_ij P_ij (h_ij + F_ij). */
function electronicEnergy(P: Matrix, h: Matrix, F: Matrix): number {
  let energy = 0;
  for (const [i, row] of P.entries())
    for (const [j, p] of row.entries()) energy += 0.5 * p * (h[i]![j]! + F[i]![j]!);
  return energy;
}

/** X (F P S - S P F) X. */
function commutator(F: Matrix, P: Matrix, S: Matrix, X: Matrix): number[][] {
  const FPS = matmul(matmul(F, P), S);
  return matmul(matmul(X, matrixDifference(FPS, transpose(FPS))), X);
}

const largest = (a: Matrix): number => Math.max(...a.map((row) => Math.max(...row.map(Math.abs))));
