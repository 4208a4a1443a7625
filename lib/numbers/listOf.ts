/**
 * n numbers of a typed array, from `start` on, as a list. Its rows begin as numbers that are not whole, so that the engine
 * need not change how it holds them when the first such number comes.
 */
export function listOf(numbers: Float64Array, start: number, n: number): number[] {
  const list = new Array<number>(n).fill(0.5);
  for (let i = 0; i < n; i++) list[i] = numbers[start + i]!;
  return list;
}
