import type { DType } from "./dtype.js";
import { shapeText } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** How many rows, columns and matrices are shown of a tensor that has more. */
const most = { rows: 6, columns: 6, matrices: 2 } as const;

/** A part of a matrix in words, all numbers written alike; … stands for what is left out. */
export interface CornerMatrix {
  /** Where it is among the matrices of a tensor of rank 3 and more: [0, 1, :, :]. */
  readonly name?: string;
  readonly rows: readonly (readonly string[])[];
}

/** What is shown of a tensor: its kind, and its first numbers. */
export interface Corner {
  readonly kind: string;
  readonly matrices: readonly CornerMatrix[];
  /** What is not shown, in words. */
  readonly more?: string;
}

/** The first rows and columns of a tensor's first matrices. A list is a matrix of one row. */
export function cornerOf(x: Tensor): Corner {
  const { shape, dtype, values, size } = x;
  const kind = `Tensor ${shapeText(shape)} ${dtype}`;
  if (size === 0) return { kind, matrices: [], more: "no numbers" };
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const count = size / (rows * columns);
  const [m, n] = [Math.min(rows, most.rows), Math.min(columns, most.columns)];
  const starts = Array.from({ length: Math.min(count, most.matrices) }, (_, k) => k * rows * columns);
  const taken = starts.map((start) =>
    Array.from({ length: m }, (_, i) =>
      Array.from({ length: n }, (__, j) => values[start + i * columns + j]!),
    ),
  );
  const write = size === 1 ? digits[dtype] : writing(taken.flat(2));
  const matrices = taken.map((numbers, k): CornerMatrix => {
    const written = numbers.map((row) => [...row.map(write), ...(n < columns ? ["…"] : [])]);
    if (m < rows) written.push(written[0]!.map(() => "…"));
    return shape.length > 2 ? { name: nameOf(k, shape), rows: written } : { rows: written };
  });
  const left = count - starts.length;
  return {
    kind,
    matrices,
    ...(left > 0 && { more: left === 1 ? "and one more matrix" : `and ${left} more matrices` }),
  };
}

/** The k-th matrix of a tensor, row-major: [0, 1, :, :]. */
function nameOf(k: number, shape: readonly number[]): string {
  const index: (number | string)[] = [":", ":"];
  for (let axis = shape.length - 3; axis >= 0; axis--) {
    index.unshift(k % shape[axis]!);
    k = Math.floor(k / shape[axis]!);
  }
  return `[${index.join(", ")}]`;
}

/** One number is written with all digits that its dtype holds for certain. */
const digits: Readonly<Record<DType, (x: number) => string>> = {
  float32: (x) => String(Number(x.toPrecision(7))),
  float64: (x) => String(Number(x.toPrecision(15))),
  int32: String,
};

/**
 * How numbers that stand side by side are written: whole ones as they are, others with as many decimals as the largest
 * has room for in five digits, zeros at all ends left out; very large and very small ones with a power of ten.
 */
function writing(numbers: readonly number[]): (x: number) => string {
  const finite = numbers.filter(Number.isFinite);
  const largest = Math.max(0, ...finite.map(Math.abs));
  const special = (f: (x: number) => string) => (x: number) => (Number.isFinite(x) ? f(x) : String(x));
  if (finite.every(Number.isInteger) && largest < 1e9) return special(String);
  if (largest >= 1e6 || largest < 1e-3) return special((x) => (x === 0 ? "0" : x.toExponential(3)));
  const room = Math.max(1, 4 - Math.max(0, Math.floor(Math.log10(largest))));
  const needed = finite.map((x) => (/\.(\d*?)0*$/.exec(x.toFixed(room))?.[1] ?? "").length);
  const decimals = Math.max(...needed);
  return special((x) => x.toFixed(decimals));
}
