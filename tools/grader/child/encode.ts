import { typedArrayName } from "./typedArrays.js";

// Captured before any code of a learner runs.
const { isArray } = Array;
const { keys, getPrototypeOf, getOwnPropertyNames } = Object;
const { is } = Object;
const { isView } = ArrayBuffer;
const bytes = Buffer.from.bind(Buffer) as (buffer: ArrayBufferLike, offset: number, length: number) => Buffer;

const tag = Object.prototype.toString;
const MOST = 2_000_000;
const DEEPEST = 64;

/** Keeps a function, with the object that it was found on, and returns a number by which it can be called. */
export type Keep = (of: (...values: unknown[]) => unknown, on: unknown) => number;

/**
 * A value as JSON data: numbers that JSON lacks, typed arrays, promises and functions are written as `{"$": kind}`,
 * objects as lists of entries, so that no key has a meaning of its own.
 *
 * @throws TypeError if the value is not data: nested deeper than 64 levels (or cyclic), too large, a symbol, a Map, an
 * iterator
 */
export function encode(value: unknown, keep: Keep): unknown {
  let written = 0;
  const one = (item: unknown, depth: number, on: unknown): unknown => {
    if (++written > MOST) throw new TypeError("the result has more than 2000000 entries");
    if (depth > DEEPEST)
      throw new TypeError("the result is nested deeper than 64 levels: does it contain itself?");
    switch (typeof item) {
      case "undefined":
        return { $: "undefined" };
      case "number":
        return item - item === 0 && !is(item, -0) ? item : { $: is(item, -0) ? "-0" : `${item}` };
      case "bigint":
        return { $: "bigint", is: `${item}` };
      case "function":
        return { $: "function", is: keep(item as (...values: unknown[]) => unknown, on) };
      case "symbol":
        throw new TypeError("the result contains a symbol: return numbers, lists and plain objects");
      case "object":
        return item === null ? null : object(item, depth);
      default:
        return item;
    }
  };
  const object = (item: object, depth: number): unknown => {
    if (isArray(item)) {
      if (item.length > MOST) throw new TypeError(`the result is a list of length ${item.length}`);
      const list: unknown[] = [];
      for (let i = 0; i < item.length; i++) list[i] = one(item[i], depth + 1, item);
      return list;
    }
    if (isView(item)) {
      const kind = typedArrayName(item);
      if (kind !== undefined)
        return { $: kind, is: bytes(item.buffer, item.byteOffset, item.byteLength).toString("base64") };
      throw new TypeError(`the result is a ${kindOf(item)}: return a list of numbers, or a Float64Array`);
    }
    if (typeof (item as { then?: unknown }).then === "function") return { $: "promise" };
    if (item instanceof Map || item instanceof Set || item instanceof Date) {
      throw new TypeError("the result contains a Map, Set or Date: return numbers, lists and plain objects");
    }
    if (typeof (item as { next?: unknown }).next === "function") {
      throw new TypeError("the result is a generator or an iterator: return a list, [...it]");
    }
    const entries: unknown[] = [];
    for (const key of properties(item)) {
      entries[entries.length] = [key, one((item as Record<string, unknown>)[key], depth + 1, item)];
    }
    return { $: "object", is: entries };
  };
  return one(value, 0, undefined);
}

function kindOf(view: object): string {
  return `${tag.call(view)}`.slice(8, -1);
}

/** An object's own enumerable names, then the methods of its class. */
function properties(item: object): string[] {
  const names = keys(item);
  let prototype: object | null = getPrototypeOf(item) as object | null;
  while (prototype !== null && getPrototypeOf(prototype) !== null) {
    for (const name of getOwnPropertyNames(prototype)) {
      if (name !== "constructor" && !names.includes(name)) names[names.length] = name;
    }
    prototype = getPrototypeOf(prototype) as object | null;
  }
  return names;
}
