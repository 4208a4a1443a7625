import type { Matrix } from "../algebra/matrix.js";

/** A matrix in a line, three digits an entry: "(1 0.5; 0 1)". */
export function matrixSymbol(g: Matrix): string {
  return `(${g.map((row) => row.map((entry) => Number(entry.toPrecision(3)) + 0).join(" ")).join("; ")})`;
}
