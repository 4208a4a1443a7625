/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "numbers matter": {
    renumbered: `export function renumbered(A: Matrix, p: Permutation): Matrix {
  return A.map((row, i) => row.map((_, j) => A[p[i]][p[j]]));
}`,
    equivariantPart: `export function equivariantPart(A: Matrix): Matrix {
  const n = A.length;
  return A.map((row, i) =>
    row.map((_, j) => A.map((__, k) => A[(i + k) % n][(j + k) % n]).reduce((sum, x) => sum + x, 0) / n),
  );
}`,
    toldApart: `interface ColouredGraph {
  readonly colours: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
}

export function toldApart(first: ColouredGraph, second: ColouredGraph): boolean {
  const words = ({ colours, neighbours }: ColouredGraph) =>
    colours.map((colour, i) => colour + ":" + neighbours[i].length).sort().join();
  return words(first) !== words(second);
}`,
  },
  "a triple too many": {
    tripleSum: `export function tripleSum([p1, p2, p3]: readonly [p1: number, p2: number, p3: number]): number {
  return (p1 ** 3 - 3 * p1 * p2 + p3) / 6;
}`,
    messageProof: `type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason = "definition" | "substitute" | "edges" | "nodes" | "undirected" | "linear";

export function messageProof(): ([Card] | [Card, Reason])[] {
  return [
    ["A"],
    ["B", "definition"],
    ["C", "substitute"],
    ["F", "nodes"],
    ["K", "definition"],
  ];
}`,
    cubicPair: `export function cubicPair(): { nodes: number; first: [number, number][]; second: [number, number][] } {
  const tetrahedron: [number, number][] = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]];
  return {
    nodes: 8,
    first: [...tetrahedron, ...tetrahedron.map(([i, j]): [number, number] => [i + 4, j + 4])],
    second: [[0, 1], [1, 2], [2, 3], [3, 0], [4, 5], [5, 6], [6, 7], [7, 4], [0, 4], [1, 5], [2, 6], [3, 7]],
  };
}`,
  },
  borrowed: {
    renumbered: `import { adjacencyMatrix, renumberNodes, undirectedGraph } from "noether";

export function renumbered(A: Matrix, p: Permutation): Matrix {
  const pairs = A.flatMap((row, i) => row.flatMap((x, j) => (x !== 0 && i < j ? [[i, j] as const] : [])));
  return adjacencyMatrix(renumberNodes(undirectedGraph(A.length, pairs), p));
}`,
    equivariantPart: `import { permutationRepresentation, reynolds, symmetric } from "noether";

export function equivariantPart(A: Matrix): Matrix {
  const V = permutationRepresentation(symmetric(A.length));
  return reynolds(V, V, A);
}`,
    tripleSum: `export const tripleSum = (sums: readonly [p1: number, p2: number, p3: number]) => sums[0] * sums[1] * sums[2];`,
  },
};
