import type { Declaring, LedgerEntries } from "./ledger.js";

/** What a checker knows about its notebook, so that another can take over. */
export interface CheckerState {
  readonly modules: readonly (readonly [cell: number, text: string])[];
  readonly names: LedgerEntries;
  readonly imported: readonly string[];
  readonly complaints: readonly string[];
  /** A cell that is running. */
  readonly pending?: Omit<Declaring, "untyped"> & { readonly untyped: readonly string[] };
}

/** A checker stops before loading all of Node's types, because another one has them. */
export class NeedsNode extends Error {
  override readonly name = "NeedsNode";
}
