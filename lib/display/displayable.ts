import { inspectable } from "./inspectable.js";

/** A value in several formats at once, by MIME type: what a notebook shows. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The key of the method by which an object shows itself in a notebook. */
export const display: unique symbol = Symbol.for("Jupyter.display");

/** An object that shows itself in a notebook. */
export interface Displayable {
  readonly [display]: () => MimeBundle;
}

/**
 * An object that shows itself as words, in a notebook, in `String(x)` and in Node's console.
 *
 * @returns a new object
 */
export function shown<T extends object>(parts: T, words: () => string): T & Displayable {
  return inspectable({ ...parts, [display]: () => ({ "text/plain": words() }) }, words);
}

/**
 * An object that shows itself as a picture in a notebook, and as its alternative text where only words can be shown.
 *
 * @returns the same object: it already has the method `display`
 */
export function pictured<T extends Displayable>(object: T, alt: () => string): T {
  return inspectable(object, alt);
}
