import { type NodeSession, nodeSession } from "../nodeSession.js";
import type { KernelEvent } from "../session.js";
import type { Limits } from "./limits.js";

type Late = (event: KernelEvent) => void | Promise<void>;

/** A session that starts while the rest of the kernel is still being loaded. */
export interface Beginning {
  readonly session: Promise<NodeSession>;
  /** Front ends can connect: now the process that runs cells may start. */
  open(): void;
  /** Says who gets what code does when no cell runs. */
  listen(late: Late): void;
}

/** Starts the checker, which takes longest of all. */
export function beginning({ memory, prints }: Limits): Beginning {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let late: Late = () => {};
  const session = nodeSession({
    folder: process.cwd(),
    heapLimit: memory,
    outputLimit: prints * 2 ** 20,
    revive: true,
    isWritten: true,
    onLateEvent: (event) => late(event),
    after: opened,
  });
  return {
    session,
    open,
    listen(listener) {
      late = listener;
    },
  };
}
