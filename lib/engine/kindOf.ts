import { Tensor } from "./tensor.js";

/** What kind of value was given, in words for an error: where `typeof` says "object", what one would call it. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Tensor) return "a tensor";
  if (value instanceof Promise) return "a promise";
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  return typeof value;
}
