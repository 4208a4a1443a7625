import { portable } from "../../globals.js";
import { typedArrayName } from "../child/typedArrays.js";

/** How to rebuild a function or object in another process: `noether`'s export `make`, called with `from`. */
export interface Portable {
  readonly make: string;
  readonly from: readonly unknown[];
}

/**
 * An argument of a law as JSON data for the process of the learner: numbers that JSON lacks, typed arrays and
 * portable functions are written as `{"$": kind}`, objects as lists of entries.
 *
 * @throws TypeError for a function that is not portable, and for an instance of a class
 */
export function encodeArgument(value: unknown): unknown {
  switch (typeof value) {
    case "undefined":
      return { $: "undefined" };
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: Object.is(value, -0) ? "-0" : String(value) };
    case "bigint":
      return { $: "bigint", is: String(value) };
    case "string":
    case "boolean":
      return value;
    case "symbol":
      throw new TypeError("expected data as an argument, got a symbol");
    default:
      return value === null ? null : encodeObject(value as object);
  }
}

function encodeObject(value: object): unknown {
  const anew = (value as { readonly [portable]?: Portable })[portable];
  if (anew !== undefined) return { $: "portable", make: anew.make, from: anew.from.map(encodeArgument) };
  if (Array.isArray(value)) return value.map(encodeArgument);
  const kind = typedArrayName(value);
  if (kind !== undefined) {
    const { buffer, byteOffset, byteLength } = value as Float64Array;
    return { $: kind, is: Buffer.from(buffer, byteOffset, byteLength).toString("base64") };
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (typeof value === "function" || (prototype !== Object.prototype && prototype !== null)) {
    const what =
      typeof value === "function" ? `the function ${value.name}` : `a ${prototype?.constructor.name}`;
    throw new TypeError(
      `expected data as an argument, got ${what}: mark it with Symbol.for("noether.portable"), {make, from}, ` +
        "so that it can be rebuilt in another process",
    );
  }
  return { $: "object", is: Object.entries(value).map(([key, entry]) => [key, encodeArgument(entry)]) };
}
