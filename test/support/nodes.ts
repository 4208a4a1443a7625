import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Runs what depends on Node with other Nodes: `node nodes.js NODE...`, each the path of a program. For each, the tests
 * of tools and course (kernel, grader, notebooks, the Jupyter programs), and `npm start` in a copy of the repository
 * whose path has a space and an umlaut.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const rows: string[] = [];

// Tests that only compute, compile, format, or look at a page give the same on every Node, and take most of the time.
const sameEverywhere = [
  "dist/test/course/!(console|lessons).test.js",
  "dist/test/tools/{authoring,bench,notebook,render}/**",
  "dist/test/tools/grader/{assessor,intake,record,wire}/**",
  "dist/test/tools/kernel/{checker,compiler}/**",
  "dist/test/tools/kernel/jupyter/frontEnds.test.js",
  "dist/test/tools/cells/widgets/jupyterLab.test.js",
];

for (const program of process.argv.slice(2)) {
  const node = resolve(program);
  const { stdout = "" } = spawnSync(node, ["--version"], { encoding: "utf8" });
  const version = stdout.trim();
  if (version === "") throw new Error(`expected a Node program, got ${program}: it does not say its version`);
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const timed = (what: string, folder: string, ...words: string[]): void => {
    console.log(`\n== ${what} on Node ${version}`);
    const begun = Date.now();
    const { status } = spawnSync(node, words, {
      cwd: folder,
      stdio: "inherit",
      env: { ...process.env, PATH: path },
    });
    // The next Node is tried even so.
    if (status !== 0) process.exitCode = 1;
    const outcome = status === 0 ? "ok" : "FAILED";
    rows.push(`${version.padEnd(10)} ${what}: ${outcome}, ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  };

  const place = mkdtempSync(join(tmpdir(), "nöther house "));
  const left = new Set([".git", join(".ci", "peers"), "workspace"]);
  cpSync(root, place, { recursive: true, filter: (from) => !left.has(relative(root, from)) });
  timed("npm start", place, join("tools", "setup", "prepare.mjs"), "start");
  rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  timed(
    "tests of tools and course",
    root,
    join("node_modules", "mocha", "bin", "mocha.js"),
    "--parallel",
    "--jobs",
    String(Math.max(2, availableParallelism())),
    ...sameEverywhere.flatMap((file) => ["--ignore", file]),
    "dist/test/tools/**/*.test.js",
    "dist/test/course/**/*.test.js",
  );
}
console.log(`\n${rows.join("\n")}`);
