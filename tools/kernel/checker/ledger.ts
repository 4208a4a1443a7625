import type { CellName, CellNames, Declared } from "./cellNames.js";

/** What a cell declares. */
export interface Declaring {
  readonly cell: number;
  readonly declared: readonly Declared[];
  /** Names whose types cannot be written down. */
  readonly untyped: ReadonlySet<string>;
}

/** The names of a notebook's cells, and those that a cell would have declared, had it not failed. */
export interface Ledger extends CellNames {
  /** Adds what a cell declared; values only where they exist. */
  learn(cell: Declaring, exists: (name: string) => boolean): void;
  /** Notes the names that a cell failed to bring. */
  miss(names: readonly string[], cell: number): void;
  /** The cell that failed to bring a name. */
  missing(name: string): number | undefined;
  /** The names as they would be if a cell that still runs had run to its end. */
  foreseeing(cell: Declaring | undefined): CellNames;
  clear(): void;
}

/** A ledger without names. */
export function ledger(): Ledger {
  const values = new Map<string, CellName>();
  const types = new Map<string, CellName>();
  const missed = new Map<string, number>();
  const miss = (names: readonly string[], cell: number): void => {
    for (const name of names) if (!values.has(name) && !types.has(name)) missed.set(name, cell);
  };
  return {
    values,
    types,
    miss,
    missing: (name) => missed.get(name),
    learn(declaring, exists) {
      add({ values, types }, declaring, exists);
      const lost = declaring.declared.filter(({ name, isValue }) => isValue && !exists(name));
      for (const { name } of declaring.declared) missed.delete(name);
      miss(
        lost.map(({ name }) => name),
        declaring.cell,
      );
    },
    foreseeing(declaring) {
      const foreseen = { values: new Map(values), types: new Map(types) };
      if (declaring) add(foreseen, declaring, () => true);
      return foreseen;
    },
    clear() {
      for (const map of [values, types, missed]) map.clear();
    },
  };
}

interface Maps {
  readonly values: Map<string, CellName>;
  readonly types: Map<string, CellName>;
}

function add(
  { values, types }: Maps,
  { cell, declared, untyped }: Declaring,
  exists: (name: string) => boolean,
): void {
  for (const { name, kind, isValue, isType } of declared) {
    if (isValue && !exists(name)) continue;
    const meaning = { cell, kind: untyped.has(name) ? ("untyped" as const) : kind };
    if (isValue) values.set(name, meaning);
    if (isType) types.set(name, meaning);
  }
}
