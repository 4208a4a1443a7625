import { checkTensor } from "../checkTensor.js";
import { bytesPerNumber, type DType } from "../dtype.js";
import { kindOf } from "../kindOf.js";
import type { Tensor } from "../tensor.js";
import { toUtf8 } from "./text.js";

/** How the format calls the kinds of numbers. */
export const formatNames: Readonly<Record<DType, string>> = { float32: "F32", float64: "F64", int32: "I32" };

/**
 * Tensors by name in the format safetensors: the length of a header (8 bytes), the header as JSON, the numbers one after the
 * other, little-endian; those of 8 bytes first, so that all lie at multiples of their size.
 *
 * @param metadata texts that are stored beside them
 * @throws TypeError if they are no Map of tensors
 * @see https://github.com/huggingface/safetensors#format
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  if (typeof (tensors as Partial<typeof tensors> | undefined)?.[Symbol.iterator] !== "function")
    throw new TypeError(
      `writeSafetensors: expected a Map of tensors by name, got ${kindOf(tensors)}: new Map(Object.entries(...)), or saveCheckpoint, which stores nested records`,
    );
  for (const [name, each] of tensors) checkTensor("writeSafetensors", each, `a tensor for ${name}`);
  const sorted = [...tensors].sort(([, a], [, b]) => bytesPerNumber[b.dtype] - bytesPerNumber[a.dtype]);
  const entries: [string, unknown][] = [["__metadata__", metadata]];
  let end = 0;
  for (const [name, { dtype, shape, size }] of sorted) {
    const begin = end;
    end += size * bytesPerNumber[dtype];
    entries.push([name, { dtype: formatNames[dtype], shape, data_offsets: [begin, end] }]);
  }
  const json = toUtf8(JSON.stringify(Object.fromEntries(entries)));
  const start = 8 + Math.ceil(json.length / 8) * 8; // spaces fill it up
  const bytes = new Uint8Array(start + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.fill(0x20, 8, start);
  bytes.set(json, 8);
  let at = start;
  for (const [, { values }] of sorted) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}
