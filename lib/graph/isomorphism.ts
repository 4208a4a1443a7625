import type { Permutation } from "../group/permutations.js";
import { adjacencyMatrix } from "./adjacencyMatrix.js";
import { colourRefinement } from "./colourRefinement.js";
import type { Edges } from "./edges.js";

/**
 * A permutation that makes one graph the other, if there is one:
 *
 *     P A P^T = B,    node i of the first is node p[i] of the second
 *
 * Nodes are matched one after another, each with nodes of its colour by colour refinement only. The search is exponential
 * for large graphs that are very regular; for molecules it is immediate.
 *
 * @param colours what is known of the nodes of the two, such as atomic numbers, and must agree
 * @returns undefined if the graphs are not isomorphic
 */
export function isomorphism(
  first: Edges,
  second: Edges,
  colours?: readonly [readonly number[], readonly number[]],
): Permutation | undefined {
  if (first.nodes !== second.nodes) return undefined;
  const { rounds, classes } = colourRefinement([first, second], colours);
  if (classes[0] !== classes[1]) return undefined;
  const [A, B] = [adjacencyMatrix(first), adjacencyMatrix(second)];
  const [mine, theirs] = rounds.at(-1)! as [readonly number[], readonly number[]];
  const p: number[] = [];
  const isTaken = new Set<number>();
  const fits = (i: number, to: number): boolean =>
    mine[i] === theirs[to] &&
    !isTaken.has(to) &&
    A[i]![i] === B[to]![to] &&
    p.every((k, j) => A[i]![j] === B[to]![k] && A[j]![i] === B[k]![to]);
  const isMatched = (i: number): boolean => {
    if (i === first.nodes) return true;
    for (let to = 0; to < first.nodes; to++) {
      if (!fits(i, to)) continue;
      p.push(to);
      isTaken.add(to);
      if (isMatched(i + 1)) return true;
      p.pop();
      isTaken.delete(to);
    }
    return false;
  };
  return isMatched(0) ? p : undefined;
}
