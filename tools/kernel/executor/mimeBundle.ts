import { inspect } from "node:util";
import type { MimeBundle } from "../../notebook/notebook.js";

const displayMethod = Symbol.for("Jupyter.display");

/** How values are written out: nested values four levels deep, a hundred items of a list. */
const style = { depth: 4, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 88 } as const;

/**
 * How a value shows itself: what its method `Symbol.for("Jupyter.display")` gives (a bundle by MIME type, or a promise
 * of one), or else its text. Bytes are written in base 64, as notebooks store pictures.
 */
export function mimeBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  const method = hasProperties(value) ? (value as Record<symbol, unknown>)[displayMethod] : undefined;
  if (typeof method !== "function") return { "text/plain": inspect(value, style) };
  const shown: unknown = method.call(value);
  return shown instanceof Promise ? shown.then(storable) : storable(shown);
}

const hasProperties = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

/** A bundle as a notebook stores it. */
export function storable(bundle: unknown): MimeBundle {
  if (!hasProperties(bundle) || Array.isArray(bundle)) {
    throw new TypeError(
      `expected the display method to return an object from MIME types to data, got ${inspect(bundle, { depth: 0 })}`,
    );
  }
  return Object.fromEntries(
    Object.entries(bundle).map(([type, data]) => [
      type,
      data instanceof Uint8Array
        ? Buffer.from(data.buffer, data.byteOffset, data.length).toString("base64")
        : data,
    ]),
  );
}

/** Whether a bundle shows nothing: so a value says that it has been shown already. */
export const isEmpty = (bundle: MimeBundle): boolean => Object.keys(bundle).length === 0;

/** Whether a plain object is a bundle by itself: all of its keys are MIME types. */
export function isBundle(value: unknown): boolean {
  if (!hasProperties(value) || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const keys = Object.keys(value);
  return (
    keys.length > 0 && keys.every((type) => /^(text|image|application|audio|video)\/[\w.+-]+$/.test(type))
  );
}
