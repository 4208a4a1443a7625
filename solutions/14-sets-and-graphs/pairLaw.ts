import { random, undirectedGraph } from "noether";
import { figure, graphPanel } from "noether/figure";
import { type Explanation, fault, type Instances, show } from "noether/laws";
import {
  anyConnected,
  apart,
  bare,
  branched,
  cover,
  type Labelled,
  lookAlikes,
  pairsOf,
  ring,
  shuffled,
  single,
  together,
} from "./labelled.js";
import { type ToldApart, usual } from "./refinements.js";

export type Two = readonly [first: Labelled, second: Labelled];

export const triangle = ring([0, 0, 0]);
export const square = ring([0, 0, 0, 0]);

/** Pairs that show one mistake or another. */
export const telling: readonly Two[] = [
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

/** Where to look: the usual mistake that errs here, and on the same pairs. */
function lookFor(f: ToldApart, first: Labelled, second: Labelled, got: boolean): string | undefined {
  const draw = random(14);
  const pairs = [
    ...telling,
    ...lookAlikes,
    ...telling.map(([graph]): Two => [graph, shuffled(draw, graph)]),
    ...Array.from({ length: 6 }, (): Two => {
      const graph = anyConnected(draw, 6);
      return [graph, shuffled(draw, graph)];
    }),
    ...Array.from({ length: 4 }, (): Two => {
      const base = anyConnected(draw, 5);
      return [
        shuffled(
          draw,
          cover(base, (e) => e % 2 === 0),
        ),
        cover(base, () => false),
      ];
    }),
    ...Array.from({ length: 6 }, (): Two => [anyConnected(draw, 5), anyConnected(draw, 5)]),
  ];
  const answers = (g: ToldApart): string => pairs.map(([a, b]) => g(bare(a), bare(b))).join();
  const all = answers(f);
  const mistake = Object.values(usual).find(
    ([, g]) => g(bare(first), bare(second)) === got && answers(g) === all,
  );
  // Who finds the difference in a short path and not in a long one stops too early, after however many rounds.
  const near = f(bare(branched(5, 1)), bare(branched(5, 2)));
  const far = first.colours.length > 12 && apart(first, second) && !got;
  return (mistake ?? (near && far ? usual["stops after three rounds"] : undefined))?.[0];
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
export function pairLaw(
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
        look: lookFor(f, first, second, got),
        ...drawn(first, second),
      };
    },
    { runs },
  );
}
