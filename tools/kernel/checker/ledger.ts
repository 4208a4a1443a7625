import type { CellName, CellNames, Declared } from "./cellNames.js";

/** What a cell declares. */
export interface Declaring {
  readonly cell: number;
  readonly declared: readonly Declared[];
  /** Names whose types cannot be written down. */
  readonly untyped: ReadonlySet<string>;
}

/** A cell that failed to create a name. */
export interface Missing {
  readonly cell: number;
  readonly hasBegun: boolean;
}

/** The names of a notebook's cells, and those that a cell would have declared if it had not failed. */
export interface Ledger extends CellNames {
  /** Adds what a cell declared; values only if they exist. */
  learn(cell: Declaring, exists: (name: string) => boolean): void;
  /** Notes the names of a cell that was refused. */
  miss(names: readonly string[], cell: number): void;
  /** The cell that failed to create a name: it did not run, or did not finish. */
  missing(name: string): Missing | undefined;
  /** Names that cells have put on the shared scope; others are only declared. */
  readonly shared: ReadonlySet<string>;
  /** The names as they would be if a cell that is still running had finished. */
  foreseeing(cell: Declaring | undefined): CellNames;
  clear(): void;
  /** Everything that it knows, for another ledger to continue with. */
  entries(): LedgerEntries;
}

/** The content of a ledger, as it is sent to another process. */
export interface LedgerEntries {
  readonly values: readonly (readonly [string, CellName])[];
  readonly types: readonly (readonly [string, CellName])[];
  readonly missed: readonly (readonly [string, Missing])[];
  readonly shared: readonly string[];
}

/** @param before the content of another ledger (default: nothing) */
export function ledger(before?: LedgerEntries): Ledger {
  const values = new Map<string, CellName>(before?.values);
  const types = new Map<string, CellName>(before?.types);
  const missed = new Map<string, Missing>(before?.missed);
  const shared = new Set<string>(before?.shared);
  const miss = (names: readonly string[], missing: Missing): void => {
    for (const name of names) if (!values.has(name) && !types.has(name)) missed.set(name, missing);
  };
  return {
    values,
    types,
    shared,
    miss: (names, cell) => miss(names, { cell, hasBegun: false }),
    missing: (name) => missed.get(name),
    learn(declaring, exists) {
      add({ values, types }, declaring, exists);
      const real = declaring.declared.filter(({ isValue, isAmbient }) => isValue && !isAmbient);
      const lost = real.filter(({ name }) => !exists(name));
      for (const { name } of declaring.declared) missed.delete(name);
      for (const { name } of real) if (exists(name)) shared.add(name);
      miss(
        lost.map(({ name }) => name),
        { cell: declaring.cell, hasBegun: true },
      );
    },
    foreseeing(declaring) {
      const foreseen = { values: new Map(values), types: new Map(types) };
      if (declaring) add(foreseen, declaring, () => true);
      return foreseen;
    },
    entries: () => ({ values: [...values], types: [...types], missed: [...missed], shared: [...shared] }),
    clear() {
      for (const each of [values, types, missed, shared]) each.clear();
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
  for (const { name, kind, isAmbient, isValue, isType } of declared) {
    if (isValue && !isAmbient && !exists(name)) continue;
    const meaning = { cell, kind: untyped.has(name) ? ("untyped" as const) : kind, isAmbient };
    if (isValue) values.set(name, meaning);
    if (isType) types.set(name, meaning);
  }
}
