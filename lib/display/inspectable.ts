/** The key by which Node's `console.log` asks an object for its words; any other console ignores it. */
const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * An object that says what it is, in `String(x)` and in Node's console, instead of listing its functions. A copy made by
 * `{ ...x }` no longer does, because it may be something else.
 *
 * @param words what it says, asked for each time
 * @returns the same object
 */
export function inspectable<T extends object>(object: T, words: () => string): T {
  const method = { value: words, enumerable: false, configurable: true, writable: true };
  return Object.defineProperties(object, { toString: method, [inspect]: method });
}
