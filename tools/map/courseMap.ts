import { Graph, layout } from "@dagrejs/dagre";

/** What the map needs to know of a chapter. */
export interface MappedChapter {
  readonly name: string;
  /** The chapters that it builds on. */
  readonly needs: readonly string[];
  /** Of an appendix: the chapter before which it is read. */
  readonly before?: string | undefined;
}

/** A chapter's box: its middle, in pixels. */
export interface MapNode {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** A way from a chapter to one that builds on it, as a line through points. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Where the chapters of a course are drawn, and the ways between them. */
export interface CourseMap {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** The size of a chapter's box. */
export const box: { readonly width: number; readonly height: number } = { width: 192, height: 62 };

/**
 * The map of a course: each chapter below those that it builds on. A need that follows from others is left out, and an
 * appendix that no chapter needs leads to the one before which it is read.
 */
export function courseMap(chapters: readonly MappedChapter[]): CourseMap {
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 18, ranksep: 34, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of chapters) graph.setNode(name, { ...box });
  const edges = ways(chapters);
  for (const [from, to] of edges) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: chapters.map(({ name }) => {
      const { x, y } = graph.node(name) as MapNode;
      return { name, x, y };
    }),
    edges: edges.map(([from, to]) => {
      const { points } = graph.edge(from, to) as Pick<MapEdge, "points">;
      return { from, to, points };
    }),
  };
}

function ways(chapters: readonly MappedChapter[]): (readonly [from: string, to: string])[] {
  const known = new Map(chapters.map((chapter) => [chapter.name, chapter]));
  const needsOf = (name: string): readonly string[] =>
    (known.get(name)?.needs ?? []).filter((need) => known.has(need));
  const buildsOn = (name: string, other: string): boolean =>
    needsOf(name).some((need) => need === other || buildsOn(need, other));
  return chapters.flatMap(({ name, before }) => {
    const needs = needsOf(name);
    const direct = needs.filter((need) => !needs.some((other) => other !== need && buildsOn(other, need)));
    const isNeeded = chapters.some((each) => each.needs.includes(name));
    const onward = before !== undefined && known.has(before) && !isNeeded ? [before] : [];
    return [...direct.map((need) => [need, name] as const), ...onward.map((next) => [name, next] as const)];
  });
}
