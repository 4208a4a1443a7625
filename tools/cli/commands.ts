import type { Command } from "./command.js";

/** The commands of `noether`, in the order of the help text. A module is loaded when its command is asked for. */
export const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  run: () => import("./run.js"),
  start: () => import("./start.js"),
  sync: () => import("./sync.js"),
  grade: () => import("./grade.js"),
  audit: () => import("./audit.js"),
  kernel: () => import("./kernel.js"),
  bench: () => import("./bench.js"),
  convert: () => import("./convert.js"),
  doctor: () => import("./doctor.js"),
};
