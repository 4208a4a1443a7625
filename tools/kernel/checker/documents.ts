/** A text that changes. */
export interface Document {
  text: string;
  version: number;
}

/** Names of the files that exist only in the checker. */
export interface Documents {
  readonly cellPath: string;
  readonly cell: Document;
  /** Declarations of the cells before. */
  readonly settledPath: string;
  readonly settled: Document;
  readonly recentPath: string;
  readonly recent: Document;
  /** What the slim globals declare. */
  readonly globalsPath: string;
  /** Whether the whole of `@types/node` stands in for the slim globals. */
  isNodeWhole: boolean;
  /** Whether a check that needs them stops instead. */
  stopsAtNode: boolean;
}
