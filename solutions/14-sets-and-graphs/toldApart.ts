import { type Random, random } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import type { Law } from "noether/laws";
import {
  anyConnected,
  apart,
  bare,
  branched,
  cover,
  isomericPairs,
  isomers,
  type Labelled,
  labelled,
  lookAlikes,
  pairsOf,
  ring,
  shuffled,
  single,
  together,
} from "./labelled.js";
import { pairLaw, square, type Two, telling, triangle } from "./pairLaw.js";
import { refinement, type ToldApart, usual } from "./refinements.js";

const copies = pairLaw(
  "a graph and its copy",
  "c(G) = c(p\\, G)",
  {
    examples: [
      [single(1), single(1)],
      [
        branched(3, 1),
        { ...labelled(4, [[3, 0], [3, 1], [3, 2]]), words: "the same with its middle last" }, // biome-ignore format: edges
      ],
      [ring([0, 1, 0, 2]), ring([2, 0, 1, 0])],
      [ring([1, 0, 0, 0, 0]), ring([0, 0, 1, 0, 0])],
      [labelled(3, [[0, 1], [1, 2]], [1, 0, 2]), labelled(3, [[1, 2], [0, 1]], [1, 0, 2])], // biome-ignore format: edges
      [branched(12, 5), shuffled(random(4), branched(12, 5))],
    ],
    draw(random) {
      const graph = anyConnected(random, 4 + random.integer(8));
      return [graph, shuffled(random, graph)];
    },
    simpler: () => [],
  },
  () =>
    "The second is the first with its nodes in another order: colours have to agree, and nothing tells the two apart.",
);

const alike = pairLaw(
  "alike from every node",
  "c(G) = c(H) \\text{ for two covers of one graph}",
  {
    examples: [
      [together(triangle, triangle), ring([0, 0, 0, 0, 0, 0])],
      [together(square, square), ring([0, 0, 0, 0, 0, 0, 0, 0])],
      [together(ring([0, 0, 1]), ring([0, 0, 1])), ring([0, 1, 0, 0, 1, 0])],
      [together(ring([0, 1, 2]), ring([0, 1, 2])), ring([0, 2, 1, 0, 2, 1])],
    ],
    draw(random) {
      const base = anyConnected(random, 4 + random.integer(4));
      const crossed = (): ((e: number) => boolean) => {
        const list = pairsOf(base).map(() => random.integer(2) === 1);
        return (e) => list[e]!;
      };
      return [shuffled(random, cover(base, crossed())), shuffled(random, cover(base, crossed()))];
    },
    simpler: () => [],
  },
  () =>
    "From every node the two graphs look alike, however far one looks: no round gives a colour to one that the other lacks.",
);

const differences = pairLaw(
  "a difference is found",
  "c(G) \\neq c(H)",
  {
    // The last two need 34 rounds: more than one would write down.
    examples: [...telling.slice(1, 9), [branched(140, 69), branched(140, 68)]],
    draw(random) {
      const kind = random.integer(3);
      if (kind === 0) {
        const n = 8 + random.integer(8);
        const at = 1 + random.integer(Math.floor(n / 2) - 2);
        return [shuffled(random, branched(n, at)), shuffled(random, branched(n, at + 1))];
      }
      if (kind === 1) {
        const n = 9 + 2 * random.integer(4);
        const [near, far] = [1 + random.integer(2), 3];
        const marked = (gap: number) =>
          ring(Array.from({ length: n }, (_, i) => (i === 0 || i === gap ? 1 : 0)));
        return [shuffled(random, marked(near)), shuffled(random, marked(far))];
      }
      for (;;) {
        const [first, second] = [anyConnected(random, 6), anyConnected(random, 6)];
        if (apart(first, second)) return [first, second];
      }
    },
    simpler: () => [],
  },
  () => "After some rounds a colour is in one graph and not in the other, or not as often.",
);

const molecules = pairLaw(
  "real molecules",
  "c(G) \\neq c(H) \\text{ for isomers, but for three pairs}",
  {
    examples: [
      ...lookAlikes,
      ...isomericPairs,
      ...lookAlikes.map(([molecule]): Two => [molecule, { ...molecule, ...shuffled(random(3), molecule) }]),
    ],
    draw(random) {
      const group = random.pick(isomers);
      const first = random.pick(group);
      const second = random.pick(random.integer(3) === 0 ? [first] : group);
      return [first, { ...second, ...shuffled(random, second) }];
    },
    simpler: () => [],
  },
  (expected) =>
    expected
      ? "These two molecules have the same atoms and other bonds, and their colours differ after some rounds."
      : "From every atom these two look alike, bond by bond: their colours never differ.",
  40,
);

const reference: ToldApart = apart;

const colouring = (random: Random, n: number): readonly number[] =>
  Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1)).sort(() => random.uniform() - 0.5);
const anyInput = {
  draw(random: Random): [Labelled, Labelled] {
    const first = ring(colouring(random, random.pick([8, 20])));
    if (random.integer(4) === 0) return [bare(first), bare(first)];
    const second =
      random.integer(3) === 0 ? first : ring([...first.colours].sort(() => random.uniform() - 0.5));
    const [a, b] = [first, second].map((each) => {
      const turned = random.integer(each.colours.length);
      return bare(ring([...each.colours.slice(turned), ...each.colours.slice(0, turned)]));
    });
    return [a!, b!];
  },
  large: [
    [
      bare(ring(Array.from({ length: 30 }, (_, i) => (i < 2 ? 1 : 0)))),
      bare(ring(Array.from({ length: 30 }, (_, i) => (i === 0 || i === 9 ? 1 : 0)))),
    ] satisfies [Labelled, Labelled],
  ],
};

const rejecting: Readonly<Record<string, readonly Law<ToldApart, Two>[]>> = {
  "compares the numbers of neighbours only": [differences, molecules],
  "makes no round": [differences, molecules],
  "says that any two differ": [copies, alike, molecules],
  "stops after three rounds": [differences],
  "forgets how often a colour is heard": [differences, molecules],
  "forgets a node's own colour": [differences],
  "does not sort what a node hears": [copies, alike, molecules],
  "compares node by node": [copies, alike, molecules],
  "compares which colours occur, not how often": [differences],
  "names the colours of each graph by itself": [differences],
  "does not look at the colours that are given": [differences],
  "looks for a permutation": [alike, molecules],
};

export const toldApartExercise: Exercise<ToldApart> = exercise<ToldApart>({
  laws: [
    worth(1, copies),
    worth(1, alike),
    worth(2, differences),
    worth(2, molecules),
    everyInputCounts(reference, anyInput),
  ],
  reference,
  withhold: ["colourRefinement", "isomorphism"],
  mutants: [
    ...Object.entries(usual).map(([name, [, f]]) => mutant(name, f, rejectedBy(...rejecting[name]!))),
    mutant("stops after thirty rounds", refinement({ rounds: () => 30 }), rejectedBy(differences)),
    mutant(
      "counts nodes and edges",
      (first, second) => {
        const size = (graph: Labelled): string => `${graph.colours.length} ${pairsOf(graph).length}`;
        return size(first) !== size(second);
      },
      rejectedBy(differences, molecules),
    ),
  ],
  hints: [
    "A colour may be any text. For a node: its own colour, then the colours of its neighbours, sorted and joined. All nodes of both graphs get their new colours at once, from the old ones.",
    "Texts grow from round to round. After each round give every different text a number, the same in both graphs: [...new Set(texts of both)].indexOf(text). Go on for as many rounds as there are nodes: more change nothing.",
    "In the end compare the two lists of colours, each sorted: if they differ, the graphs are told apart. refinement: colours[i] + '(' + neighbours[i].map((j) => colours[j]).sort().join() + ')'.",
  ],
});
