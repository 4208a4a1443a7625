import type { Document } from "./documents.js";

/** What the cells of a notebook have declared so far, each cell as an ambient module `cell:3`, in two documents. */
export interface Past {
  /** The older modules. It changes seldom, so the compiler can keep what it has computed. */
  readonly settled: Document;
  /** The latest modules. It grows with every cell. */
  readonly recent: Document;
  add(cell: number, text: string): void;
  /**
   * Tells which cells' names are still valid. Now and then all modules are settled together, without those that no such
   * cell needs, so that a notebook whose cells are run again and again does not grow.
   */
  keep(cells: Iterable<number>): void;
  /** Each cell's module. */
  readonly modules: ReadonlyMap<number, string>;
}

/** How many recent modules are settled together. */
const many = 32;

/** @param before existing modules (default: none) */
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

/** The cells themselves, those whose modules they refer to, and so on; and all that declare something global. */
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
