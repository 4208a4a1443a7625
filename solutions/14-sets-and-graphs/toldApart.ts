import { type Random, random, undirectedGraph } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { figure, graphPanel } from "noether/figure";
import { type Explanation, fault, type Instances, type Law, show } from "noether/laws";
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
import { type ToldApart, usual } from "./refinements.js";

type Two = readonly [first: Labelled, second: Labelled];

const triangle = ring([0, 0, 0]);
const square = ring([0, 0, 0, 0]);

/** Pairs that show one mistake or another. */
const telling: readonly Two[] = [
  [together(triangle, triangle), ring([0, 0, 0, 0, 0, 0])],
  [single(1), single(2)],
  [triangle, together(triangle, triangle)],
  [branched(3, 1), branched(3, 0)],
  [branched(5, 1), branched(5, 2)],
  [branched(20, 9), branched(20, 8)],
  [branched(40, 19), branched(40, 18)],
  [ring([1, 0, 1, 0, 0]), ring([1, 1, 0, 0, 0])],
  [triangle, square],
  [ring([0, 1, 0, 2]), ring([2, 0, 1, 0])],
  [single(1), single(1)],
];

/** Where to look: the usual mistake that errs on the same pairs. */
function lookFor(f: ToldApart): string | undefined {
  const draw = random(14);
  const pairs = [
    ...telling,
    ...lookAlikes,
    ...telling.map(([graph]): Two => [graph, shuffled(draw, graph)]),
    ...Array.from({ length: 6 }, (): Two => {
      const graph = anyConnected(draw, 6);
      return [graph, shuffled(draw, graph)];
    }),
  ];
  const answers = (g: ToldApart): string => pairs.map(([a, b]) => g(bare(a), bare(b))).join();
  const got = answers(f);
  return Object.values(usual).find(([, g]) => answers(g) === got)?.[0];
}

const smilesOf = (graph: Labelled): string | undefined =>
  "smiles" in graph ? String(graph.smiles) : undefined;

function given(first: Labelled, second: Labelled): string {
  const [a, b] = [smilesOf(first), smilesOf(second)];
  if (a !== undefined && b !== undefined) return `the molecules ${a} and ${b}`;
  const words = `the first is ${first.words}; the second is ${second.words}`;
  return first.words === undefined || second.words === undefined || (words.match(/\d+/g) ?? []).length > 10
    ? `graphs of ${first.colours.length} and ${second.colours.length} nodes`
    : words;
}

/** The two graphs, side by side, if they can be drawn. */
function drawn(first: Labelled, second: Labelled): Pick<Explanation, "figure"> {
  if (Math.max(first.colours.length, second.colours.length) > 14) return {};
  const known = [...new Set([...first.colours, ...second.colours])].sort((a, b) => a - b);
  const panel = (graph: Labelled, title: string) =>
    graphPanel({
      graph: undirectedGraph(graph.colours.length, pairsOf(graph)),
      colours: graph.colours.map((colour) => known.indexOf(colour)),
      palette: Math.max(2, known.length),
      title,
    });
  return {
    figure: figure({
      alt: "The two graphs, each with its nodes on a circle.",
      panels: [panel(first, "first"), panel(second, "second")],
    }),
  };
}

/** A law that an answer is right for two graphs, for a reason that can be said. */
function law(
  name: string,
  statement: string,
  instances: Instances<Two>,
  because: (expected: boolean) => string,
  runs = 24,
) {
  return fault<ToldApart, Two>(
    name,
    statement,
    instances,
    (f, [first, second]) => {
      const expected = apart(first, second);
      const got: unknown = f(bare(first), bare(second));
      if (got === expected) return undefined;
      if (typeof got !== "boolean")
        return {
          should: "The answer should be true or false.",
          given: given(first, second),
          sides: [["got", show(got)]],
        };
      return {
        should: because(expected),
        given: given(first, second),
        sides: [
          ["expected", `${expected}`],
          ["got", `${got}`],
        ],
        look: lookFor(f),
        ...drawn(first, second),
      };
    },
    { runs },
  );
}

const copies = law(
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

const alike = law(
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

const differences = law(
  "a difference is found",
  "c(G) \\neq c(H)",
  {
    examples: telling.slice(1, 9),
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

const molecules = law(
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
