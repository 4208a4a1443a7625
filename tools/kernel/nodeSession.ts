import { statSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../terminal/userError.js";
import { typeScriptError } from "./checker/report.js";
import { checkerProcess } from "./checkerProcess.js";
import { type Death, executorProcess } from "./executorProcess.js";
import { ownPackage } from "./ownPackage.js";
import type { Ending, KernelEvent, Session } from "./session.js";
import { origins } from "./sourceMap.js";

/** Where and how the cells of a notebook run. */
export interface SessionOptions {
  /** The notebook's folder: the working directory, and the place from which imports are resolved. */
  readonly folder: string;
  /** The notebook's file name (default `notebook.ts`). */
  readonly name?: string;
  /** Milliseconds that a cell may run (default: without limit). */
  readonly timeLimit?: number;
  /** MiB of JavaScript values (default 2048). */
  readonly heapLimit?: number;
  /** Bytes that a cell may print (default 16 MiB). */
  readonly outputLimit?: number;
  /** The exercise sheet that the notebook is. */
  readonly sheet?: string;
  /** Gets what code prints when no cell runs, for instance in a timer (default: it comes with the next cell). */
  readonly onLateEvent?: (event: KernelEvent) => void;
}

/** A session, and the processes behind it. */
export interface NodeSession extends Session {
  readonly processes: { readonly checker: number | undefined; readonly executor: number | undefined };
}

interface Running {
  readonly cell: number;
  readonly onEvent: (event: KernelEvent) => void;
  readonly end: (ending: Ending, names: readonly string[]) => void;
}

/** How long (ms) after its time a cell may take to say where it is. */
const wherePatience = 2000;

/** How long (ms) a cell that printed too much may take to stop by itself. */
const floodPatience = 2000;

/**
 * Starts a checker and an executor for a notebook, side by side.
 *
 * @throws UserError where the folder does not exist
 */
export async function nodeSession(options: SessionOptions): Promise<NodeSession> {
  const folder = resolve(options.folder);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`expected the notebook's folder, got ${folder}: there is no such folder`);
  }
  const { name = "notebook.ts", timeLimit, heapLimit = 2048, outputLimit = 16 * 1024 * 1024 } = options;
  const checking = checkerProcess(folder, ownPackage());
  let running: Running | undefined;
  let late: KernelEvent[] = [];
  const maps = new Map<number, string>();
  let dead: Death | undefined;
  let reason: string | undefined; // why we ended the executor ourselves
  let died: () => void = () => {};
  const death = new Promise<void>((done) => {
    died = done;
  });

  const sheet = options.sheet === undefined ? {} : { sheet: options.sheet };
  const executing = executorProcess({ folder, name, outputLimit, ...sheet }, heapLimit, {
    event(event) {
      if (running) running.onEvent(event);
      else if (options.onLateEvent) options.onLateEvent(event);
      else late.push(event);
    },
    message(message) {
      if (message.type === "end") running?.end(message.ending, message.names);
      else if (message.type === "flood") void setTimeout(stopFlood, floodPatience, message.cell).unref();
      else if (message.type === "where" && running && timeLimit !== undefined) {
        const at = origins(maps.get(message.cell) ?? "")(message.line, message.column);
        stop(overTime(running.cell, timeLimit, at && `cell ${message.cell}, line ${at.line}`));
      } else if (message.type === "module") {
        const { request, path, source } = message;
        checking.compile(path, source).then(
          (code) => executing.send({ type: "module", request, ...code }),
          (error: Error) => executing.send({ type: "refusal", request, message: error.message }),
        );
      }
    },
    death(how) {
      dead = how;
      running?.end(fatal(reason ?? causeOf(how, running.cell, heapLimit)), []);
      died();
    },
  });
  function stopFlood(cell: number): void {
    if (running?.cell === cell)
      stop(`cell ${cell} printed without end: print less, or raise the limit (noether run --prints)`);
  }
  function stop(why: string): void {
    reason = why;
    executing.kill();
  }

  async function run(source: string, cell: number, onEvent: (event: KernelEvent) => void): Promise<Ending> {
    if (dead) return fatal(reason ?? "the notebook's process has ended: restart the notebook");
    const checked = await checking.check(source, cell).catch((error: Error) => error);
    if (checked instanceof Error) return fatal(checked.message);
    if (!checked.ok) {
      executing.send({ type: "refused", cell, names: checked.names });
      return typeScriptError(checked.diagnostics, cell, source);
    }
    if (dead) return fatal(reason ?? causeOf(dead, cell, heapLimit));
    let timer: NodeJS.Timeout | undefined;
    const { ending, names } = await new Promise<{ ending: Ending; names: readonly string[] }>((settled) => {
      const { code, map, declared } = checked.compiled;
      running = { cell, onEvent, end: (ending, names) => settled({ ending, names }) };
      maps.set(cell, map);
      for (const event of late.splice(0)) onEvent(event);
      executing.send({
        type: "run",
        cell,
        source,
        code,
        map,
        declared,
        ...(timeLimit === undefined ? {} : { timeLimit }),
      });
      if (timeLimit !== undefined) {
        timer = setTimeout(() => stop(overTime(cell, timeLimit, undefined)), timeLimit + wherePatience);
      }
    });
    clearTimeout(timer);
    running = undefined;
    checking.settle(names);
    return ending;
  }

  let cells = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    processes: { checker: checking.pid, executor: executing.pid },
    execute(source, onEvent) {
      const cell = ++cells;
      const ended = last.then(() => run(source, cell, onEvent));
      last = ended.catch(() => {});
      return ended;
    },
    async close() {
      late = [];
      reason ??= "the session was closed";
      executing.kill();
      await Promise.all([checking.close(), death]);
    },
  };
}

function fatal(message: string): Ending {
  return {
    status: "error",
    name: "ProcessEnded",
    message,
    traceback: [`ProcessEnded: ${message}`],
    fatal: true,
  };
}

function overTime(cell: number, limit: number, place: string | undefined): string {
  const time = limit >= 1000 ? `${+(limit / 1000).toFixed(1)} s` : `${limit} ms`;
  const where = place === undefined ? "" : ` and was stopped in ${place}`;
  return `cell ${cell} ran longer than ${time}${where}: look for a loop that does not end, or raise the limit (noether run --timeout)`;
}

function causeOf({ code, signal, outOfMemory }: Death, cell: number, heapLimit: number): string {
  if (outOfMemory) {
    return `cell ${cell} needed more than ${heapLimit} MiB of memory: keep less at a time, or raise the limit (noether run --memory)`;
  }
  if (signal !== null) {
    return `cell ${cell} was ended from outside (${signal}), often for lack of memory: keep less at a time and run again`;
  }
  if (code === null)
    return `the process that runs cells could not be started: see whether ${process.execPath} is there`;
  return `cell ${cell} ended its process with exit code ${code}: remove the call of process.exit`;
}
