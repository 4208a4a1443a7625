import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

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
    "node_modules/mocha/bin/mocha.js",
    "--parallel",
    "--jobs",
    String(Math.max(2, availableParallelism())),
    ...(process.argv.length > 2 ? process.argv.slice(2) : ["dist/test/**/*.test.js"]),
  ],
];

for (const [what, ...command] of steps) {
  const begun = Date.now();
  console.log(`\n== ${what}`);
  const { status } = spawnSync(node, command, { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    console.error(`${what}: failed`);
    process.exit(1);
  }
  console.log(`${what}: ok, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}
