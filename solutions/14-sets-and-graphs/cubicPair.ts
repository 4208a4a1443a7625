import { type Graph, isomorphism, undirectedGraph } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { figure, graphPanel } from "noether/figure";
import { type Explanation, fault, type Law, once, show } from "noether/laws";

type Pairs = readonly (readonly [i: number, j: number])[];
type Counterexample = () => { readonly nodes: number; readonly first: Pairs; readonly second: Pairs };

/** What is wrong with the form of the answer, before any mathematics. */
function malformed(answer: unknown): Explanation | undefined {
  const said = (should: string, got: unknown, look?: string): Explanation => ({
    should,
    given: "",
    sides: [["got", show(got)]],
    ...(look !== undefined && { look }),
  });
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    return said(
      "The answer should look like { nodes: 6, first: [[0, 1], ...], second: [[0, 1], ...] }.",
      answer,
    );
  const { nodes, first, second } = answer as Readonly<Record<"nodes" | "first" | "second", unknown>>;
  if (!(Number.isInteger(nodes) && (nodes as number) >= 1 && (nodes as number) <= 12))
    return said("The number of nodes should be a whole number from 1 to 12.", nodes);
  for (const [name, list] of Object.entries({ first, second })) {
    if (!Array.isArray(list)) return said(`${name} should be a list of pairs of nodes.`, list);
    const seen = new Set<string>();
    for (const pair of list as readonly unknown[]) {
      const isPair =
        Array.isArray(pair) &&
        pair.length === 2 &&
        pair.every((i) => Number.isInteger(i) && i >= 0 && i < (nodes as number)) &&
        pair[0] !== pair[1];
      if (!isPair)
        return said(
          `Every pair of ${name} should be two different nodes, 0 to ${(nodes as number) - 1}.`,
          pair,
        );
      const key = [...(pair as readonly number[])].sort((a, b) => a - b).join("-");
      if (seen.has(key))
        return said(`Every pair of ${name} should be listed once, in one direction.`, `${key} twice`);
      seen.add(key);
    }
  }
  return undefined;
}

/** The two graphs of an answer, and how they look. */
interface Both {
  readonly graphs: readonly [Graph, Graph];
  readonly picture: Pick<Explanation, "figure">;
}

const law = (
  name: string,
  statement: string,
  find: (both: Both) => Explanation | undefined,
): Law<Counterexample, readonly []> =>
  fault(name, statement, once, (subject) => {
    const answer = subject();
    const odd = malformed(answer);
    if (odd !== undefined) return odd;
    const graphs = [
      undirectedGraph(answer.nodes, answer.first),
      undirectedGraph(answer.nodes, answer.second),
    ] as const;
    const degree = graphs.flatMap((graph, g) =>
      Array.from({ length: graph.nodes }, (_, i) => i)
        .filter((i) => graph.target.values.filter((to) => to === i).length !== 3)
        .map((i) => [g, i] as const),
    )[0];
    const panels = graphs.map((graph, g) => graphPanel({ graph, title: g === 0 ? "first" : "second" }));
    const picture = { figure: figure({ alt: "The two graphs, nodes on a circle.", panels }) };
    if (degree !== undefined) {
      const [g, i] = degree;
      return {
        should: "Every node of both graphs should have exactly three neighbours.",
        given: "",
        sides: [
          [
            `neighbours of node ${i} in the ${g === 0 ? "first" : "second"} graph`,
            `${graphs[g]!.target.values.filter((to) => to === i).length}`,
          ],
        ],
        look: "the sum of all numbers of neighbours is twice the number of pairs: so the number of nodes is even, and there are 3/2 as many pairs",
        ...picture,
      };
    }
    return find({ graphs, picture });
  });

const different = law("not the same graph", "H \\neq p\\, G \\text{ for all } p", ({ graphs, picture }) => {
  const p = isomorphism(...graphs);
  if (p === undefined) return undefined;
  return {
    should: "No renumbering should make the first graph the second, but one does.",
    given: "",
    sides: [["it takes node i to p[i]", `p = ${show(p)}`]],
    look: "a renumbering keeps cycles: does one of your graphs have a cycle of three nodes, and the other none?",
    ...picture,
  };
});

/** How many nodes can be reached from node 0. */
function reached({ source, target }: Graph): number {
  const seen = new Set([0]);
  for (const i of seen)
    for (const [e, from] of source.values.entries()) if (from === i) seen.add(target.values[e]!);
  return seen.size;
}

const connected = law(
  "in one piece, and different",
  "G, H \\text{ connected}, \\quad H \\neq p\\, G",
  ({ graphs, picture }) => {
    const g = graphs.findIndex((graph) => reached(graph) < graph.nodes);
    if (g >= 0)
      return {
        should: "From every node of either graph one should get to every other.",
        given: "",
        sides: [
          [
            `reached from node 0 in the ${g === 0 ? "first" : "second"} graph`,
            `${reached(graphs[g]!)} of ${graphs[g]!.nodes} nodes`,
          ],
        ],
        look: "two graphs of four nodes, side by side, are one graph of eight in two pieces: find another one",
        ...picture,
      };
    if (isomorphism(...graphs) === undefined) return undefined;
    return {
      should: "Both graphs are in one piece, but they are the same graph with other numbers.",
      given: "",
      sides: [],
      ...picture,
    };
  },
);

const prism: Pairs = [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [0, 3], [1, 4], [2, 5]]; // biome-ignore format: pairs
const bipartite: Pairs = [0, 1, 2].flatMap((i) => [3, 4, 5].map((j) => [i, j] as const));
/** A ring of n nodes, in which each is joined to the one opposite. */
const wheel = (n: number): Pairs => [
  ...Array.from({ length: n }, (_, i) => [i, (i + 1) % n] as const),
  ...Array.from({ length: n / 2 }, (_, i) => [i, i + n / 2] as const),
];
const complete: Pairs = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]; // biome-ignore format: pairs
const cube: Pairs = [[0, 1], [1, 2], [2, 3], [3, 0], [4, 5], [5, 6], [6, 7], [7, 4], [0, 4], [1, 5], [2, 6], [3, 7]]; // biome-ignore format: pairs
const hexagon: Pairs = [0, 1, 2, 3, 4, 5].map((i) => [i, (i + 1) % 6] as const);
const triangles: Pairs = [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3]]; // biome-ignore format: pairs

const answer =
  (nodes: number, first: Pairs, second: Pairs): Counterexample =>
  () => ({ nodes, first, second });

export const cubicPairExercise: Exercise<Counterexample> = exercise<Counterexample>({
  laws: [worth(2, different), worth(1, connected)],
  reference: answer(6, prism, bipartite),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes two triangles and a hexagon",
      answer(6, triangles, hexagon),
      rejectedBy(different, connected),
    ),
    mutant("takes one graph twice", answer(6, prism, prism), rejectedBy(different, connected)),
    mutant(
      "takes the same graph, drawn in another way",
      answer(6, bipartite, wheel(6)),
      rejectedBy(different, connected),
    ),
    mutant(
      "takes two tetrahedra for one of them",
      answer(8, [...complete, ...complete.map(([i, j]) => [i + 4, j + 4] as const)], cube),
      rejectedBy(connected),
    ),
    mutant("takes the tetrahedron twice", answer(4, complete, complete), rejectedBy(different, connected)),
    mutant(
      "counts a pair in both directions",
      answer(
        6,
        prism.flatMap(([i, j]) => [[i, j] as const, [j, i] as const]),
        bipartite,
      ),
      rejectedBy(different, connected),
    ),
  ],
  hints: [
    "Four nodes of three neighbours each: there is one such graph only, all are joined. So try six nodes, with nine pairs.",
    "Take two triangles and join each node of one to a node of the other: a prism. For the second graph avoid triangles altogether.",
    "Three nodes on the left, three on the right, and every node joined to all three on the other side: no two neighbours of a node are neighbours.",
  ],
});
