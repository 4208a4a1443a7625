import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { excerpt } from "../excerpt.js";
import { frame } from "../frames.js";
import type { Code, ExecutorSettings, FromExecutor, ToExecutor } from "../protocol.js";
import type { Ending } from "../session.js";
import { origins } from "../sourceMap.js";
import { installDisplay } from "./displayHook.js";
import { failure } from "./failure.js";
import { importer } from "./importer.js";
import { mimeBundle } from "./mimeBundle.js";
import { pipe, pipeMemory } from "./pipe.js";
import { CellSyntaxError, runCell } from "./runCell.js";
import { newScope } from "./scope.js";
import { cellFile, installStacks } from "./stack.js";
import { captureStreams } from "./streams.js";

/** The executor: a process that runs the compiled cells of one notebook and knows nothing of TypeScript. */

const settings = JSON.parse(process.argv[2]!) as ExecutorSettings;
const file = join(settings.folder, settings.name);
const output = 3;

const memory = pipeMemory();
const channel = pipe(output, memory);
const send = (message: FromExecutor): void => {
  channel.append(frame.message, JSON.stringify(message));
  channel.flush();
};
const watcher = new Worker(new URL("./watcher.js", import.meta.url), {
  workerData: { memory, output, parent: process.ppid },
});
watcher.unref();
process.on("exit", () => channel.flush());
process.on("disconnect", () => process.exit());
process.argv.splice(1, 2, file);

const kernelFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const stacks = installStacks(settings.folder, [kernelFolder]);
const sources = new Map<number, string>();
const sourceOf = (cell: number): string | undefined => sources.get(cell);
const waiting = new Set<Promise<void>>();
let running: { readonly cell: number; abandon(error: Error): void } | undefined;

const meter = captureStreams(channel, settings.outputLimit, (error) => {
  if (!running) return;
  send({ type: "flood", cell: running.cell });
  running.abandon(error);
});
installDisplay(send, waiting);
if (settings.sheet !== undefined)
  Object.assign(globalThis, { [Symbol.for("noether.sheet")]: settings.sheet });

const requests = new Map<number, { resolve(code: Code): void; reject(error: Error): void }>();
let requested = 0;
const compile = (path: string, source: string): Promise<Code> =>
  new Promise((resolve, reject) => {
    requests.set(++requested, { resolve, reject });
    send({ type: "module", request: requested, path, source });
  });

const imports = importer(file, compile, stacks);
const scope = newScope();
Object.assign(scope, {
  require: createRequire(file),
  __filename: file,
  __dirname: settings.folder,
});
const meta = {
  url: pathToFileURL(file).href,
  filename: file,
  dirname: settings.folder,
  resolve: (specifier: string) => pathToFileURL(createRequire(file).resolve(specifier)).href,
} as ImportMeta;

function ending(error: unknown, cell: number): Ending {
  if (!(error instanceof CellSyntaxError)) return failure(error, stacks, sourceOf);
  const { line, column } = error.at;
  const where = `cell ${cell}, line ${line}, column ${column}: ${error.message}`;
  const traceback = [where, ...excerpt(sources.get(cell) ?? "", error.at, 1)];
  return { status: "error", name: error.name, message: error.message, traceback, fatal: false };
}

/** Names whose newest cell did not compile, with the number of that cell: what they hold is an older meaning. */
const refused = new Map<string, number>();
Object.defineProperty(globalThis, Symbol.for("noether.refused"), { value: refused });

async function execute(run: Extract<ToExecutor, { type: "run" }>): Promise<void> {
  const { cell, source, code, map, timeLimit, declared } = run;
  for (const name of declared) refused.delete(name);
  sources.set(cell, source);
  stacks.add(cellFile(cell), map);
  meter.reset();
  imports.refresh();
  const showResult = async (value: unknown): Promise<void> => {
    if (value === undefined) return;
    const bundle = mimeBundle(value);
    send({ type: "result", data: bundle instanceof Promise ? await bundle : bundle });
  };
  if (timeLimit !== undefined) watcher.postMessage({ timeLimit });
  let outcome: Ending = { status: "ok" };
  try {
    const abandoned = new Promise<never>((_, reject) => {
      running = { cell, abandon: reject };
    });
    const world = { scope, load: imports.import, meta };
    const finished = runCell(cell, { code, map }, world, showResult, origins(map)).then(async () => {
      while (waiting.size > 0) {
        const shown = [...waiting];
        waiting.clear();
        await Promise.all(shown);
      }
    });
    await Promise.race([finished, abandoned]);
  } catch (error) {
    outcome = ending(error, cell);
  }
  running = undefined;
  if (timeLimit !== undefined) watcher.postMessage({});
  send({ type: "end", cell, ending: outcome, names: Object.keys(scope) });
}

/** Errors that no cell waits for: the process lives, and the person is told. */
function reportStray(kind: string, error: unknown): void {
  const { traceback } = failure(error, stacks, sourceOf);
  const [first] = stacks.frames(error).filter(({ place }) => "cell" in place);
  const where = first && "cell" in first.place ? ` in cell ${first.place.cell}` : "";
  try {
    process.stderr.write(`${kind}${where}:\n${traceback.join("\n")}\n`);
  } catch {
    // beyond the output limit: that has been said
  }
}
process.on("uncaughtException", (error) => reportStray("Error in a callback", error));
process.on("unhandledRejection", (error) => reportStray("Rejected promise without a handler", error));

process.on("message", (message: ToExecutor) => {
  if (message.type === "run") {
    void execute(message);
    return;
  }
  if (message.type === "refused") {
    for (const name of message.names) refused.set(name, message.cell);
    return;
  }
  const request = requests.get(message.request);
  requests.delete(message.request);
  if (message.type === "module") request?.resolve(message);
  else request?.reject(new SyntaxError(message.message));
});
// What belongs to the kernel is not the cells' business.
Object.assign(process, { send: undefined });

send({ type: "ready" });
// Nearly every notebook imports it: it is read while the first cell is checked.
imports.import("noether").catch(() => {});
