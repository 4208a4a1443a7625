/** What kind of numbers a tensor holds: float32 to train, float64 to test, int32 for indices, masks and counts. */
export type DType = "float32" | "float64" | "int32";

/** The numbers of a tensor, in one piece of memory. */
export type Values = Float32Array | Float64Array | Int32Array;

/** How many bytes one number takes. */
export const bytesPerNumber: Readonly<Record<DType, number>> = { float32: 4, float64: 8, int32: 4 };

/** Zeros in memory of their own. */
export function newValues(dtype: DType, size: number): Values {
  try {
    return dtype === "float32"
      ? new Float32Array(size)
      : dtype === "float64"
        ? new Float64Array(size)
        : new Int32Array(size);
  } catch {
    const room = ((size * bytesPerNumber[dtype]) / 2 ** 30).toFixed(0);
    throw new RangeError(
      `expected a tensor that memory can hold, got ${size} numbers of ${dtype} (${room} GiB): take less of it at a time`,
    );
  }
}

/** The dtype of numbers that are there. */
export function dtypeOf(values: Values): DType {
  return values instanceof Float32Array ? "float32" : values instanceof Float64Array ? "float64" : "int32";
}

/**
 * That numbers are not whole ones, for what gives fractions.
 *
 * @throws TypeError if they are int32
 */
export function checkFloat(name: string, { dtype }: { readonly dtype: DType }): void {
  if (dtype === "int32")
    throw new TypeError(`${name}: expected float32 or float64, got int32: convert it by .as("float32")`);
}

/**
 * That float32 can hold a number that somebody has written: 1e39 would become Infinity without a word. What is computed
 * overflows as IEEE 754 says.
 *
 * @throws RangeError
 */
export function checkHeld(name: string, x: number, dtype: DType): void {
  if (dtype !== "float32" || Number.isFinite(Math.fround(x)) || !Number.isFinite(x)) return;
  throw new RangeError(
    `${name}: expected numbers up to 3.4e38 for float32, got ${x}: take float64, by { dtype: "float64" } or .as("float64")`,
  );
}

const dtypes: readonly DType[] = ["float32", "float64", "int32"];

/**
 * A dtype that somebody has written.
 *
 * @throws TypeError if there is none of that name
 */
export function checkDType(name: string, dtype: DType): DType {
  if (dtypes.includes(dtype)) return dtype;
  throw new TypeError(
    `${name}: expected the dtype "float32", "float64" or "int32", got ${JSON.stringify(dtype)}`,
  );
}
