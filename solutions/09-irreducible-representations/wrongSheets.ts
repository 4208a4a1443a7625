/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "the transpose where it is no inverse": {
    equivariantProjection: `export function equivariantProjection(matrices: number[][][], basis: number[][]): number[][] {
  const Bt = transpose(basis);
  const P0 = matmul(basis, matmul(inverse(matmul(Bt, basis)), Bt));
  const terms = matrices.map((rho) => matmul(rho, matmul(P0, transpose(rho))));
  return P0.map((row, i) => row.map((_, j) => terms.reduce((sum, t) => sum + t[i][j], 0) / terms.length));
}`,
    findInvariantSubspace: `export function findInvariantSubspace(matrices: number[][][]): number[][] | null {
  const draw = random(1);
  const A = matrices[0].map((row) => row.map(() => draw.normal()));
  const symmetric = A.map((row, i) => row.map((x, j) => x + A[j][i]));
  const terms = matrices.map((rho) => matmul(rho, matmul(symmetric, transpose(rho))));
  const mean = symmetric.map((row, i) => row.map((_, j) => terms.reduce((sum, t) => sum + t[i][j], 0) / terms.length));
  const even = mean.map((row, i) => row.map((x, j) => (x + mean[j][i]) / 2));
  const { values, vectors } = symmetricEigen(even);
  return values[0] === values[values.length - 1] ? null : vectors.map((row) => row.slice(0, 1));
}`,
    intertwinerDimension: `export function intertwinerDimension(rhoV: number[][][], rhoW: number[][][]): number {
  const rows = rhoV.flatMap((V, k) => {
    const left = kronecker(rhoW[k], identityMatrix(V.length));
    const right = kronecker(identityMatrix(rhoW[k].length), V);
    return left.map((row, i) => row.map((x, j) => x - right[i][j]));
  });
  return rows[0].length - rank(rows);
}`,
  },
  "every field is the complex one": {
    schurProof: `export function schurProof() {
  return [
    ["A", "equivariance"],
    ["B", "invariant"],
    ["C", "irreducible"],
    ["G", "eigenvalue"],
    ["D", "eigenvalue"],
    ["E", "either or"],
    ["F", "kernel"],
  ];
}`,
    intertwinerDimension: `export function intertwinerDimension(rhoV: number[][][], rhoW: number[][][]): number {
  return rhoV[0].length === rhoW[0].length ? 1 : 0;
}`,
    multiplicities: `export function multiplicities(chi: number[], sizes: number[], irreducible: number[][]): number[] {
  const order = sizes.reduce((sum, n) => sum + n, 0);
  return irreducible.map((psi) => chi.reduce((sum, x, k) => sum + sizes[k] * x * psi[k], 0) / order);
}`,
  },
  borrowed: {
    noComplement: `import { shear } from "noether";

export const noComplement = () => ({ matrix: shear().matrix(1), line: [1, 0] });`,
    multiplicities: `import { characterInnerProduct } from "noether";

export const multiplicities = (chi: number[], sizes: number[], irreducible: number[][]) =>
  irreducible.map((psi) => characterInnerProduct(chi as never, psi as never));`,
  },
};
