import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testFiles } from "./testFiles.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const node = process.execPath;

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
    "--max-semi-space-size=64", // most of what a test makes dies young, if it is given the room
    "node_modules/mocha/bin/mocha.js",
    "--parallel",
    "--jobs",
    String(1 + availableParallelism()), // many of them wait for processes of theirs
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
