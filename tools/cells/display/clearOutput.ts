import { hook } from "./hook.js";

/**
 * Removes what the running cell has shown and printed so far.
 *
 * Outside a notebook it does nothing.
 *
 * @param how with `wait`, only when the next thing is shown, so that nothing flickers
 * @example
 * for (let step = 0; step < 10; step++) {
 * clearOutput({ wait: true });
 *   console.log(`step ${step}`);
 * }
 */
export function clearOutput(how: { readonly wait?: boolean } = {}): void {
  hook()?.clear(how.wait ?? false);
}
