import { setFlagsFromString } from "node:v8";
import { type Checker, checker } from "../../checker/checker.js";
import type { Runtime } from "../../checker/fileSystem.js";
import { serve } from "../../checker/serve.js";
import type { OwnSettings } from "../../checker/settings.js";
import type { CheckerState } from "../../checker/state.js";
import type { FromChecker, Restoring, ToChecker } from "../../protocols/checker.js";
import { nodeFileSystem } from "./fileSystem.js";
import { nodeRuntime } from "./runtime.js";

/** What the session passes to the process on its command line, as JSON. */
export interface CheckerPlaces {
  readonly folder: string;
  readonly kernel: string;
  /**
   * Whether somebody is writing cells and will ask for completions, which are then prepared while the checker is idle
   * (default: no).
   */
  readonly isWritten?: boolean;
  /** The notebook's settings in its metadata (default: none). */
  readonly settings?: OwnSettings;
}

/** Paths as TypeScript writes them. */
export const slashes = (path: string): string => path.replaceAll("\\", "/");

/**
 * Makes this process the checker of the notebook that its command line names; `libraries` is the folder of TypeScript.
 */
export function startChecker(libraries: string): void {
  // Without this the heap of a long session grows to twice its size before old programs are collected.
  setFlagsFromString("--heap-growing-percent=30");
  // Node 20 would spend more time on optimising the compiler's functions than a thousand cells gain from it; later
  // versions have a cheaper compiler in between.
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString("--interrupt-budget=1000000");
  const places = JSON.parse(process.argv[2]!) as CheckerPlaces;
  const serving = {
    answer: (message: FromChecker): void => void process.send?.(message),
    later: (work: () => void): void => void setImmediate(work),
  };
  let cells = checkerOf(libraries, places, nodeRuntime);
  let served = serve(cells, serving);
  // The snapshot's flags had postponed this; from now on functions that are called often are compiled.
  setTimeout(() => setFlagsFromString("--sparkplug"), 1000);
  let isAsked = false;
  // Libraries are read and their declarations merged before anybody waits for that, unless somebody is already waiting.
  setImmediate(() => {
    if (!isAsked) cells.prepare();
  });
  setTimeout(() => {
    if (isAsked) return;
    cells.check(usual, 0);
    cells.prepare();
  }, 100);
  // The first completion needs all of Node's types: they are loaded after a cell has been checked, when nothing is
  // asked.
  let isReady = places.isWritten !== true;
  let quiet: NodeJS.Timeout | undefined;
  process.on("message", (message: ToChecker | Restoring) => {
    isAsked = true;
    if (message.type === "restore") {
      cells.close();
      cells = checkerOf(libraries, places, nodeRuntime, message.state);
      served = serve(cells, serving);
      return;
    }
    served.take(message);
    if (message.type === "ask" && (message.name === "complete" || message.name === "inspect")) isReady = true;
    clearTimeout(quiet);
    if (isReady) return;
    quiet = setTimeout(() => {
      isReady = true;
      if (!served.handOver()) cells.complete("", 0);
    }, 1500);
  });
  process.on("disconnect", () => process.exit());
  process.on("SIGINT", () => {}); // a terminal's interrupt goes to the whole group, but is meant for the cell
}

/**
 * Checks some cells of an imaginary notebook, for what remains in memory: the libraries and noether's declarations,
 * parsed, and the compiler's own functions, compiled; with `hasNode` all of Node's types too.
 */
export function warmChecker(
  libraries: string,
  places: CheckerPlaces & { readonly hasNode: boolean },
  runtime: Runtime,
): void {
  const cells = checkerOf(libraries, places, runtime);
  for (const [index, source] of ["const a: number = 1;", "a + 1", usual].entries()) {
    cells.check(source, index);
    cells.settle(["a"]);
  }
  if (places.hasNode) checkerOf(libraries, places, runtime).check('import * as fs from "node:fs"; fs', 0);
}

/** The usual beginning of a notebook. */
const usual = 'import "noether"; import "noether/course"; console.log(1)';

function checkerOf(
  libraries: string,
  { folder, kernel, settings }: CheckerPlaces,
  runtime: Runtime,
  state?: CheckerState,
): Checker {
  const where = {
    folder: slashes(folder),
    kernel: slashes(kernel),
    libraries: slashes(libraries),
    runtime,
    ...(settings && { settings }),
  };
  return checker(nodeFileSystem, where, state);
}
