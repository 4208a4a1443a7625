import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { testFiles } from "./testFiles.js";

/**
 * Runs what depends on Node with other Nodes: `node nodes.js NODE...`, each the path of a program. For each, the tests
 * of tools and course (kernel, grader, notebooks, the Jupyter programs), and `npm start -- --headless` in a copy of the repository
 * whose path has a space and an umlaut.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const rows: string[] = [];

/** Tests that only compute, compile, format, or look at a page give the same on every Node, and take most of the time. */
const sameEverywhere: readonly RegExp[] = [
  /^course\/(?!(console|lessons)$)/,
  /^tools\/(authoring|bench|notebook|progress|render|terminal)\//,
  // How an answer is judged, and what a data set holds; what runs cells, or measures the processor, is tried everywhere.
  /^tools\/cells\/course\/(?!(isQuick|refused|shownAtOnce|withinBudget)$)/,
  /^tools\/cells\/data\//,
  /^tools\/cells\/widgets\/(interact|jupyterLab|model)$/,
  // `npm start -- --headless` below, and the installed package, do on every Node what these look at more closely.
  /^tools\/cli\/(convert|samples|start|sync)$/,
  // The answers of the course are graded as any others are: `gradeFolder`, `attacks`, `cells` and others grade on every Node.
  /^tools\/grader\/(course$|(assessor|intake|record|wire)\/)/,
  /^tools\/kernel\/(checker|compiler)\//,
  /^tools\/kernel\/jupyter\/(frontEnds|json|pageSteps)$/,
  // The checker's settings, TypeScript's own.
  /^tools\/kernel\/settings$/,
  /^tools\/run\/(manner|outputs|parameters|verdictTable)$/,
  /^tools\/web\/(?!server\/)/,
];
/**
 * What meets Node only through the kernel's processes and the grader's, whose own tests run on every Node (cells, their
 * ends and interrupts, the snapshot, the assumptions about Node's internals; attacks, processor time, the sandbox), or
 * through what has been the same for years (files, servers): it runs on the oldest Node, with all other tests, and on
 * the newest, the last that is named. What the language and Node offer between lies between.
 */
const onTheNewest: readonly RegExp[] = [
  /^course\//,
  /^tools\/(run|setup|watch|web|workspace)\//,
  /^tools\/cells\/(course|display\/input|tslab)/,
  /^tools\/cli\/(run|watch)$/,
  /^tools\/grader\/(cells|gradeFolder|imports|intake\/.*|neighbours|resume|unearned|weakened)$/,
  /^tools\/kernel\/(defects|language|packages|soak|trainingCells)$/,
  /^tools\/kernel\/jupyter\//,
];
const matches = (name: string, patterns: readonly RegExp[]): boolean =>
  patterns.some((pattern) => pattern.test(name));
const filesFor = (isNewest: boolean): string[] =>
  testFiles(
    (name) =>
      /^(tools|course)\//.test(name) &&
      !matches(name, sameEverywhere) &&
      (isNewest || !matches(name, onTheNewest)),
  );

const place = mkdtempSync(join(tmpdir(), "nöther house "));
process.on("exit", () => rmSync(place, { recursive: true, force: true, maxRetries: 3 }));
const left = new Set([".git", join(".ci", "peers"), "workspace"]);
cpSync(root, place, { recursive: true, filter: (from) => !left.has(relative(root, from)) });

const programs = process.argv.slice(2);
for (const [index, program] of programs.entries()) {
  const node = resolve(program);
  const { stdout = "" } = spawnSync(node, ["--version"], { encoding: "utf8" });
  const version = stdout.trim();
  if (version === "") throw new Error(`expected a Node program, got ${program}: it does not say its version`);
  const path = [dirname(node), process.env.PATH].join(delimiter);
  /** Runs a program; what it prints comes at its end. */
  const timed = async (what: string, folder: string, ...words: string[]): Promise<void> => {
    const begun = Date.now();
    const child = spawn(node, words, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: path },
    });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => printed.push(chunk));
    const [status] = await once(child, "close");
    process.stdout.write(`\n== ${what} on Node ${version}\n${Buffer.concat(printed)}`);
    // The next Node is tried even so.
    if (status !== 0) process.exitCode = 1;
    const outcome = status === 0 ? "ok" : "FAILED";
    rows.push(`${version.padEnd(10)} ${what}: ${outcome}, ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  };

  // Side by side: the start waits for most of its time.
  await Promise.all([
    timed("npm start -- --headless", place, join("tools", "setup", "prepare.mjs"), "start", "--headless"),
    timed(
      "tests of tools and course",
      root,
      join("node_modules", "mocha", "bin", "mocha.js"),
      "--parallel",
      "--jobs",
      String(2 + availableParallelism()),
      ...filesFor(index === programs.length - 1),
    ),
  ]);
  rmSync(join(place, "workspace"), { recursive: true, force: true, maxRetries: 3 });
}
console.log(`\n${rows.join("\n")}`);
