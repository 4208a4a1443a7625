import { inspect } from "node:util";

/**
 * Lets a promise that is printed say what is missing. Node lists what the kernel hangs on it to know whose cell it is.
 */
export function sayPromises(): void {
  Object.defineProperty(Promise.prototype, inspect.custom, {
    value: () => "Promise: put `await` before it to get its value",
    configurable: true,
    writable: true,
  });
}
