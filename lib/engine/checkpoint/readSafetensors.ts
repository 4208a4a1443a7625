import { leaf } from "../apply.js";
import { bytesPerNumber, type DType, newValues } from "../dtype.js";
import { kindOf } from "../kindOf.js";
import { shapeText, sizeOf } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { fromUtf8 } from "./text.js";
import { formatNames } from "./writeSafetensors.js";

/** What a file in the format safetensors holds. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What the format allows. */
const longestHeader = 100_000_000;

/**
 * Reads a file in the format safetensors.
 *
 * @throws RangeError if it is another file or only a part of one, if tensors overlap or leave room between them, or hold
 * numbers that are neither float32, float64 nor int32
 * @see https://github.com/huggingface/safetensors#format
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const [header, data] = headerOf(bytes);
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isRecord(metadata) || !Object.values(metadata).every((text) => typeof text === "string"))
    throw new RangeError("safetensors: expected metadata of texts, got others");
  const found = Object.entries(entries).map(([name, entry]) => ({ name, ...entryOf(name, entry) }));
  checkRoom(found, data.length);
  const tensors = new Map<string, Tensor>();
  for (const { name, dtype, shape, begin, end } of found) {
    const values = newValues(dtype, sizeOf(shape));
    new Uint8Array(values.buffer).set(data.subarray(begin, end));
    tensors.set(name, leaf(shape, dtype, values));
  }
  return { tensors, metadata: metadata as Readonly<Record<string, string>> };
}

function headerOf(bytes: Uint8Array): readonly [header: Record<string, unknown>, data: Uint8Array] {
  if (!ArrayBuffer.isView(bytes))
    throw new TypeError(
      `safetensors: expected bytes, a Uint8Array, got ${kindOf(bytes)}: read the file first, and await it`,
    );
  if (bytes.length < 8)
    throw new RangeError(
      `safetensors: expected 8 bytes at least, got ${bytes.length}: the file is truncated or another`,
    );
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > longestHeader)
    throw new RangeError(
      `safetensors: expected a header of 100 MB at most, got one of ${length} bytes: this is no file of safetensors`,
    );
  const start = 8 + Number(length);
  if (start > bytes.length)
    throw new RangeError(
      `safetensors: expected a header of ${length} bytes, got ${bytes.length - 8}: the file is truncated or another`,
    );
  let header: unknown;
  try {
    header = JSON.parse(fromUtf8(bytes.subarray(8, start)));
  } catch {
    header = undefined;
  }
  if (!isRecord(header))
    throw new RangeError(
      "safetensors: expected a header in JSON, got something else: this is no file of safetensors",
    );
  return [header, bytes.subarray(start)];
}

interface Entry {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

const dtypes = new Map(Object.entries(formatNames).map(([dtype, name]) => [name, dtype as DType]));
const isCount = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0;

function entryOf(name: string, entry: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (!Array.isArray(shape) || !shape.every(isCount) || !Array.isArray(offsets) || !offsets.every(isCount))
    throw new RangeError(
      `safetensors: expected dtype, shape and data_offsets of ${name}, got ${JSON.stringify(entry)}`,
    );
  const known = dtypes.get(dtype as string);
  if (!known)
    throw new RangeError(
      `safetensors: expected numbers of the kinds ${[...dtypes.keys()].join(", ")}, got ${String(dtype)} in ${name}: convert them before they are stored`,
    );
  const [begin, end] = offsets as [number, number];
  const size = sizeOf(shape) * bytesPerNumber[known];
  if (offsets.length !== 2 || end - begin !== size)
    throw new RangeError(
      `safetensors: expected ${size} bytes for ${name} ${shapeText(shape)} ${String(dtype)}, got the offsets ${shapeText(offsets)}`,
    );
  return { dtype: known, shape, begin, end };
}

/** The numbers lie one after the other, without overlap or room between them, up to the end of the file. */
function checkRoom(entries: readonly (Entry & { readonly name: string })[], size: number): void {
  let at = 0;
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at)
      throw new RangeError(
        `safetensors: expected ${name} to begin at byte ${at} of the numbers, got ${begin}: tensors ${begin < at ? "overlap" : "leave room between them"}`,
      );
    at = end;
  }
  if (at !== size)
    throw new RangeError(
      `safetensors: expected ${at} bytes of numbers, got ${size}: ${at > size ? "the file is truncated" : "there is more after the last tensor"}`,
    );
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === "object" && x !== null && !Array.isArray(x);
}
