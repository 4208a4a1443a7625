import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { importsOf, sources } from "./imports.js";

type Graph = ReadonlyMap<string, readonly string[]>;

const graphOf = (files: readonly string[], read?: (file: string) => string): Graph =>
  new Map(
    files.map((file) => [file, importsOf(file, read?.(file)).flatMap(({ target }) => target ?? [])] as const),
  );

/** The shortest path from a file back to itself. */
function circle(graph: Graph, start: string): readonly string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) {
        const way = [file];
        while (way[0] !== start) way.unshift(from.get(way[0]!)!);
        return way;
      }
      if (from.has(next)) continue;
      from.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

/** Each file that imports itself through others, with the path. */
const circles = (graph: Graph): readonly string[] =>
  [...graph.keys()].flatMap((file) => circle(graph, file)?.join(" -> ") ?? []);

describe("circles of imports, those of types too", () => {
  for (const folder of ["lib", "tools", "test"]) {
    it(`are not in ${folder}`, () => {
      assert.deepEqual(circles(graphOf(sources(folder))), []);
    });
  }

  it("are found when planted", () => {
    const texts: Readonly<Record<string, string>> = {
      "lib/a.ts": 'import { b } from "./group/b.js";',
      "lib/group/b.ts": 'import type { C } from "../c.js";',
      "lib/c.ts": 'export type { A } from "./a.js";',
      "lib/d.ts": 'import { a } from "./a.js";',
    };
    const graph = graphOf(Object.keys(texts), (file) => texts[file]!);
    assert.deepEqual(circles(graph), [
      "lib/a.ts -> lib/group/b.ts -> lib/c.ts",
      "lib/group/b.ts -> lib/c.ts -> lib/a.ts",
      "lib/c.ts -> lib/a.ts -> lib/group/b.ts",
    ]);
  });
});
