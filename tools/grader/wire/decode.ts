import { type TypedArrayKind, typedArrayKind } from "../child/typedArrays.js";

/** A learner's process said something that is not an answer. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** Makes the function with this number in the learner's process callable here; `like` is the reference's own. */
export type Connect = (number: number, like: AnyFunction) => AnyFunction;
export type AnyFunction = (...values: readonly unknown[]) => unknown;

const MOST = 2_000_000;
const DEEPEST = 66;
const special: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

/**
 * The value in a reply, checked entry by entry: plain data only, without prototypes, getters or hidden conversions.
 *
 * A function is accepted only where `like`, the reference's value for the same call, has one too; elsewhere it could
 * stand for a number that changes while it is checked. A property that is such a function is left out; anywhere else it
 * is an error.
 *
 * @throws Malformed if the reply is not of the agreed form, TypeError for such a function
 */
export function decodeReply(data: unknown, like: () => unknown, connect: Connect): unknown {
  let read = 0;
  const one = (item: unknown, alike: () => unknown, depth: number): unknown => {
    if (++read > MOST) throw new Malformed("a result with too many entries");
    if (depth > DEEPEST) throw new Malformed("a result that is nested too deeply");
    if (item === null || typeof item !== "object") return item;
    if (Array.isArray(item)) {
      return item.map((entry, i) => present(one(entry, () => property(alike(), String(i)), depth + 1)));
    }
    const kind = own(item, "$");
    const is = own(item, "is");
    if (kind === "undefined") return undefined;
    if (kind === "promise") return Promise.resolve();
    if (special.has(kind)) return special.get(kind);
    if (kind === "bigint" && typeof is === "string" && /^-?\d{1,1000}$/.test(is)) return BigInt(is);
    if (kind === "function" && Number.isSafeInteger(is)) return functionLike(is as number, alike());
    if (kind === "object" && Array.isArray(is)) return object(is, alike, depth);
    const array = typedArrayKind(kind);
    if (array !== undefined && typeof is === "string") return typed(array, is);
    throw new Malformed("an answer that is not of the agreed form");
  };
  const functionLike = (number: number, alike: unknown): unknown =>
    typeof alike === "function" ? connect(number, alike as AnyFunction) : NO_FUNCTION;
  const object = (entries: readonly unknown[], alike: () => unknown, depth: number): object => {
    const made: Record<string, unknown> = {};
    for (const entry of entries) {
      const [key, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
      if (typeof key !== "string") throw new Malformed("an object with a key that is not a string");
      if (key === "__proto__") throw new Malformed("an object with a key __proto__");
      const decoded = one(value, () => property(alike(), key), depth + 1);
      if (decoded !== NO_FUNCTION) made[key] = decoded;
    }
    return made;
  };
  return present(one(data, like, 0));
}

const NO_FUNCTION: unique symbol = Symbol("a function that the reference does not have");

function present(value: unknown): unknown {
  if (value === NO_FUNCTION)
    throw new TypeError("the result is a function, or contains one, where a value was expected");
  return value;
}

function own(item: object, key: string): unknown {
  return Object.hasOwn(item, key) ? (item as Record<string, unknown>)[key] : undefined;
}

/** A property of the reference's value or of its class, but not one that every object has. */
function property(alike: unknown, key: string): unknown {
  if (alike === null || typeof alike !== "object" || key in Object.prototype) return undefined;
  return (alike as Record<string, unknown>)[key];
}

function typed(kind: TypedArrayKind, base64: string): unknown {
  const raw = Buffer.from(base64, "base64");
  if (raw.byteLength % kind.BYTES_PER_ELEMENT !== 0)
    throw new Malformed(`a ${kind.name} with part of an entry`);
  return new kind(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength) as ArrayBuffer);
}
