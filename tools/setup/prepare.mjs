// Installs and builds what is missing, then runs a task: node tools/setup/prepare.mjs start|test|build Plain JavaScript
// on Node's own modules: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { removeStaleOutputs } from "./staleOutputs.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const at = (...parts) => join(root, ...parts);

function run(what, file, ...words) {
  const ended = spawnSync(process.execPath, [file, ...words], { cwd: root, stdio: "inherit" });
  if (ended.status !== 0) {
    if (what) console.error(`${what} failed (exit code ${ended.status ?? ended.signal}).`);
    process.exit(ended.status || 1);
  }
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Noether needs Node 20.19 or newer, this is ${process.versions.node}: install a newer version from nodejs.org.`,
  );
  process.exit(1);
}

function install() {
  const mark = at("node_modules", ".noether-lock");
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  console.log("Installing the packages that Noether needs ...");
  const npm = process.env.npm_execpath;
  if (!npm) {
    console.error("Run this through npm: npm start, npm test or npm run build.");
    process.exit(1);
  }
  run("Installing", npm, "ci", "--no-audit", "--no-fund", "--loglevel=error");
  writeFileSync(mark, lock);
}

function build() {
  if (!existsSync(at("dist", "tools", "cli", "main.js"))) console.log("Building ...");
  run("Building", at("node_modules", "typescript", "bin", "tsc"), "-b");
  removeStaleOutputs(root);
  const changed = (...parts) => statSync(at(...parts), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const made = changed("dist", "tools", "kernel", "bundle");
  const page = ["tools", "web", "page"];
  const styles = readdirSync(at(...page, "styles")).map((file) => [...page, "styles", file]);
  const from = [
    ["dist", "lib.tsbuildinfo"],
    ["dist", "portable.tsbuildinfo"],
    ["dist", "tools.tsbuildinfo"],
    ["dist", "page.tsbuildinfo"],
    [...page, "index.html"],
    ...styles,
    ["tools", "setup", "bundle.mjs"],
    ["tools", "setup", "page.mjs"],
    ["node_modules", ".noether-lock"],
  ];
  if (from.some((parts) => changed(...parts) > made)) run("Bundling", at("tools", "setup", "bundle.mjs"));
  if (changed("dist", "course.tsbuildinfo") > changed("dist", "solutions", "points.json"))
    run("Counting points", at("tools", "setup", "points.mjs"));
}

const [task, ...words] = process.argv.slice(2);
const tasks = {
  build() {},
  // In this process, which Ctrl-C reaches: a parent that waits for it would end first.
  async start() {
    const main = at("dist", "tools", "cli", "main.js");
    process.argv = [process.execPath, main, "start", ...words];
    await import(pathToFileURL(main).href);
  },
  test: () => run("", at("dist", "test", "support", "all.js"), ...words),
};
if (!Object.hasOwn(tasks, task)) {
  console.error(`expected start, test or build, got ${task}`);
  process.exit(1);
}
install();
build();
await tasks[task]();
