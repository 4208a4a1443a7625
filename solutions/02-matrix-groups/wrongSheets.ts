/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "as the slide says": {
    whichGroup: `export function whichGroup(m: Matrix): "SO" | "O" | "neither" {
  const gram = matmul(transpose(m), m);
  const one = identityMatrix(m.length);
  return gram.every((row, i) => row.every((x, j) => Math.abs(x - one[i][j]) < 1e-6)) ? "SO" : "neither";
}`,
    rotationAbout: `export function rotationAbout(axis: Vector, angle: number): number[][] {
  const n = axis.map((entry) => entry / Math.hypot(...axis));
  const cross = skewSymmetric(n);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return n.map((p, i) => n.map((q, j) => (i === j ? c : 0) - s * cross[i][j] + (1 - c) * p * q));
}`,
  },
  "adds and subtracts": {
    composeMotions: `export function composeMotions(g: Isometry, h: Isometry): Isometry {
  return {
    rotation: matmul(g.rotation, h.rotation),
    translation: g.translation.map((entry, i) => entry + h.translation[i]),
  };
}`,
    inverseMotion: `export function inverseMotion(g: Isometry): Isometry {
  return { rotation: transpose(g.rotation), translation: g.translation.map((entry) => -entry) };
}`,
    closureProof: `export function closureProof() {
  return {
    lengths: [["A"], ["B", "transpose"], ["D", "commute"], ["H", "orthogonal"]],
    volume: [["V"], ["W", "product"], ["Z", "special"]],
  };
}`,
  },
  borrowed: {
    whichGroup: `import { isRotation } from "noether";

export const whichGroup = (m: Matrix) => (isRotation(m) ? "SO" : "neither");`,
    rotationAbout: `import { rotationMatrix } from "noether";

export const rotationAbout = (axis: Vector, angle: number) => rotationMatrix({ axis, angle });`,
    handedness: `export const handedness = (points: number[][]) => 0;`,
  },
};
