/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "one sign off": {
    antisymmetricPart: `export function antisymmetricPart(m: Matrix): number[] {
  return [m[1][2] - m[2][1], m[0][2] - m[2][0], m[0][1] - m[1][0]];
}`,
    symmetricTracelessPart: `export function symmetricTracelessPart(m: Matrix): number[] {
  const [x, y, z] = m.map((row, i) => row[i]);
  const off = (i: number, j: number) => (m[i][j] + m[j][i]) / 2;
  return [off(0, 2), off(0, 1), (2 * y - x - z) / (2 * Math.sqrt(3)), off(1, 2), (x - z) / 2];
}`,
    notInvariant: `export function notInvariant() {
  return { matrix: [[1, 0, 0], [0, 0, 0], [0, 0, 0]], rotation: rotationZ(Math.PI / 4) };
}`,
    traceProof: `export function traceProof() {
  return [["A"], ["B", "trace"], ["C", "product"], ["E", "exchange"], ["G", "rows"], ["I", "trace"]];
}`,
  },
  "made for two sizes": {
    kroneckerAction: `export function kroneckerAction(a: Matrix, b: Matrix): number[][] {
  const places = [0, 1].flatMap((i) => [0, 1, 2].map((j) => [i, j]));
  return places.map(([i, j]) => places.map(([p, q]) => (a[i]?.[p] ?? 0) * (b[j]?.[q] ?? 0)));
}`,
    clebschGordanByNullSpace: `export function clebschGordanByNullSpace(l1: number, l2: number, l3: number): number[][][] {
  const R = rotationX(1);
  const K = kronecker(kronecker(wignerD(l1, R), wignerD(l2, R)), wignerD(l3, R));
  const c = nullSpace(K.map((row, i) => row.map((x, j) => x - (i === j ? 1 : 0))), 1e-9, 1).map((row) => row[0]);
  const [n1, n2, n3] = [2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1];
  return Array.from({ length: n1 }, (_, i) =>
    Array.from({ length: n2 }, (_, j) => c.slice((i * n2 + j) * n3, (i * n2 + j + 1) * n3)));
}`,
    anisotropy: `export function anisotropy(alpha: Matrix): number {
  const mean = trace(alpha) / 3;
  return Math.hypot(...alpha.flatMap((row, i) => row.slice(i).map((x, k) => (k === 0 ? x - mean : x))));
}`,
  },
  borrowed: {
    kroneckerAction: `export const kroneckerAction = (a: Matrix, b: Matrix) => kronecker(a, b);`,
    clebschGordanByNullSpace: `import { wigner3j } from "noether";

export const clebschGordanByNullSpace = (l1: number, l2: number, l3: number) => wigner3j(l1, l2, l3);`,
    antisymmetricPart: `import { axialVector } from "noether";

export const antisymmetricPart = (m: Matrix) => axialVector(m);`,
  },
};
