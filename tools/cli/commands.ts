import type { Command } from "./command.js";

/** The commands of `noether`, in the order of the help text. A module is loaded when its command is asked for. */
export const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  start: () => import("./start.js"),
  watch: () => import("./watch.js"),
  progress: () => import("./progress.js"),
  run: () => import("./run.js"),
  sync: () => import("./sync.js"),
  grade: () => import("./grade.js"),
  samples: () => import("./samples.js"),
  audit: () => import("./audit.js"),
  kernel: () => import("./kernel.js"),
  bench: () => import("./bench.js"),
  convert: () => import("./convert.js"),
  doctor: () => import("./doctor.js"),
};
