import { deferred } from "../../deferred.js";
import { sessionSettings } from "../ownSettings.js";
import { type NodeSession, nodeSession } from "../session.js";
import type { Limits } from "./limits.js";

/** A session that starts while the rest of the kernel is still being loaded. */
export interface Beginning {
  readonly session: Promise<NodeSession>;
  /** Called when front ends can connect: now the process that runs cells may start. */
  open(): void;
}

/** Starts the checker, which takes longest, with the settings of the notebook. */
export function beginning({ memory, prints }: Limits): Beginning {
  const opened = deferred();
  const settings = sessionSettings(process.env);
  const session = nodeSession({
    ...(settings && { settings }),
    folder: process.cwd(),
    heapLimit: memory,
    outputLimit: prints * 2 ** 20,
    revive: true,
    isWritten: true,
    after: opened.promise,
  });
  return { session, open: opened.resolve };
}
