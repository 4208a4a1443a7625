import { identityMatrix, type Matrix, matvec, transpose } from "noether";
import type { Arrangement, Symmetry } from "./molecules.js";

export type MotionShares = (
  u: Matrix,
  symmetries: readonly Symmetry[],
  characters: Matrix,
) => readonly number[];

/** (g.u)_j = R u_i, where atom i goes to place j. */
export function act({ permutation, matrix }: Symmetry, u: Matrix): Matrix {
  const moved: (readonly number[])[] = u.map(() => []);
  for (const [i, j] of permutation.entries()) moved[j] = matvec(matrix, u[i]!);
  return moved;
}
export const squared = (u: Matrix): number => u.flat().reduce((sum, x) => sum + x * x, 0);

/** The part of a motion in the isotypic component of one character, from its images under the symmetries. */
export function part(moved: readonly Matrix[], chi: readonly number[]): Matrix {
  const factor = chi[0]! / chi.reduce((sum, x) => sum + x * x, 0);
  return moved[0]!.map((row, i) =>
    row.map((_, a) => factor * moved.reduce((sum, u, k) => sum + chi[k]! * u[i]![a]!, 0)),
  );
}
export const movedBy = (u: Matrix, symmetries: readonly Symmetry[], action = act): readonly Matrix[] =>
  symmetries.map((g) => action(g, u));

/** Shares by an action, a factor that multiplies every part, and what the squares are divided by. */
export const sharesBy =
  ({
    action = act,
    factor = () => 1,
    whole = squared,
  }: {
    readonly action?: (g: Symmetry, u: Matrix) => Matrix;
    readonly factor?: (chi: readonly number[]) => number;
    readonly whole?: (u: Matrix) => number;
  } = {}): MotionShares =>
  (u, symmetries, characters) => {
    const moved = movedBy(u, symmetries, action);
    return characters.map((chi) => (factor(chi) ** 2 * squared(part(moved, chi))) / whole(u));
  };
export const reference: MotionShares = sharesBy();
export const norm = (chi: readonly number[]): number => chi.reduce((sum, x) => sum + x * x, 0) / chi.length;

/** The sums of chi_i(g) g.u without a factor, their squares divided by the sum of them all. */
export const normalised: MotionShares = (u, symmetries, characters) => {
  const moved = movedBy(u, symmetries);
  const squares = characters.map((chi) => (norm(chi) / chi[0]!) ** 2 * squared(part(moved, chi)));
  const total = squares.reduce((sum, x) => sum + x, 0);
  return squares.map((x) => x / total);
};
export const turnsBack: MotionShares = sharesBy({
  action: ({ permutation, matrix }, u) => act({ permutation, matrix: transpose(matrix) }, u),
});
export const movesOnly = sharesBy({
  action: ({ permutation }, u) => act({ permutation, matrix: identityMatrix(3) }, u),
});
export const turnsOnly = sharesBy({ action: ({ matrix }, u) => u.map((row) => matvec(matrix, row)) });
export const wrongPlaces = sharesBy({
  action: ({ permutation, matrix }, u) => u.map((_, i) => matvec(matrix, u[permutation[i]!]!)),
});
export const halfTheSymmetries: MotionShares = (u, symmetries, characters) => {
  const half = Math.ceil(symmetries.length / 2);
  return reference(
    u,
    symmetries.slice(0, half),
    characters.map((chi) => chi.slice(0, half)),
  );
};

/** Equal, up to rounding. */
export const close = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((x, k) => Math.abs(x - b[k]!) < 1e-7);

/** What is wrong, if the shares are those of a common mistake. */
export function knownMistake(
  s: readonly number[],
  { u, of }: { readonly u: Matrix; readonly of: Arrangement },
): string | undefined {
  if (close(s, turnsBack(u, of.symmetries, of.characters)))
    return "these are the shares with R^T u_i: `matrix` turns an arrow, its transpose turns it back";
  if (close(s, normalised(u, of.symmetries, of.characters)))
    return "they add up because you divided by their sum. Give each part its factor chi_i(e) / <chi_i, chi_i> and divide by |u|^2: then they add up without it";
  return undefined;
}
