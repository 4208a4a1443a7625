import ts from "typescript";

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
  /** What `dialogGlobals` declare. */
  readonly dialogsPath: string;
  /** Whether the whole of `@types/node` stands in for the slim globals. */
  isNodeWhole: boolean;
  /** Whether a check that needs them stops instead. */
  stopsAtNode: boolean;
}

/** A snapshot of a text that grows: the parser keeps what it has and reads what came after it. */
export function growing({ text }: Document): ts.IScriptSnapshot {
  return {
    getText: (start, end) => text.slice(start, end),
    getLength: () => text.length,
    getChangeRange(old) {
      const length = old.getLength();
      if (!text.startsWith(old.getText(0, length))) return undefined; // it has begun anew
      return ts.createTextChangeRange(ts.createTextSpan(length, 0), text.length - length);
    },
  };
}
