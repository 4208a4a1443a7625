import { checker } from "./checker.js";
import { nodeFileSystem } from "./nodeFileSystem.js";
import { nodeRuntime } from "./nodeRuntime.js";
import { serve, type ToChecker } from "./serve.js";

/** What the session gives the process on its command line, as JSON. */
export interface CheckerPlaces {
  readonly folder: string;
  readonly kernel: string;
}

/** Paths as TypeScript writes them. */
export const slashes = (path: string): string => path.replaceAll("\\", "/");

/** Makes this process the checker of the notebook that its command line names; `libraries` is where TypeScript lies. */
export function startChecker(libraries: string): void {
  const { folder, kernel } = JSON.parse(process.argv[2]!) as CheckerPlaces;
  const cells = checker(nodeFileSystem, {
    folder: slashes(folder),
    kernel: slashes(kernel),
    libraries: slashes(libraries),
    runtime: nodeRuntime,
  });
  const handle = serve(cells, (message) => void process.send?.(message));
  let isAsked = false;
  // Libraries are read and their declarations merged before anybody waits for it, unless somebody waits already.
  setTimeout(() => {
    if (!isAsked) cells.check('import "noether"; console.log(1)', 0);
  }, 100);
  process.on("message", (message: ToChecker) => {
    isAsked = true;
    handle(message);
  });
  process.on("disconnect", () => process.exit());
}
