import type { Command } from "./command.js";

/** The commands of `noether`, in the order of the help text. A module is loaded when its command is asked for. */
export const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  sync: () => import("./sync.js"),
};
