import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testFiles } from "./testFiles.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const node = process.execPath;

type Step = readonly [what: string, ...command: string[]];

/** What looks at texts alone; none needs another, and they run side by side. */
const looks: readonly Step[] = [
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
];
const tests: Step = [
  "tests",
  "--max-semi-space-size=64", // most of what a test makes dies young, if it is given the room
  "node_modules/mocha/bin/mocha.js",
  "--parallel",
  "--jobs",
  String(2 + availableParallelism()), // many of them wait for processes of theirs
  ...(process.argv.length > 2 ? process.argv.slice(2) : testFiles()),
];

// What one test process makes for others lasts as long as this run.
const shared = mkdtempSync(join(tmpdir(), "noether-test-run-"));
process.on("exit", () => rmSync(shared, { recursive: true, force: true, maxRetries: 3 }));

/** Runs a step, and says how it ended; what it has printed comes at once, or with that. */
async function succeeds([what, ...command]: Step, comes: "at once" | "at the end"): Promise<boolean> {
  const begun = Date.now();
  const env = { ...process.env, NOETHER_TEST_RUN: shared };
  const child = spawn(node, command, {
    cwd: root,
    stdio: comes === "at once" ? "inherit" : ["ignore", "pipe", "pipe"],
    env,
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => printed.push(chunk));
  const [code] = await once(child, "close");
  process.stdout.write(Buffer.concat(printed));
  const time = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`${what}: ${code === 0 ? `ok, ${time} s` : "failed"}`);
  return code === 0;
}

// The first failure ends it.
const seen = await Promise.all(looks.map((step) => succeeds(step, "at the end")));
if (!seen.every(Boolean)) process.exit(1);
console.log("\n== tests");
if (!(await succeeds(tests, "at once"))) process.exit(1);
