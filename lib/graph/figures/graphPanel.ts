import { norm, subtract } from "../../algebra/vector.js";
import { ballsPanel } from "../../figure/ballsPanel.js";
import { categorical } from "../../figure/palette.js";
import type { Panel } from "../../figure/panel.js";
import type { View } from "../../figure/surface.js";
import { checkEdges, type Edges } from "../edges.js";

/** A graph to draw. */
export interface GraphPanelParts {
  readonly graph: Edges;
  /** Where each node is drawn, two or three numbers (default: on a circle, from the top, clockwise). */
  readonly places?: readonly (readonly number[])[];
  /** A colour for each node, 0, 1, 2 ...: equal numbers, equal colours (default: 0 for all). */
  readonly colours?: readonly number[];
  /** How many colours there are in all panels that are to be compared (default: as many as here). */
  readonly palette?: number;
  /** What is written on each node (default: its number). */
  readonly names?: readonly string[];
  /** From where places in space are seen (default: from the front, x to the right and y upwards). */
  readonly view?: View;
  readonly title?: string;
  /** Half the width of the picture, in the unit of the places (default: the farthest node, plus a margin). */
  readonly reach?: number;
}

const front = { azimuth: -Math.PI / 2, elevation: Math.PI / 2 };

/**
 * A graph as a panel of a figure: a ball for each node, a stick for each pair of neighbours, seen from the front. In an
 * interactive page it can be turned if the panel contains nothing else: a graph has no front, and no places either.
 *
 * @throws RangeError if there is not a place, a colour and a name for each node
 */
export function graphPanel({ graph, title, ...parts }: GraphPanelParts): Panel {
  checkEdges("graphPanel", graph);
  const n = graph.nodes;
  const nodes = Array.from({ length: n }, (_, i) => i);
  const around = (i: number): number => (2 * Math.PI * i) / Math.max(1, n);
  const {
    places = nodes.map((i) => [Math.sin(around(i)), Math.cos(around(i))]),
    colours = nodes.map(() => 0),
    names = nodes.map(String),
  } = parts;
  for (const [what, list] of Object.entries({ places, colours, names }))
    if (list.length !== n)
      throw new RangeError(`graphPanel: expected ${what} for each of ${n} nodes, got ${list.length}`);
  const palette = parts.palette ?? Math.max(0, ...colours) + 1;
  const reach = parts.reach ?? 1.3 * Math.max(0.1, ...places.map(norm));
  const ends = nodes.map(() => new Set<number>());
  for (const [e, i] of graph.target.values.entries()) {
    const j = graph.source.values[e]!;
    if (i !== j) ends[Math.min(i, j)]!.add(Math.max(i, j));
  }
  const sticks = ends.flatMap((others, i) => [...others].map((j) => [i, j] as const));
  // Balls of neighbours leave a piece of the stick between them.
  const lengths = sticks.map(([i, j]) => norm(subtract(places[i]!, places[j]!)));
  const radius = Math.min(0.14 * reach, 0.35 * Math.min(...lengths));
  return ballsPanel({
    title,
    reach,
    view: parts.view ?? front,
    centres: places,
    radii: nodes.map(() => radius),
    colours: colours.map((colour) => categorical(colour, palette)),
    names,
    sticks,
  });
}
