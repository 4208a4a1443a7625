import type { Command } from "./command.js";

/** A command in the table: what the list of commands says about it, and its module, which is loaded only to run it. */
export interface Entry {
  /** One line for the list of commands: no capital at its beginning, no full stop. */
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

/** The commands of `noether` by name, in the order of the help text. */
export const commands: Readonly<Record<string, Entry>> = {
  start: {
    summary: "put the course into a folder, run the next lesson, and say how to go on",
    load: () => import("./start.js"),
  },
  watch: {
    summary: "run a sheet whenever you save it: verdicts in the terminal, a page that updates",
    load: () => import("./watch.js"),
  },
  progress: {
    summary: "what you have solved in the course, and what comes next",
    load: () => import("./progress.js"),
  },
  run: {
    summary: "run notebooks from the first cell to the last and write them with their outputs",
    load: () => import("./run.js"),
  },
  sync: {
    summary: "bring generated notebooks and sheets up to date, and bring back edits made in Jupyter",
    load: () => import("./sync.js"),
  },
  grade: {
    summary: "for instructors: grade a folder of submitted notebooks in a sandbox",
    load: () => import("./grade.js"),
  },
  samples: {
    summary: "for instructors: write sample submissions to try the grader on",
    load: () => import("./samples.js"),
  },
  audit: {
    summary: "for authors: test the checks of the exercises with references, stubs and wrong solutions",
    load: () => import("./audit.js"),
  },
  kernel: {
    summary: "install Noether as a Jupyter kernel, or remove it",
    load: () => import("./kernel.js"),
  },
  bench: {
    summary: "time the kernel or the library on this machine",
    load: () => import("./bench.js"),
  },
  convert: {
    summary: "turn notebooks into pages, PDF, slides, Markdown or scripts",
    load: () => import("./convert.js"),
  },
  doctor: {
    summary: "say what is installed, what is missing, and how to get it",
    load: () => import("./doctor.js"),
  },
};
