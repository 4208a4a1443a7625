import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeStop, refusedNames, tellAbandoned } from "../../globals.js";
import { type ByType, byType } from "../byType.js";
import { newScope } from "../compiler/bindings.js";
import { type Origin, origins } from "../compiler/sourceMap.js";
import { fatal, interruptedBefore } from "../endings.js";
import type { ExecutorSettings, FromExecutor, ToExecutor } from "../protocols/executor.js";
import type { Ending } from "../session.js";
import { asRun, type CellRun, cellRun, currentRun } from "./cellRun.js";
import { endingOf } from "./errors/endingOf.js";
import { cellFile, installStacks } from "./errors/stack.js";
import { reportStrays } from "./errors/strays.js";
import { installDialogs } from "./input/dialogs.js";
import { questions } from "./input/questions.js";
import { takeStdin } from "./input/stdin.js";
import { background } from "./interrupt/background.js";
import { immediates } from "./interrupt/immediates.js";
import { type InterruptOrder, stage } from "./interrupt/interrupter.js";
import { Interruption, stoppedAt } from "./interrupt/interruption.js";
import { takeProcess } from "./interrupt/ownProcess.js";
import { compilations } from "./modules/compilations.js";
import { importer } from "./modules/importer.js";
import { libraryReader } from "./modules/library.js";
import { installComms } from "./output/commLine.js";
import { installDisplay } from "./output/displayHook.js";
import { isEmpty, mimeBundle } from "./output/mimeBundle.js";
import { control, pipe, pipeMemory } from "./output/pipe.js";
import { sayPromises } from "./output/promiseText.js";
import { captureStreams } from "./output/streams.js";
import { runCell } from "./runCell.js";
import { survey } from "./survey.js";
import { unreached } from "./unreached.js";
import { watcherThread } from "./watcherThread.js";

/** The executor: a process that runs the compiled cells of one notebook and knows nothing of TypeScript. */

const settings = JSON.parse(process.argv[2]!) as ExecutorSettings;
const file = join(settings.folder, settings.name);
const kernelFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const turns = immediates(setImmediate, clearImmediate);

const memory = pipeMemory();
const channel = pipe(memory);

let running: { readonly run: CellRun; abandon(error: unknown): void } | undefined;
/** Events that belong to no cell go to the one that is running, or ran last. */
let latest = cellRun(0);
const owner = (): CellRun => currentRun() ?? latest;

/**
 * What stays in the output counts towards the limit; of a display that is changed in place only the last state stays.
 */
const send = (message: FromExecutor): void => {
  const text = JSON.stringify(message);
  const run = owner();
  if (message.type === "display" || message.type === "result") meter(Buffer.byteLength(text), run);
  // The end of the cell comes next, unless something has to be awaited.
  if (message.type === "result") channel.hold(text, run.cell);
  else channel.send(text, run.cell);
};
const watcher = { memory, output: 3, orders: 5, parent: process.ppid };
const { tell: tellWatcher, answers } = watcherThread(watcher, obey);
const own = takeProcess(() => channel.finish());
process.on("disconnect", () => own.exit());
process.argv.splice(1, 2, file);

const stacks = installStacks(settings.folder, [kernelFolder]);
const sources = new Map<number, string>();
const sourceOf = (cell: number): string | undefined => sources.get(cell);
const waiting = new Set<Promise<void>>();
const left = background({
  turns,
  end: (children) => tellWatcher({ type: "end", children }),
  started: (child) => tellWatcher({ type: "started", child, cell: latest.cell }),
});

sayPromises();
const meter = captureStreams({
  pipe: channel,
  limit: settings.outputLimit ?? Infinity,
  owner,
  onFlood(error, run) {
    if (running?.run !== run) return;
    send({ type: "flood", cell: run.cell });
    running.abandon(error);
  },
});
const leave = (): void => obey({ type: "ask", cell: latest.cell });
const asking = questions({ memory, answers, send, owner, leave });
installDisplay(send, asking.ask, waiting);
installDialogs(asking.askNow);
const deliver = installComms(send);
const takeReadline = takeStdin({ ask: asking.ask, fail: (error) => running?.abandon(error) });

const compiling = compilations(send);
const imports = importer(file, compiling.compile, stacks, left.whileLoading, takeReadline);
const scope = newScope();
Object.assign(scope, {
  require: imports.require,
  __filename: file,
  __dirname: settings.folder,
});
const meta = {
  url: pathToFileURL(file).href,
  filename: file,
  dirname: settings.folder,
  resolve: (specifier: string) => pathToFileURL(createRequire(file).resolve(specifier)).href,
} as ImportMeta;

/** Names whose latest cell did not compile, with the number of that cell: their values are of an older meaning. */
const refused = new Map<string, number>();
Object.defineProperty(globalThis, refusedNames, { value: refused });

async function outcomeOf(
  { cell, code, map }: Extract<ToExecutor, { type: "run" }>,
  run: CellRun,
): Promise<Ending> {
  let isOver = false;
  const showResult = async (value: unknown): Promise<void> => {
    if (value === undefined) return;
    const bundle = mimeBundle(value);
    const data = bundle instanceof Promise ? await bundle : bundle;
    if (!isOver && !isEmpty(data)) send({ type: "result", data });
  };
  try {
    const abandoned = new Promise<never>((_, reject) => {
      running = { run, abandon: reject };
    });
    abandoned.catch(() => {});
    const world = { scope, load: imports.import, meta, result: showResult };
    const origin: Origin = (line, column) => origins(map)(line, column); // read only when it is needed
    // On a stack of its own, because an interrupt discards all of it.
    const ran = new Promise<void>((resolve, reject) => {
      turns.set(() => {
        if (isOver) return;
        Atomics.store(memory.control, control.begun, cell);
        void runCell(cell, { code, map }, world, origin).then(resolve, reject);
      });
    });
    const finished = ran.then(async () => {
      if (waiting.size > 0) channel.flush();
      while (waiting.size > 0) {
        const shown = [...waiting];
        waiting.clear();
        await Promise.all(shown);
      }
    });
    await Promise.race([finished, abandoned]);
    // A cell that has caught its interrupt still counts as interrupted.
    if (run.state === "leaving") throw new Interruption([]);
    return { status: "ok" };
  } catch (error) {
    return endingOf(error, cell, { memory, stacks, sourceOf });
  } finally {
    isOver = true;
    if (Atomics.load(memory.control, control.interrupt) === stage.none) run.state = "ended";
    else left.stop(run);
    run.waits.clear();
  }
}

async function execute(order: Extract<ToExecutor, { type: "run" }>): Promise<void> {
  const { cell, source, map, timeLimit, declared } = order;
  for (const name of declared) refused.delete(name);
  sources.set(cell, source);
  stacks.add(cellFile(cell), map);
  imports.refresh();
  const run = cellRun(cell);
  latest = run;
  if (timeLimit !== undefined) tellWatcher({ type: "deadline", timeLimit });
  const older = unreached(scope, declared);
  const outcome = doomed === cell ? interruptedBefore(cell) : await asRun(run, () => outcomeOf(order, run));
  running = undefined;
  Atomics.store(memory.control, control.begun, 0);
  if (timeLimit !== undefined) tellWatcher({ type: "deadline" });
  const old = outcome.status === "ok" ? new Set() : older();
  const names = Object.keys(scope).filter((name) => !old.has(name));
  send({ type: "end", cell, ending: outcome, names });
  Atomics.store(memory.control, control.ended, cell);
}

/** Ends a cell, and the process with it, if the kernel itself no longer works. */
function give(cell: number, error: unknown): void {
  const message = `cell ${cell} has changed something that the kernel itself needs (${error}): remove that change, and restart the notebook`;
  const broken = fatal(message);
  send({ type: "end", cell, ending: broken, names: [] });
  own.exit();
}

/** A cell that was interrupted before its code arrived. */
let doomed: number | undefined;
function obey(order: InterruptOrder): void {
  const { control: cells } = memory;
  const isAsked = order.type === "ask";
  if (!isAsked) tellAbandoned();
  if (Atomics.load(cells, control.ended) === order.cell) return;
  const due = isAsked ? stage.asked : stage.stopping;
  if (Atomics.compareExchange(cells, control.interrupt, due, isAsked ? stage.leaving : stage.done) !== due)
    return;
  turns.resume();
  if (!isAsked) for (const each of [imports, library]) each.abandon();
  if (running?.run.cell !== order.cell) {
    Atomics.store(cells, control.interrupt, stage.done);
    doomed = order.cell;
    return;
  }
  const { run, abandon } = running;
  imports.abandon();
  asking.abandon();
  waiting.clear();
  const end = (): void => {
    left.stop(run);
    Atomics.store(cells, control.interrupt, stage.done);
    abandon(new Interruption(order.type === "stopped" ? stoppedAt(order.frames, stacks) : []));
  };
  if (!isAsked || left.leave(run, end) === 0) end();
}
Object.defineProperty(globalThis, beforeStop, { value: own.forgetStack });

reportStrays(stacks, sourceOf);

const library = libraryReader(imports.import, (isReading) => {
  Atomics.store(memory.control, control.reading, Number(isReading));
});
const orders: ByType<ToExecutor> = {
  run(order) {
    library.later();
    (library.reading?.then(() => execute(order)) ?? execute(order))
      .catch((error: unknown) => give(order.cell, error))
      .finally(library.soon);
  },
  expect: library.now,
  refused({ names, cell }) {
    for (const name of names) refused.set(name, cell);
  },
  survey: ({ request, names }) => send({ type: "surveyed", request, values: survey(scope, names) }),
  comm: ({ message }) => deliver(message),
  module: compiling.settle,
  refusal: compiling.settle,
};
process.on("message", (message: ToExecutor) => byType(message, orders));
// The kernel's own channel is hidden from cells.
Object.assign(process, { send: undefined });

send({ type: "ready" });
