import { checkEdges, type Edges } from "./edges.js";

/** The colours of nodes, round by round. Equal numbers are equal colours, in all graphs that were refined together. */
export interface ColourRefinement {
  /** rounds[t][g][i]: the colour of node i of graph g after t rounds; the last round adds no colour. */
  readonly rounds: readonly (readonly (readonly number[])[])[];
  /** For each graph the number of its class: graphs of one class have equally many nodes of each colour. */
  readonly classes: readonly number[];
}

/**
 * Colour refinement, the test of Weisfeiler and Leman: each node gets a colour for its own and those that its neighbours
 * have, counted,
 *
 *     c_i <- ( c_i, { c_j : j a neighbour of i } )
 *
 * until no class of nodes is divided any more. Graphs of different classes are not isomorphic. Graphs of one class may be
 * or not: a network that passes messages cannot tell them apart, however deep, if it starts from these colours. Colours
 * do not depend on how nodes are numbered.
 *
 * @param start what is known of the nodes, a number for each node of each graph: atomic numbers (default: nothing)
 * @throws RangeError if `start` has not a number for each node
 * @example
 * colourRefinement([twoTriangles, hexagon]).classes; // [0, 0]
 * @see Weisfeiler and Leman, The reduction of a graph to canonical form (1968)
 */
export function colourRefinement(
  graphs: readonly Edges[],
  start: readonly (readonly number[])[] = graphs.map(({ nodes }) => Array.from({ length: nodes }, () => 0)),
): ColourRefinement {
  const heard = graphs.map((graph, g) => {
    checkEdges("colourRefinement", graph);
    if (start[g]?.length !== graph.nodes)
      throw new RangeError(
        `colourRefinement: expected a number for each of the ${graph.nodes} nodes of graph ${g}, got ${start[g]?.length ?? "none"}`,
      );
    return neighbourLists(graph);
  });
  const rounds = [named(start.map((colours) => colours.map((colour) => [colour])))];
  for (;;) {
    const now = rounds.at(-1)!;
    const next = named(
      now.map((colours, g) =>
        colours.map((colour, i) => [colour, ...heard[g]![i]!.map((j) => colours[j]!).sort((a, b) => a - b)]),
      ),
    );
    rounds.push(next);
    if (countOf(next) === countOf(now)) break;
  }
  const histograms = rounds.at(-1)!.map((colours) => colours.toSorted((a, b) => a - b).join());
  const known = [...new Set(histograms)];
  return { rounds, classes: histograms.map((histogram) => known.indexOf(histogram)) };
}

/** For each node the nodes that it hears. */
function neighbourLists({ source, target, nodes }: Edges): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: nodes }, () => []);
  for (const [e, i] of target.values.entries()) lists[i]!.push(source.values[e]!);
  return lists;
}

/** Numbers 0, 1, 2 ... for signatures, in their order: so a colour does not depend on where it was met first. */
function named(signatures: readonly (readonly (readonly number[])[])[]): readonly (readonly number[])[] {
  const byText = new Map<string, readonly number[]>();
  for (const signature of signatures.flat()) byText.set(signature.join(), signature);
  const sorted = [...byText].sort(([, a], [, b]) => inOrder(a, b));
  const numbers = new Map(sorted.map(([text], number) => [text, number]));
  return signatures.map((graph) => graph.map((signature) => numbers.get(signature.join())!));
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((value, i) => value !== b[i]);
  return k < 0 ? a.length - b.length : a[k]! - (b[k] ?? Number.NEGATIVE_INFINITY);
}

const countOf = (colours: readonly (readonly number[])[]): number => new Set(colours.flat()).size;
