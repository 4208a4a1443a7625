import type { NumberRows } from "./numberList.js";

/** The largest |a_ij|; 0 for the empty matrix. */
export function largestEntry(a: NumberRows): number {
  let largest = 0;
  for (const row of a) for (const entry of row) largest = Math.max(largest, Math.abs(entry));
  return largest;
}

/**
 * The least power of two that is not below the largest entry of a matrix, limited to 2^-1000 ... 2^1000; 1 for a matrix
 * of zeros. Numbers divided by it lose no digits, and their squares neither overflow nor underflow.
 */
export function powerOfTwoAbove(a: NumberRows): number {
  const largest = largestEntry(a);
  if (largest === 0) return 1;
  return 2 ** Math.max(-1000, Math.min(1000, Math.ceil(Math.log2(largest))));
}
