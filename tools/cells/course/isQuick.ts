/**
 * Whether this is a quick run, `noether run --quick` or one with the environment variable NOETHER_QUICK=1: a lesson then
 * takes fewer steps and smaller data in the same code. True as well where a notebook is graded, because nobody looks at
 * its curves there; false in a page, which has no environment.
 *
 * @example
 * const steps = isQuick() ? 40 : 400;
 */
export function isQuick(): boolean {
  const { NOETHER_QUICK: value } = globalThis.process?.env ?? {};
  return value !== undefined && value !== "" && value !== "0";
}
