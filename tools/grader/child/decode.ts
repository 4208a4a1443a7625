import { typedArrayKind } from "./typedArrays.js";

/** Rebuilds a portable function or object: `make` names an export of the library, `from` its arguments. */
export type Remake = (make: string, from: readonly unknown[]) => unknown;

/** A value from the grader's JSON data, as `encodeArgument` in tools/grader/wire writes it. */
export function decode(data: unknown, remake: Remake): unknown {
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map((item) => decode(item, remake));
  const { $, is, make, from } = data as { $: string; is: unknown; make: string; from: readonly unknown[] };
  switch ($) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(is as string);
    case "object":
      return Object.fromEntries(
        (is as [string, unknown][]).map(([key, value]) => [key, decode(value, remake)]),
      );
    case "portable":
      return remake(
        make,
        from.map((item) => decode(item, remake)),
      );
    default: {
      const kind = typedArrayKind($);
      if (kind === undefined) return Number($);
      const raw = Buffer.from(is as string, "base64");
      return new kind(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength) as ArrayBuffer);
    }
  }
}
