import type { Declaring, LedgerEntries } from "./ledger.js";

/** What a checker knows of its notebook, so that another can go on in its place. */
export interface CheckerState {
  readonly modules: readonly (readonly [cell: number, text: string])[];
  readonly names: LedgerEntries;
  readonly imported: readonly string[];
  readonly complaints: readonly string[];
  /** A cell that is running. */
  readonly pending?: Omit<Declaring, "untyped"> & { readonly untyped: readonly string[] };
}

/** A checker stops in front of taking in all of Node's types, where another one has them. */
export class NeedsNode extends Error {
  override readonly name = "NeedsNode";
}
