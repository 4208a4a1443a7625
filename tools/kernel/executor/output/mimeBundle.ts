import { inspect } from "node:util";
import type { MimeBundle } from "noether";
import { displayMethod } from "../../../globals.js";
import { shortText } from "./shortText.js";

/** How values are written: nested values to four levels, a hundred items of a list. */
const style = { depth: 4, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 88 } as const;

/**
 * The bundle that shows a value: what its method `Symbol.for("Jupyter.display")` returns (a bundle by MIME type, or a
 * promise of one), or else its text. Bytes are written in base 64, as notebooks store pictures. A bundle without plain
 * text gets one.
 */
export function mimeBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  const method = hasProperties(value) ? (value as Record<symbol, unknown>)[displayMethod] : undefined;
  if (typeof method !== "function") return { "text/plain": shortText(value) ?? inspect(value, style) };
  const shown: unknown = method.call(value);
  return shown instanceof Promise ? shown.then((bundle) => storable(bundle, value)) : storable(shown, value);
}

/** Types whose data are text that a person can read. */
const readable = ["text/markdown", "text/latex", "text/html", "image/svg+xml", "text/javascript"];

/** A plain text for a bundle without one: that of the value, if it has properties, or else of the bundle itself. */
function plainText(data: MimeBundle, value: unknown): string {
  if (hasProperties(value) && Object.keys(value).length > 0) {
    const { [displayMethod]: _, ...rest } = value as Record<string | symbol, unknown>;
    const isPlain = Object.getPrototypeOf(value) === Object.prototype;
    return inspect(isPlain ? rest : value, style);
  }
  const type = readable.find((each) => typeof data[each] === "string");
  return type === undefined ? `<${Object.keys(data).join(", ")}>` : String(data[type]);
}

const hasProperties = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

/**
 * A bundle as a notebook stores it; an empty one shows nothing.
 *
 * @param value the value that the bundle shows, unless the bundle itself was given
 * @throws TypeError if it is not a bundle, or contains something other than text or bytes under a type that is not JSON
 */
export function storable(bundle: unknown, value?: unknown): MimeBundle {
  if (!hasProperties(bundle) || Array.isArray(bundle)) {
    throw new TypeError(
      `expected the display method to return an object from MIME types to data, got ${inspect(bundle, { depth: 0 })}`,
    );
  }
  const given = Object.entries(bundle).filter(([, data]) => data !== undefined);
  const data = Object.fromEntries(given.map(([type, data]) => [type, storableData(type, data)]));
  if (given.length === 0 || "text/plain" in data) return data;
  return { ...data, "text/plain": plainText(data, value) };
}

function storableData(type: string, data: unknown): unknown {
  if (typeof data === "string" || /^application\/(?:.*\+)?json$/i.test(type)) return data;
  if (data instanceof Uint8Array)
    return Buffer.from(data.buffer, data.byteOffset, data.length).toString("base64");
  if (Array.isArray(data) && data.every((line) => typeof line === "string")) return data.join("");
  throw new TypeError(
    `expected text or bytes for ${type}, got ${inspect(data, { depth: 0 })}: write it as a string`,
  );
}

/** Whether a bundle shows nothing, as that of a value that has already been shown. */
export const isEmpty = (bundle: MimeBundle): boolean => Object.keys(bundle).length === 0;

/** Whether a plain object is itself a bundle: all of its keys are MIME types. */
export function isBundle(value: unknown): boolean {
  if (!hasProperties(value) || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const keys = Object.keys(value);
  return (
    keys.length > 0 && keys.every((type) => /^(text|image|application|audio|video)\/[\w.+-]+$/.test(type))
  );
}
