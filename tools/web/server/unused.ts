import type { RunningServer } from "./startServer.js";

/** Waits until nobody uses a server any more. */
export interface Unused {
  /** Resolved when nobody has used it for so long. */
  readonly ended: Promise<"unused">;
  stop(): void;
}

/** Waits until a server has been left alone for so long (ms): no page open, nothing asked, no cell running. */
export function endUnused(server: Pick<RunningServer, "unusedSince">, patience: number): Unused {
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<"unused">((done) => {
    timer = setInterval(() => {
      const since = server.unusedSince();
      if (since !== undefined && Date.now() - since > patience) done("unused");
    }, patience / 20);
  });
  return { ended, stop: () => clearInterval(timer) };
}
