import { colourRefinement, elementSymbol, type Random, undirectedGraph } from "noether";
import { smallMolecules } from "noether/data";
import { bonds } from "noether/figure";
import { anyPermutation } from "./permutations.js";

/** A graph whose nodes have colours; for each node the list of its neighbours. */
export interface Labelled {
  readonly colours: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
  /** What it is, in few numbers. */
  readonly words?: string;
}

/** What an answer sees of a graph: no words for it, and no name of a molecule. */
export const bare = ({ colours, neighbours }: Labelled): Labelled => ({ colours, neighbours });

export type Edge = readonly [i: number, j: number];

/** The graph of some pairs (default: all nodes of one colour). */
export function labelled(
  nodes: number,
  pairs: readonly Edge[],
  colours: readonly number[] = Array.from({ length: nodes }, () => 0),
): Labelled {
  const neighbours: number[][] = colours.map(() => []);
  for (const [i, j] of pairs) {
    neighbours[i]!.push(j);
    neighbours[j]!.push(i);
  }
  return { colours, neighbours };
}

/** Its pairs, each once. */
export const pairsOf = ({ neighbours }: Labelled): readonly Edge[] =>
  neighbours.flatMap((list, i) => list.filter((j) => i < j).map((j): Edge => [i, j]));

/** The same graph with other numbers, and each list of neighbours in another order. */
export function shuffled(random: Random, graph: Labelled): Labelled {
  const n = graph.colours.length;
  const p = anyPermutation(random, n);
  const colours = graph.colours.map((_, i) => graph.colours[p.indexOf(i)]!);
  const pairs = pairsOf(graph).map(([i, j]): Edge => [p[i]!, p[j]!]);
  const order = anyPermutation(random, pairs.length);
  return {
    ...labelled(
      n,
      order.map((k) => pairs[k]!),
      colours,
    ),
    ...(graph.words !== undefined && { words: `${graph.words}, numbered in another way` }),
  };
}

/** Whether colour refinement tells two graphs apart. */
export function apart(first: Labelled, second: Labelled): boolean {
  const graphs = [first, second];
  const { classes } = colourRefinement(
    graphs.map((graph) => undirectedGraph(graph.colours.length, pairsOf(graph))),
    graphs.map(({ colours }) => colours),
  );
  return classes[0] !== classes[1];
}

/** The path of n nodes, with a further node at one of them. */
export const branched = (n: number, at: number): Labelled => ({
  ...labelled(n + 1, [...Array.from({ length: n - 1 }, (_, i): Edge => [i, i + 1]), [at, n]]),
  words: `a path of ${n} nodes with one more at node ${at}`,
});

/** A ring of nodes of these colours. */
export const ring = (colours: readonly number[]): Labelled => ({
  ...labelled(
    colours.length,
    colours.map((_, i): Edge => [i, (i + 1) % colours.length]),
    colours,
  ),
  words: colours.every((colour) => colour === colours[0])
    ? `a ring of ${colours.length} nodes`
    : `a ring of nodes of colours ${colours.join(" ")}`,
});

/** A single node. */
export const single = (colour: number): Labelled => ({
  ...labelled(1, [], [colour]),
  words: `a single node of colour ${colour}`,
});

/** Graphs side by side as one. */
export function together(...graphs: readonly Labelled[]): Labelled {
  let before = 0;
  const pairs: Edge[] = [];
  for (const graph of graphs) {
    pairs.push(...pairsOf(graph).map(([i, j]): Edge => [i + before, j + before]));
    before += graph.colours.length;
  }
  return {
    ...labelled(
      before,
      pairs,
      graphs.flatMap(({ colours }) => colours),
    ),
    words: graphs.map(({ words }) => words).join(" beside "),
  };
}

/** Two copies of a graph's nodes; an edge that is crossed goes from one copy to the other. All of these look alike from each node. */
export function cover(base: Labelled, isCrossed: (edge: number) => boolean): Labelled {
  const n = base.colours.length;
  return labelled(
    2 * n,
    pairsOf(base).flatMap(([i, j], e): Edge[] =>
      isCrossed(e)
        ? [
            [i, j + n],
            [i + n, j],
          ]
        : [
            [i, j],
            [i + n, j + n],
          ],
    ),
    [...base.colours, ...base.colours],
  );
}

/** A connected graph of n nodes: a tree and some more edges, in a few colours. */
export function anyConnected(random: Random, n: number): Labelled {
  const pairs: Edge[] = Array.from({ length: n - 1 }, (_, k): Edge => [random.integer(k + 1), k + 1]);
  for (let more = random.integer(4); more > 0; more--) {
    const [i, j] = [random.integer(n), random.integer(n)];
    if (i !== j && !pairs.some(([a, b]) => (a === i && b === j) || (a === j && b === i))) pairs.push([i, j]);
  }
  return labelled(
    n,
    pairs,
    Array.from({ length: n }, () => random.integer(2)),
  );
}

/** A molecule of the course's file: its atoms as colours, its bonds as edges. */
export interface RealMolecule extends Labelled {
  readonly smiles: string;
}

const file = await smallMolecules();

function real(i: number): RealMolecule {
  const { smiles, numbers, positions } = file.molecule(i);
  return { smiles, ...labelled(numbers.length, bonds(numbers.map(elementSymbol), positions), numbers) };
}
const named = (smiles: string): RealMolecule => real(file.find(smiles));

/** The three pairs of the file that colour refinement does not tell apart. */
export const lookAlikes: readonly (readonly [RealMolecule, RealMolecule])[] = [
  [named("C1CC1C1CC1"), named("C1C[C@H]2CC[C@@H]12")],
  [named("C1N[C@@H]1[C@H]1CN1"), named("C1N[C@@H]2CN[C@H]12")],
  [named("C1O[C@@H]1[C@@H]1CO1"), named("C1O[C@H]2CO[C@@H]12")],
];

/** Isomers that are told apart, and that one mistake or another takes for alike. */
export const isomericPairs: readonly (readonly [RealMolecule, RealMolecule])[] = [
  [named("CC1CCC1"), named("CCC1CC1")],
  [named("C1CC1"), named("C=CC")],
  [named("CC(C)F"), named("CCCF")],
  [named("C=NO"), named("NC=O")],
];

/** Molecules with at least one other of the same formula, by formula. */
export const isomers: readonly (readonly RealMolecule[])[] = (() => {
  const groups = new Map<string, RealMolecule[]>();
  for (const molecule of file.test.slice(0, 200).map(real)) {
    const formula = [...molecule.colours].sort((a, b) => a - b).join();
    groups.set(formula, [...(groups.get(formula) ?? []), molecule]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
})();
