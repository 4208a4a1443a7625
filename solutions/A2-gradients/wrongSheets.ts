/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "one order short": {
    quotientRule: `export function quotientRule(a: number, b: number, g: number): [number, number] {
  return [g / b, g * a / b ** 2];
}`,
    stiffness: `export function stiffness(theta: number[], v: number[]): number {
  return grad(twist)(exactly(theta)).mul(exactly(v)).sum().item();
}`,
    firstWrongOrder: `export function firstWrongOrder(h: number, rows: number[][]): number {
  for (let i = 1; i < rows[0].length - 1; i++)
    if (Math.abs(rows[1][i] - (rows[0][i + 1] - rows[0][i - 1]) / (2 * h)) > 0.01) return 1;
  return 0;
}`,
  },
  "square roots": {
    forces: `export function forces(positions: number[][]): number[][] {
  const n = positions.length;
  const energy = (x: Tensor) => {
    const way = x.reshape([n, 1, 3]).sub(x.reshape([1, n, 3]));
    return way.square().sum(2).sqrt().sub(1).square().sum().mul(0.5);
  };
  return grad(energy)(tensor(positions, { dtype: "float64" })).neg().toArray() as number[][];
}`,
    forceProof: `export function forceProof() {
  return [["A"], ["B", "force"], ["F", "invariance"], ["I", "force"]];
}`,
    firstWrongOrder: `export function firstWrongOrder(h: number, rows: number[][]): number {
  for (let k = 1; k < rows.length; k++)
    for (let i = 0; i < rows[k].length - 1; i++)
      if (Math.abs(rows[k][i] - (rows[k - 1][i + 1] - rows[k - 1][i]) / h) > 1e-6) return k;
  return 0;
}`,
  },
  "by hand": {
    stiffness: `export function stiffness(theta: number[], v: number[]): number {
  return theta.reduce((sum, a, i) => sum + Math.cos((theta[i + 1] ?? a) - a) * ((v[i + 1] ?? v[i]) - v[i]) ** 2, 0);
}`,
    forces: `export function forces(positions: number[][]): number[][] {
  return positions.map((x, i) =>
    positions.reduce((sum, y, j) => {
      const way = y.map((entry, k) => entry - x[k]);
      const d = Math.hypot(...way);
      return i === j ? sum : sum.map((entry, k) => entry + (2 * (d - 1) * way[k]) / d);
    }, [0, 0, 0]),
  );
}`,
  },
};
