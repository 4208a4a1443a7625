/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "z is the pole": {
    harmonicsUpTo2: `export function harmonicsUpTo2([x, y, z]: Vector): number[] {
  const [a, b] = [Math.sqrt(3), Math.sqrt(15)];
  const zonal = (Math.sqrt(5) / 2) * (3 * z * z - 1);
  return [1, a * y, a * z, a * x, b * x * y, b * y * z, zonal, b * x * z, (b / 2) * (x * x - y * y)];
}`,
    neighbourDensity: `export function neighbourDensity(positions: Vector[], centre: number, lmax: number): number[] {
  const c = new Array<number>((lmax + 1) ** 2).fill(0);
  for (const [j, r] of positions.entries()) {
    if (j === centre) continue;
    const [x, y, z] = r.map((entry, k) => entry - positions[centre][k]);
    for (const [k, Y] of sphericalHarmonics(lmax, [y, z, x]).entries()) c[k] += Y;
  }
  return c;
}`,
    indistinguishable: `export function indistinguishable() {
  return { first: [[1, 0, 0], [-1, 0, 0]], second: [[0, 0, 1], [0, 0, -1]] };
}`,
  },
  "the other way round": {
    wignerDByProjection: `export function wignerDByProjection(l: number, R: Matrix): number[][] {
  const orders = Array.from({ length: 2 * l + 1 }, (_, i) => i);
  const Y = (x: Vector) => sphericalHarmonics([l], x);
  const mean = (f: (x: Vector) => number) => sphereIntegral(f, 2 * l) / (4 * Math.PI);
  return orders.map((i) => orders.map((j) => mean((x) => Y(x)[i] * Y(matvec(R, x))[j])));
}`,
    additionProof: `export function additionProof() {
  return [
    ["A"],
    ["F", "symmetric"],
    ["C", "harmonics"],
    ["J", "choice"],
    ["B", "mean"],
    ["K", "zonal"],
    ["E", "choice"],
    ["L", "rotation"],
  ];
}`,
    neighbourDensity: `export function neighbourDensity(positions: Vector[], centre: number, lmax: number): number[] {
  const arrows = positions.filter((_, j) => j !== centre).map((r) => r.map((x, k) => positions[centre][k] - x));
  return arrows.map((r) => sphericalHarmonics(lmax, r)).reduce((sum, Y) => sum.map((entry, k) => entry + Y[k]));
}`,
    powerSpectrum: `export function powerSpectrum(coefficients: Vector): number[] {
  const lmax = Math.sqrt(coefficients.length) - 1;
  return Array.from({ length: lmax + 1 }, (_, l) =>
    coefficients.slice(l * l, (l + 1) ** 2).reduce((sum, c) => sum + c * c, 0) / (2 * l + 1));
}`,
  },
  borrowed: {
    harmonicsUpTo2: `export const harmonicsUpTo2 = (point: Vector) => sphericalHarmonics(2, point);`,
    wignerDByProjection: `import { wignerD } from "noether";

export const wignerDByProjection = (l: number, R: Matrix) => wignerD(l, R);`,
  },
};
