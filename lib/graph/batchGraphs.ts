import { concat } from "../engine/concat.js";
import { tensor } from "../engine/create.js";
import { shapeText } from "../engine/shape.js";
import { Tensor } from "../engine/tensor.js";
import type { Graph } from "./graph.js";

/**
 * Graphs joined to one, which is how networks take many of them at a time: nodes and edges one graph after another, and
 * so the rows of every tensor that belongs to them.
 *
 * @param graphs alike: each with the same tensors, whose rows belong to nodes, edges or graphs, such as positions, shift,
 * energies
 * @example
 * const both = batchGraphs([water, ethanol]);
 * both.graph; // 0 for the nodes of water, 1 for those of ethanol
 * @throws RangeError if there are none, or a tensor is missing in one of them or has rows of another shape
 */
export function batchGraphs<G extends Graph>(graphs: readonly G[]): G {
  const [first] = graphs;
  if (first === undefined) throw new RangeError("batchGraphs: expected graphs, got none");
  const list = graphs as readonly (Graph & Readonly<Record<string, unknown>>)[];
  const joined: Record<string, unknown> = {};
  const names = new Set(list.flatMap((graph) => Object.keys(graph)));
  for (const name of names) {
    const parts = list.map((graph) => graph[name]);
    if (name === "nodes" || name === "graphs")
      joined[name] = (parts as number[]).reduce((sum, n) => sum + n, 0);
    else if (name === "source" || name === "target")
      joined[name] = numbered(parts as Tensor[], list, "nodes");
    else if (name === "graph") joined[name] = numbered(parts as Tensor[], list, "graphs");
    else if (name === "cutoff") joined[name] = sameNumber(name, parts);
    else joined[name] = rowsOf(name, parts);
  }
  return joined as unknown as G;
}

/** Numbers of nodes, or of graphs, counted on from one graph to the next. */
function numbered(parts: readonly Tensor[], graphs: readonly Graph[], what: "nodes" | "graphs"): Tensor {
  const all = new Int32Array(parts.reduce((sum, { size }) => sum + size, 0));
  let [at, before] = [0, 0];
  for (const [k, { values }] of parts.entries()) {
    for (const value of values) all[at++] = value + before;
    before += graphs[k]![what];
  }
  return tensor(all);
}

/** A number that is one for all graphs. */
function sameNumber(name: string, parts: readonly unknown[]): unknown {
  const odd = parts.findIndex((part) => part !== parts[0]);
  if (odd < 0) return parts[0];
  throw new RangeError(
    `batchGraphs: expected graphs of one ${name}, got ${String(parts[0])} in graph 0 and ${String(parts[odd])} in graph ${odd}`,
  );
}

function rowsOf(name: string, parts: readonly unknown[]): Tensor {
  const like = parts.findIndex((part) => part instanceof Tensor && part.rank > 0);
  const kind = (part: unknown): string =>
    part instanceof Tensor
      ? `rows ${shapeText(part.shape.slice(1))} of ${part.dtype}`
      : part === undefined
        ? "none"
        : `a ${typeof part}`;
  const odd = parts.findIndex((part) => kind(part) !== kind(parts[Math.max(0, like)]));
  if (like >= 0 && odd < 0) return concat(parts as readonly Tensor[], 0);
  const [a, b] = [Math.max(0, like), Math.max(0, odd)];
  throw new RangeError(
    `batchGraphs: expected a tensor ${name} with rows of one kind in every graph, got ${kind(parts[a])} in graph ${a} and ${kind(parts[b])} in graph ${b}`,
  );
}
