import { displayHook } from "../../globals.js";

/** What a kernel puts on `globalThis[displayHook]` for the cells that it runs. */
export interface DisplayHook {
  /** Shows a value under an id, or changes what was shown under it. */
  show(value: unknown, how: { readonly id: string; readonly update: boolean }): void;
  /** An id that is the same in every run of a notebook. */
  freshId(): string;
  /** Removes what the cell has shown: now, or when the next thing is shown. */
  clear(wait: boolean): void;
  /** Asks the person for a line. */
  ask(prompt: string, password: boolean): Promise<string>;
}

/** The kernel's hook, if there is a kernel. */
export function hook(): DisplayHook | undefined {
  return (globalThis as { [displayHook]?: DisplayHook })[displayHook];
}

/** Connects `display` to a kernel. */
export function installHook(kernel: DisplayHook): void {
  (globalThis as { [displayHook]?: DisplayHook })[displayHook] = kernel;
}
