import { isomorphism, undirectedGraph } from "noether";
import { type Labelled, pairsOf } from "./labelled.js";

export type ToldApart = (first: Labelled, second: Labelled) => boolean;

/** What may go wrong in colour refinement. */
interface Recipe {
  /** How many rounds (default: as many as there are nodes). */
  readonly rounds?: (first: Labelled, second: Labelled) => number;
  /** The new colour of a node, in words. */
  readonly signature?: (own: string, heard: readonly string[]) => string;
  /** What is compared in the end. */
  readonly compared?: (colours: readonly string[]) => string;
  readonly start?: (colours: readonly number[]) => readonly number[];
  /** Whether each graph names its colours by itself. */
  readonly alone?: boolean;
}

/** A number for each different text, from 0. */
const numbered = (texts: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(texts)].map((text, k) => [text, k]));

/** Colour refinement by words, in one of its right or wrong forms. */
export const refinement =
  ({
    rounds = (first) => first.colours.length,
    signature = (own, heard) => `${own}(${[...heard].sort().join()})`,
    compared = (colours) => [...colours].sort().join(),
    start = (colours) => colours,
    alone = false,
  }: Recipe = {}): ToldApart =>
  (first, second) => {
    const graphs = [first, second];
    let colours = graphs.map((graph) => start(graph.colours).map(String));
    for (let round = rounds(first, second); round > 0; round--) {
      const texts = graphs.map(({ neighbours }, g) =>
        neighbours.map((list, i) =>
          signature(
            colours[g]![i]!,
            list.map((j) => colours[g]![j]!),
          ),
        ),
      );
      const names = texts.map((own) => numbered(alone ? own : texts.flat().sort()));
      colours = texts.map((own, g) => own.map((text) => String(names[g]!.get(text))));
    }
    return compared(colours[0]!) !== compared(colours[1]!);
  };

/** Whether the graphs differ, which is more than messages find out. */
const differ: ToldApart = (first, second) => {
  const [a, b] = [first, second].map((graph) => undirectedGraph(graph.colours.length, pairsOf(graph)));
  return isomorphism(a!, b!, [first.colours, second.colours]) === undefined;
};

const setOf = (values: readonly string[]): string => [...new Set(values)].sort().join();

/** The usual mistakes, each with where to look. */
export const usual: Readonly<Record<string, readonly [look: string, ToldApart]>> = {
  "compares the numbers of neighbours only": [
    "one round is not enough: a node should also hear what its neighbours have heard, until no class is divided any more",
    refinement({ rounds: () => 1 }),
  ],
  "makes no round": [
    "these two have equally many nodes of each colour at the start, and no node has heard anything yet: is the round that gives new colours ever made?",
    refinement({ rounds: () => 0 }),
  ],
  "says that any two differ": [
    "this is so for any two graphs: lists are never equal by === or !==, however equal their entries. Compare texts: [...colours].sort().join()",
    () => true,
  ],
  "stops after three rounds": [
    "a difference that is far away needs as many rounds as it is far: go on until the number of colours stays",
    refinement({ rounds: () => 3 }),
  ],
  "forgets how often a colour is heard": [
    "a node with two neighbours of a colour differs from a node with three: keep the neighbours' colours as a sorted list, neither as a set nor as a sum",
    refinement({ signature: (own, heard) => `${own}(${setOf(heard)})` }),
  ],
  "forgets a node's own colour": [
    "the new colour is made of the node's own colour and of those of its neighbours; a node without neighbours keeps its own",
    refinement({ signature: (_, heard) => `(${[...heard].sort().join()})` }),
  ],
  "does not sort what a node hears": [
    "neighbours come in no order: sort their colours before you compare",
    refinement({ signature: (own, heard) => `${own}(${heard.join()})` }),
  ],
  "compares node by node": [
    "nodes come in no order either: compare how many nodes of each colour the graphs have",
    refinement({ compared: (colours) => colours.join() }),
  ],
  "compares which colours occur, not how often": [
    "both graphs have the same colours, but not equally many nodes of each",
    refinement({ compared: setOf }),
  ],
  "names the colours of each graph by itself": [
    "equal colours must mean equal things in both graphs: name the colours of both together, or keep them as texts",
    refinement({ alone: true }),
  ],
  "does not look at the colours that are given": [
    "begin with the colours of the nodes: an oxygen is no carbon",
    refinement({ start: (colours) => colours.map(() => 0) }),
  ],
  "looks for a permutation": [
    "the two graphs differ, but no node finds out: compare colours, and do not look for a permutation",
    differ,
  ],
};
