import { Session } from "node:inspector";

/** A place in the compiled code of a cell. */
export interface Whereabouts {
  readonly cell: number;
  readonly line: number;
  readonly column: number;
}

interface Parsed {
  readonly params: { readonly scriptId: string; readonly url: string };
}

interface Paused {
  readonly params: { readonly callFrames: readonly { readonly location: Location }[] };
}

interface Location {
  readonly scriptId: string;
  readonly lineNumber: number;
  readonly columnNumber?: number;
}

/**
 * Stops the main thread at its next instruction, from another thread, and says where in a cell that is. The main thread
 * stays stopped. If it is waiting for a promise, it is nowhere, and the promise returned here does not settle.
 */
export function whereabouts(): Promise<Whereabouts> {
  return new Promise((resolve) => {
    const session = new Session();
    session.connectToMainThread();
    const cells = new Map<string, number>();
    session.on("Debugger.scriptParsed", ({ params: { scriptId, url } }: Parsed) => {
      const [, cell] = /^cell-(\d+)\.ts$/.exec(url) ?? [];
      if (cell !== undefined) cells.set(scriptId, Number(cell));
    });
    session.on("Debugger.paused", ({ params }: Paused) => {
      const inner = params.callFrames.find(({ location }) => cells.has(location.scriptId));
      if (!inner) return;
      const { scriptId, lineNumber, columnNumber = 0 } = inner.location;
      resolve({ cell: cells.get(scriptId)!, line: lineNumber + 1, column: columnNumber + 1 });
    });
    session.post("Debugger.enable");
    session.post("Debugger.pause");
  });
}
