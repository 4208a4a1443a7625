import type { Tensor } from "noether";

/** Codes with what they are codes of. */
export interface LabelledCodes {
  /** [example, number] */
  readonly codes: Tensor;
  readonly labels: readonly number[];
}

/**
 * The part of some codes whose label is that of most of their k nearest neighbours among others (Euclidean; of equally many the
 * label of the nearest): how much of what they are codes of they tell without being taught.
 */
export function neighbourAccuracy(known: LabelledCodes, asked: LabelledCodes, k: number): number {
  const [rows, others] = [known.codes.toArray(), asked.codes.toArray()] as [number[][], number[][]];
  let right = 0;
  for (const [i, code] of others.entries()) {
    const nearest = rows
      .map((row, j) => [row.reduce((sum, x, c) => sum + (x - code[c]!) ** 2, 0), known.labels[j]!] as const)
      .sort(([a], [b]) => a - b)
      .slice(0, k);
    const votes = new Map<number, number>();
    for (const [, label] of nearest) votes.set(label, (votes.get(label) ?? 0) + 1);
    const most = Math.max(...votes.values());
    if (nearest.find(([, label]) => votes.get(label) === most)![1] === asked.labels[i]) right++;
  }
  return right / others.length;
}
