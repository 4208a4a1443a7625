import { unzipSync } from "fflate";

/** The array types that a .npy file can hold here: numbers of one size, little-endian. */
const TYPES: Readonly<Record<string, NumbersConstructor>> = {
  u1: Uint8Array,
  i1: Int8Array,
  u2: Uint16Array,
  i2: Int16Array,
  u4: Uint32Array,
  i4: Int32Array,
  u8: BigUint64Array,
  i8: BigInt64Array,
  f4: Float32Array,
  f8: Float64Array,
  b1: Uint8Array,
};

/** A typed array of one of the types above. */
export type Numbers =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

interface NumbersConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): Numbers;
}

/** An array of any number of axes, its entries in row-major order. */
export interface StoredArray {
  readonly shape: readonly number[];
  readonly data: Numbers;
}

/**
 * The arrays of an .npz archive, by name.
 *
 * @param bytes the file: a zip archive of .npy files
 * @param names which arrays to read (default: all); others are not even unpacked
 * @throws RangeError if the bytes are not a zip archive, if a named array is not in it, or if an array is big-endian,
 * in Fortran order, truncated, or holds anything but numbers
 * @see Kern, A Simple File Format for NumPy Arrays, NumPy Enhancement Proposal 1 (2007)
 */
export function readNpz(bytes: Uint8Array, names?: readonly string[]): Record<string, StoredArray> {
  const wanted = names && new Set(names.map((name) => `${name}.npy`));
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: ({ name }) => wanted?.has(name) ?? true });
  } catch {
    throw new RangeError("expected an .npz archive (a zip file), got something else or only a part of one");
  }
  for (const name of names ?? []) {
    if (files[`${name}.npy`] === undefined)
      throw new RangeError(`expected an array named ${name} in the archive, got none`);
  }
  return Object.fromEntries(
    Object.entries(files).map(([file, content]) => {
      const name = file.replace(/\.npy$/, "");
      return [name, readNpy(content, name)];
    }),
  );
}

/**
 * One array from the bytes of an .npy file.
 *
 * @throws RangeError if the bytes are not an .npy file, or one that `readNpz` would refuse
 */
export function readNpy(bytes: Uint8Array, name = "array"): StoredArray {
  if (bytes[0] !== 0x93 || String.fromCharCode(...bytes.subarray(1, 6)) !== "NUMPY")
    throw new RangeError(`expected ${name} to be an .npy array, got bytes of something else`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = bytes[6]! > 1; // version 1 has a header length of two bytes, later ones of four
  const before = long ? 12 : 10;
  const start =
    bytes.length < before ? Infinity : before + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  if (bytes.length < start) throw new RangeError(`expected ${name} to have a whole header: it is truncated`);
  const header = String.fromCharCode(...bytes.subarray(before, start));
  const type = /['"]descr['"]\s*:\s*['"]([^'"]*)['"]/.exec(header)?.[1] ?? "a structure";
  const shape = shapeIn(header, name);
  const order = /['"]fortran_order['"]\s*:\s*(True|False)\b/.exec(header)?.[1];
  if (order === undefined)
    throw new RangeError(`expected ${name} to have an .npy header that says fortran_order, got none`);
  if (order === "True")
    throw new RangeError(`expected ${name} in C order, got Fortran order: save numpy.ascontiguousarray(...)`);
  if (type.startsWith(">"))
    throw new RangeError(
      `expected ${name} little-endian, got ${type}: save array.astype("${type.replace(">", "<")}")`,
    );
  const key = /^[<|=]/.test(type) ? type.slice(1) : "";
  const Type = Object.hasOwn(TYPES, key) ? TYPES[key] : undefined;
  if (Type === undefined) {
    throw new RangeError(
      `expected ${name} to hold numbers, got dtype ${type}: save it as numbers or UTF-8 bytes, or name the arrays to read`,
    );
  }
  const count = shape.reduce((product, side) => product * side, 1);
  const end = start + count * Type.BYTES_PER_ELEMENT;
  if (end > bytes.byteLength)
    throw new RangeError(
      `expected ${count} numbers in ${name}, got a file that ends before them: it is truncated`,
    );
  return { shape, data: new Type(bytes.slice(start, end).buffer) };
}

/** The sides in a header such as "{'descr': '<f8', 'fortran_order': False, 'shape': (3L, 4L), }"; Python 2 wrote the L. */
function shapeIn(header: string, name: string): number[] {
  const axes = /['"]shape['"]\s*:\s*\(([^)]*)\)/.exec(header)?.[1];
  if (axes === undefined)
    throw new RangeError(`expected ${name} to have an .npy header with a shape, got none`);
  const sides = axes.trim() === "" ? [] : axes.replace(/,\s*$/, "").split(",");
  return sides.map((side) => {
    const digits = /^\s*(\d+)[lL]?\s*$/.exec(side)?.[1];
    if (digits === undefined || !Number.isSafeInteger(Number(digits)))
      throw new RangeError(
        `expected ${name} to have a shape of whole numbers, such as (3, 4), got (${axes})`,
      );
    return Number(digits);
  });
}
