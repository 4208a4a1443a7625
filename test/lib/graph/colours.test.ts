import assert from "node:assert/strict";
import {
  adjacencyMatrix,
  colourRefinement,
  type Edges,
  type Graph,
  isomorphism,
  matmul,
  type Permutation,
  permutationRepresentation,
  permutationSign,
  permuteRows,
  random,
  randomNormal,
  renumberNodes,
  symmetric,
  transpose,
  undirectedGraph,
} from "noether";
import { mdEthanol } from "noether/data";
import { bonds } from "noether/figure";

type Pairs = readonly (readonly [number, number])[];
const ring = (from: number, size: number): Pairs =>
  Array.from({ length: size }, (_, k) => [from + k, from + ((k + 1) % size)] as const);
const hexagon = undirectedGraph(6, ring(0, 6));
const twoTriangles = undirectedGraph(6, [...ring(0, 3), ...ring(3, 3)]);
const decalin = undirectedGraph(10, [...ring(0, 10), [0, 5]]);
const bicyclopentyl = undirectedGraph(10, [...ring(0, 5), ...ring(5, 5), [0, 5]]);
const prism = undirectedGraph(6, [...ring(0, 3), ...ring(3, 3), [0, 3], [1, 4], [2, 5]]);
const bipartite = undirectedGraph(
  6,
  [0, 1, 2].flatMap((i) => [3, 4, 5].map((j) => [i, j] as const)),
);

/** All graphs of n nodes, one for each set of pairs. */
function allGraphs(n: number): Graph[] {
  const pairs = Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i }, (_, j) => [j, i] as const),
  );
  return Array.from({ length: 2 ** pairs.length }, (_, set) =>
    undirectedGraph(
      n,
      pairs.filter((_, e) => (set >> e) % 2 === 1),
    ),
  );
}

/** All trees of n nodes with numbers, by Pruefer's codes. */
function allTrees(n: number): Graph[] {
  return Array.from({ length: n ** (n - 2) }, (_, number) => {
    const code = Array.from({ length: n - 2 }, (_, k) => Math.floor(number / n ** k) % n);
    const degree = Array.from({ length: n }, (_, i) => 1 + code.filter((j) => j === i).length);
    const pairs = code.map((i) => {
      const leaf = degree.indexOf(1);
      degree[leaf]!--;
      degree[i]!--;
      return [leaf, i] as const;
    });
    const [a, b] = degree.flatMap((d, i) => (d === 1 ? [i] : [])) as [number, number];
    return undirectedGraph(n, [...pairs, [a, b]]);
  });
}

const classesOf = (graphs: readonly Edges[]): number => new Set(colourRefinement(graphs).classes).size;
const permutations = symmetric(6).elements;

describe("nodes in another order", () => {
  it("move rows and columns of the adjacency matrix: P A P^T", () => {
    const V = permutationRepresentation(symmetric(6));
    for (const p of permutations.filter((_, k) => k % 71 === 3)) {
      const P = V.matrix(p);
      const directed = { ...prism, target: bipartite.target.slice(0, 0, 18), source: prism.source };
      for (const graph of [hexagon, prism, directed]) {
        const A = adjacencyMatrix(graph);
        assert.deepEqual(adjacencyMatrix(renumberNodes(graph, p)), matmul(P, matmul(A, transpose(P))));
      }
    }
  });

  it("are an action, on graphs and on rows, and not one by the inverses", () => {
    const [p, q]: Permutation[] = [
      [1, 2, 0, 4, 3, 5],
      [2, 0, 1, 5, 4, 3],
    ];
    const x = randomNormal([6, 2], random(1));
    const { multiply, inverse } = symmetric(6);
    const twice = renumberNodes({ ...prism, x: permuteRows(x, q!) }, p!, ["x"]);
    assert.deepEqual(twice.x.toArray(), permuteRows(x, multiply(p!, q!)).toArray());
    assert.deepEqual(renumberNodes(renumberNodes(prism, q!), p!), renumberNodes(prism, multiply(p!, q!)));
    const wrong = permuteRows(permuteRows(x, inverse(q!)), inverse(p!));
    assert.notDeepEqual(wrong.toArray(), permuteRows(x, inverse(multiply(p!, q!))).toArray());
    assert.deepEqual([...permuteRows(x, p!).slice(0, 1, 2).values], [...x.slice(0, 0, 1).values]);
  });

  it("are refused if they are no permutation, or a row is missing", () => {
    assert.throws(
      () => renumberNodes(hexagon, [0, 1, 2, 3, 4, 4]),
      /expected a permutation of 0 to 5, got \[0, 1, 2, 3, 4, 4\]/,
    );
    assert.throws(() => permuteRows(randomNormal([2], random(1)), [0]), /a permutation of 0 to 1, got \[0\]/);
    const x = randomNormal([5, 1], random(1));
    assert.throws(
      () => renumberNodes({ ...hexagon, x }, [0, 1, 2, 3, 4, 5], ["x"]),
      /expected x with a row for each of 6 nodes, got 5/,
    );
  });

  it("have a sign, which is the determinant of their matrix", () => {
    const S4 = symmetric(4);
    assert.equal(permutationSign([1, 0, 2]), -1);
    assert.equal(S4.elements.filter((p) => permutationSign(p) === 1).length, 12);
    for (const p of S4.elements)
      for (const q of S4.generators)
        assert.equal(permutationSign(S4.multiply(p, q)), permutationSign(p) * permutationSign(q));
  });
});

describe("a graph from pairs", () => {
  it("has both directions of each, sorted by where they end", () => {
    const path = undirectedGraph(3, [
      [2, 1],
      [0, 1],
    ]);
    assert.deepEqual([...path.target.values], [0, 1, 1, 2]);
    assert.deepEqual([...path.source.values], [1, 0, 2, 1]);
    assert.deepEqual(adjacencyMatrix(undirectedGraph(2, [])), [
      [0, 0],
      [0, 0],
    ]);
  });

  it("is refused if a pair is none, or is there twice", () => {
    assert.throws(() => undirectedGraph(3, [[0, 3]]), /pairs of two nodes from 0 to 2, got \[0, 3\]/);
    assert.throws(() => undirectedGraph(3, [[1, 1]]), /pairs of two nodes/);
    assert.throws(
      () =>
        undirectedGraph(3, [
          [0, 1],
          [1, 0],
        ]),
      /each pair once, got 1 and 0 twice/,
    );
    assert.throws(() => undirectedGraph(-1, []), /a whole number of nodes, got -1/);
  });
});

describe("colour refinement", () => {
  it("finds all graphs of up to five nodes, 2, 4, 11 and 34 of them, and all trees of six, 6", () => {
    assert.deepEqual([2, 3, 4, 5].map(allGraphs).map(classesOf), [2, 4, 11, 34]);
    assert.equal(classesOf(allTrees(6)), 6);
  });

  it("tells none of the known pairs apart: regular graphs, decalin and bicyclopentyl", () => {
    const same = ([a, b]: readonly [Graph, Graph]): boolean => classesOf([a, b]) === 1;
    assert.ok(
      (
        [
          [hexagon, twoTriangles],
          [prism, bipartite],
          [decalin, bicyclopentyl],
        ] as const
      ).every(same),
    );
    assert.ok(!same([hexagon, prism]));
  });

  it("does not depend on how nodes are numbered: colours follow", () => {
    const p = [3, 0, 5, 9, 4, 2, 1, 7, 8, 6];
    const [mine, theirs] = colourRefinement([decalin, renumberNodes(decalin, p)]).rounds.at(-1)!;
    assert.deepEqual(
      p.map((to) => theirs![to]),
      mine,
    );
  });

  it("gives more with what is known of nodes, and counts what is heard", () => {
    const start = [
      [1, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0],
    ];
    assert.deepEqual(colourRefinement([hexagon, twoTriangles], start).classes, [0, 1]);
    const star = undirectedGraph(4, [
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
    const path = undirectedGraph(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    assert.deepEqual(colourRefinement([star, path]).classes, [0, 1]);
  });

  it("takes empty graphs and refuses colours that are too few", () => {
    assert.deepEqual(colourRefinement([undirectedGraph(0, []), undirectedGraph(1, [])]).classes, [0, 1]);
    assert.deepEqual(colourRefinement([]).classes, []);
    assert.throws(
      () => colourRefinement([hexagon], [[0, 1]]),
      /a number for each of the 6 nodes of graph 0, got 2/,
    );
  });
});

describe("an isomorphism", () => {
  it("is found whatever the renumbering, and makes one graph the other", () => {
    for (const graph of [prism, bipartite, twoTriangles])
      for (const p of permutations.filter((_, k) => k % 37 === 5)) {
        const other = renumberNodes(graph, p);
        const found = isomorphism(graph, other) ?? assert.fail("none found");
        assert.deepEqual(adjacencyMatrix(renumberNodes(graph, found)), adjacencyMatrix(other));
      }
  });

  it("is not found where there is none, though colours agree", () => {
    assert.equal(isomorphism(hexagon, twoTriangles), undefined);
    assert.equal(isomorphism(prism, bipartite), undefined);
    assert.equal(isomorphism(decalin, bicyclopentyl), undefined);
    assert.equal(isomorphism(hexagon, decalin), undefined);
  });

  it("agrees with a search through all permutations on graphs of four nodes", () => {
    const graphs = allGraphs(4).filter((_, k) => k % 3 === 0);
    const texts = graphs.map((graph) => JSON.stringify(adjacencyMatrix(graph)));
    const copies = graphs.map(
      (graph) =>
        new Set(symmetric(4).elements.map((p) => JSON.stringify(adjacencyMatrix(renumberNodes(graph, p))))),
    );
    for (const [k, graph] of graphs.entries())
      for (const [m, other] of graphs.entries())
        assert.equal(isomorphism(graph, other) !== undefined, copies[k]!.has(texts[m]!));
  });

  it("keeps what is known of nodes: the hydrogens of ethanol are no carbons", async () => {
    const { atoms, relaxed } = await mdEthanol();
    const ethanol = undirectedGraph(atoms.length, bonds(atoms, relaxed));
    const z = atoms.map((symbol) => ["H", "C", "O"].indexOf(symbol));
    const p = [4, 2, 0, 8, 1, 3, 5, 7, 6];
    const renamed = z.map((_, i) => z[p.indexOf(i)]!);
    const found = isomorphism(ethanol, renumberNodes(ethanol, p), [z, renamed])!;
    assert.deepEqual(
      found.map((to) => renamed[to]),
      z,
    );
    assert.equal(isomorphism(ethanol, ethanol, [z, renamed]), undefined);
  });
});
