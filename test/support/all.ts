import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const node = process.execPath;

/**
 * The files that take longest: they run first, so that the last minute does not run one of them alone. The lessons are
 * run by the first; the tests of their outputs come later.
 */
const longest = [
  "course/lessons",
  "course/sheets",
  "course/adversaries",
  "tools/kernel/jupyter/frontEnds",
  "course/jupyter",
  "tools/render/html/lessons",
  "tools/cli/start",
  "tools/workspace/installed",
  "course/tslab",
  "tools/kernel/jupyter/conformance",
  "tools/kernel/node/snapshot/snapshot",
  "tools/kernel/soak",
  "tools/kernel/settings",
];

/** All files of tests, the longest first. */
function testFiles(): string[] {
  const place = (file: string): number => {
    const index = longest.findIndex((name) => file === join("dist", "test", `${name}.test.js`));
    return index < 0 ? longest.length : index;
  };
  return readdirSync(join(root, "dist", "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.js"))
    .map((file) => join("dist", "test", file))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Everything that `npm test` runs after the build, in order; the first failure ends it. */
const steps: readonly (readonly [what: string, ...command: string[]])[] = [
  [
    "lint and format",
    "node_modules/@biomejs/biome/bin/biome",
    "ci",
    "--error-on-warnings",
    "--reporter=summary",
    ".",
  ],
  ["unused files, exports and packages", "node_modules/knip/bin/knip.js", "--no-progress"],
  ["generated files in sync", "dist/tools/cli/main.js", "sync", "--check"],
  [
    "tests",
    "node_modules/mocha/bin/mocha.js",
    "--parallel",
    "--jobs",
    String(Math.max(2, availableParallelism())),
    ...(process.argv.length > 2 ? process.argv.slice(2) : testFiles()),
  ],
];

// What one test process makes for others lasts as long as this run.
const shared = mkdtempSync(join(tmpdir(), "noether-test-run-"));
process.on("exit", () => rmSync(shared, { recursive: true, force: true, maxRetries: 3 }));

for (const [what, ...command] of steps) {
  const begun = Date.now();
  console.log(`\n== ${what}`);
  const env = { ...process.env, NOETHER_TEST_RUN: shared };
  const { status } = spawnSync(node, command, { cwd: root, stdio: "inherit", env });
  if (status !== 0) {
    console.error(`${what}: failed`);
    process.exit(1);
  }
  console.log(`${what}: ok, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}
