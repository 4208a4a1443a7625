/**
 * Refuses a mean number, of neighbours or points, by whose root a model could not divide its sums.
 *
 * @throws RangeError if it is not above 0, or not finite
 */
export function checkMeanNumber(model: string, what: string, given: number): void {
  if (!(given > 0 && given < Infinity))
    throw new RangeError(`${model}: expected a mean number of ${what} above 0, got ${given}`);
}
