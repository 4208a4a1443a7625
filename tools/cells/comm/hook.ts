import { commHook } from "../../globals.js";
import type { CommMessage } from "./message.js";

/** What a kernel puts on `globalThis[commHook]` for the cells that it runs. */
export interface CommHook {
  /** Sends a message to the page. */
  send(message: CommMessage): void;
  /** An id that is the same in every run of a notebook. */
  freshId(): string;
  /** Called with every message from the page; set by `noether/comm`. */
  receive?: (message: CommMessage) => void;
}

/** The kernel's hook, if there is a kernel. */
export function hook(): CommHook | undefined {
  return (globalThis as { [commHook]?: CommHook })[commHook];
}

/** Connects comms to a kernel. */
export function installHook(kernel: CommHook): void {
  (globalThis as { [commHook]?: CommHook })[commHook] = kernel;
}
