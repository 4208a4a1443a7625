import ts from "typescript";

/** A text that changes. */
export interface Document {
  text: string;
  version: number;
}

/** The documents that exist only in the checker, and their paths. */
export interface Documents {
  readonly cellPath: string;
  readonly cell: Document;
  /** The declarations of earlier cells. */
  readonly settledPath: string;
  readonly settled: Document;
  readonly recentPath: string;
  readonly recent: Document;
  /** The file of the slim globals. */
  readonly globalsPath: string;
  /** The file of `dialogGlobals`. */
  readonly dialogsPath: string;
  /** Whether all of `@types/node` replaces the slim globals. */
  isNodeWhole: boolean;
  /** Whether a check that needs all of `@types/node` stops instead. */
  stopsAtNode: boolean;
}

/** A snapshot of a text that grows: the parser keeps what it has and reads what came after it. */
export function growing({ text }: Document): ts.IScriptSnapshot {
  return {
    getText: (start, end) => text.slice(start, end),
    getLength: () => text.length,
    getChangeRange(old) {
      const length = old.getLength();
      if (!text.startsWith(old.getText(0, length))) return undefined; // it has started over
      return ts.createTextChangeRange(ts.createTextSpan(length, 0), text.length - length);
    },
  };
}
