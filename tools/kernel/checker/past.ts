import type { Document } from "./documents.js";

/** What the cells of a notebook have declared so far, each cell's an ambient module `cell:3`, in two documents. */
export interface Past {
  /** Those of long ago. It changes seldom: the compiler keeps what it has made of it. */
  readonly settled: Document;
  /** The latest ones. It grows with every cell. */
  readonly recent: Document;
  add(cell: number, text: string): void;
  /**
   * Says which cells' names hold still. Now and then all modules are settled together, without those that no such cell
   * needs: a notebook whose cells are run again and again does not grow.
   */
  keep(cells: Iterable<number>): void;
  /** Each cell's module. */
  readonly modules: ReadonlyMap<number, string>;
}

/** How many recent modules are settled together. */
const many = 32;

/** @param before modules that are there already (default: none) */
export function past(before: readonly (readonly [cell: number, text: string])[] = []): Past {
  const settled: Document = { text: before.map(([, text]) => text).join(""), version: 1 };
  const recent: Document = { text: "", version: 1 };
  const modules = new Map<number, string>(before);
  let fresh = 0;
  return {
    settled,
    recent,
    modules,
    add(cell, text) {
      modules.set(cell, text);
      fresh++;
      recent.text += text;
      recent.version++;
    },
    keep(cells) {
      if (fresh < many) return;
      fresh = 0;
      const needed = needs(modules, cells);
      for (const cell of modules.keys()) if (!needed.has(cell)) modules.delete(cell);
      settled.text = [...modules.values()].join("");
      settled.version++;
      recent.text = "";
      recent.version++;
    },
  };
}

/** The cells themselves, those whose modules theirs name, and so on; and all that declare something global. */
function needs(modules: ReadonlyMap<number, string>, cells: Iterable<number>): ReadonlySet<number> {
  const global = [...modules].filter(([, text]) => /\bglobal\b/.test(text)).map(([cell]) => cell);
  const found = new Set<number>();
  const open = [...cells, ...global];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    if (found.has(cell)) continue;
    found.add(cell);
    for (const [, named] of (modules.get(cell) ?? "").matchAll(/["']cell:(\d+)["']/g))
      open.push(Number(named));
  }
  return found;
}
