/**
 * How many numbers a person reads in a message: every number on its own, in a list or before a unit. The digits in
 * names (x0, S_3, R^3, g^-1) do not count; dimensions written as 3 x 3 count as two.
 *
 * @example
 * numbersTold("Shifting f by 1: f = [1, 0, -2.5], x0 is 4 x 4"); // 6
 */
export function numbersTold(message: string): number {
  return [...message.matchAll(/(?<![\w^_.]|\^-)\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w)/g)].length;
}
