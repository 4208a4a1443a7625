import { realpathSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readNotebook } from "../../tools/notebook/files.js";
import { hasTag } from "../../tools/run/parameters.js";
import { isRunnable } from "../../tools/run/runNotebook.js";

/** How far a notebook ran, and what was said about the cell that failed. */
export interface Reached {
  readonly cell: number | null;
  readonly said: string;
}

/** What of tslab 1.0.22 this uses: its kernel is these two, and a connection. */
interface Tslab {
  createConverter(options: { isJS: boolean; isBrowser: boolean }): { close(): void };
  createExecutor(
    folder: string,
    converters: { node: unknown; close(): void },
    console: { log(...words: unknown[]): void; error(...words: unknown[]): void },
  ): { execute(source: string): Promise<boolean>; reset(): void; close(): void };
}

/** About as many writes of one cell reach a front end; the rest is lost. */
const mostWrites = 500;

/**
 * Runs notebooks in the working directory, each to its first cell that fails, by what tslab's kernel converts and
 * executes cells with, and no Jupyter: `node tslabSession.js PROGRAM REPORT NOTEBOOK...`. Between notebooks all names are
 * forgotten; the compiler is kept, whose start takes longer than most lessons. REPORT gets one `Reached` a notebook.
 */
const [program = "", report = "", ...files] = process.argv.slice(2);
const require = createRequire(realpathSync(program));
const folder = process.cwd();
const part = <Name extends keyof Tslab>(file: string, name: Name): Tslab[Name] =>
  (require(join("..", "dist", file)) as Tslab)[name];
const node = part("converter.js", "createConverter")({ isJS: false, isBrowser: false });
const executor = part("executor.js", "createExecutor")(folder, { node, close: () => node.close() }, console);

let said = "";
let writes = 0;
const collect = (text: unknown): boolean => {
  said += String(text);
  writes++;
  return true;
};
process.stdout.write = collect;
process.stderr.write = collect;
process.on("unhandledRejection", (reason) => console.error("UnhandledPromiseRejection:", reason));

async function reached(file: string): Promise<Reached> {
  executor.reset();
  const { cells } = await readNotebook(file);
  for (const [cell, each] of cells.entries()) {
    if (!isRunnable(each)) continue;
    [said, writes] = ["", 0];
    const isWhole = await executor.execute(each.source);
    if (writes > mostWrites) return { cell, said: "Timeout waiting for IOPub output" };
    if (!isWhole && !hasTag(each, "raises-exception")) return { cell, said };
  }
  return { cell: null, said: "" };
}

const results: Reached[] = [];
for (const file of files) results.push(await reached(file));
await writeFile(report, JSON.stringify(results));
executor.close();
