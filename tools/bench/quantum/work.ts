/** Something that both programs do with a molecule. */
export interface Work {
  /**
   * integrals: of one and two electrons, all of them; fock: one Fock matrix from them and a density matrix; energy: from
   * the positions to a converged energy
   */
  readonly kind: "integrals" | "fock" | "energy";
  readonly molecule: "water" | "ethanol" | "benzene";
  readonly set: "sto-3g" | "def2-svp";
}

/** Milliseconds of the processor for some calls, and a number of the result, which shows that all did the same. */
export interface Answer {
  readonly ms: readonly number[];
  readonly value: number;
}

/** Atomic numbers, and positions in angstrom. */
interface Geometry {
  readonly numbers: readonly number[];
  readonly positions: readonly (readonly number[])[];
}

/** The molecules; peers/quantum_on_pyscf.py has the same. */
export const molecules: Readonly<Record<Work["molecule"], Geometry>> = {
  water: {
    numbers: [8, 1, 1],
    positions: [
      [0, 0, 0.1173],
      [0, 0.7572, -0.4692],
      [0, -0.7572, -0.4692],
    ],
  },
  ethanol: {
    numbers: [6, 6, 8, 1, 1, 1, 1, 1, 1],
    positions: [
      [1.1713, -0.4011, 0.0],
      [0.0, 0.5558, 0.0],
      [-1.1904, -0.2134, 0.0],
      [-1.9423, 0.385, 0.0],
      [2.1041, 0.1641, 0.0],
      [1.1306, -1.0389, 0.8857],
      [1.1306, -1.0389, -0.8857],
      [0.04, 1.1909, 0.8832],
      [0.04, 1.1909, -0.8832],
    ],
  },
  benzene: {
    numbers: [6, 6, 6, 6, 6, 6, 1, 1, 1, 1, 1, 1],
    positions: [1.395, 2.482].flatMap((r) =>
      [0, 1, 2, 3, 4, 5].map((k) => [r * Math.cos((k * Math.PI) / 3), r * Math.sin((k * Math.PI) / 3), 0]),
    ),
  },
};

/** Everything that is compared, the smallest first. */
export const works: readonly Work[] = [
  ...(["water", "ethanol", "benzene"] as const).map((molecule) => ({ molecule, set: "sto-3g" as const })),
  { molecule: "water" as const, set: "def2-svp" as const },
].flatMap((each) => (["integrals", "fock", "energy"] as const).map((kind) => ({ kind, ...each })));

/** A work in words. */
export const inWords = ({ kind, molecule, set }: Work): string =>
  `${molecule}, ${set}: ${{ integrals: "integrals", fock: "Fock matrix", energy: "whole calculation" }[kind]}`;
