import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../", import.meta.url));

/**
 * The files that take longest: they run first, so that the last minute does not run one of them alone. The tests of the
 * lessons' outputs come after the lessons, which they would wait for.
 */
const longest = [
  "course/tslab",
  "course/jupyter",
  "course/lessons",
  "tools/render/html/lessons",
  "course/adversaries",
  "tools/web/page/course",
  "tools/kernel/jupyter/frontEnds",
  "tools/web/page/documents",
  "tools/bench/kernelPeers",
  "tools/grader/clock",
  "course/sheets",
  "tools/cli/start",
  "tools/grader/resume",
  "tools/grader/course",
  "tools/kernel/checker/cellPrograms",
  "tools/cells/widgets/jupyterLab",
  "tools/web/page/cells",
  "tools/web/page/editing",
  "tools/web/page/safety",
  "tools/kernel/node/snapshot/snapshot",
  "tools/kernel/settings",
  "tools/kernel/jupyter/conformance",
  "tools/run/runNotebook",
  "tools/setup/libraryInPage",
  "tools/render/nbconvert",
  "tools/render/html/browser",
  "tools/render/html/accessibility",
  "tools/workspace/installed",
  "tools/kernel/soak",
  "tools/kernel/faults",
];

/**
 * The built files of tests, from the root of the repository, the longest first.
 *
 * @param isWanted given a file's name, "course/lessons"
 */
export function testFiles(isWanted: (name: string) => boolean = () => true): string[] {
  const place = (name: string): number => {
    const index = longest.indexOf(name);
    return index < 0 ? longest.length : index;
  };
  return readdirSync(built, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.js"))
    .map((file) => file.slice(0, -".test.js".length).replaceAll("\\", "/"))
    .filter(isWanted)
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((name) => join("dist", "test", ...`${name}.test.js`.split("/")));
}
