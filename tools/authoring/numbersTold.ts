/**
 * How many numbers a person reads in a message: every one that stands by itself, in a list or before a unit. The digits of
 * names (x0, S_3, R^3, g^-1) and of dimensions written as 3 x 3 are no numbers to read: the first are names, the second are two.
 *
 * @example
 * numbersTold("Shifting f by 1: f = [1, 0, -2.5], x0 is 4 x 4"); // 6
 */
export function numbersTold(message: string): number {
  return [...message.matchAll(/(?<![\w^_.]|\^-)\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w)/g)].length;
}
