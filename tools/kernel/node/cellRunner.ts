import type { CompiledCell } from "../compiler/cell.js";
import { origins } from "../compiler/sourceMap.js";
import { type Deferred, deferred } from "../deferred.js";
import { closedByUs, fatal, lateEnding, leave, lost, overTime } from "../endings.js";
import { listeners } from "../listeners.js";
import type { Code, ToExecutor } from "../protocols/executor.js";
import { requests } from "../requests.js";
import type { Ending, Listener } from "../session.js";
import { causeOf, type Death } from "./death.js";
import { type ExecutorProcess, executorProcess } from "./executorProcess.js";

/** Options of a runner; see `SessionOptions`. */
export interface CellRunnerOptions {
  readonly folder: string;
  readonly name: string;
  readonly timeLimit: number | undefined;
  /** Whether a cell whose time is over is interrupted, and its process ended only if that does not help. */
  readonly interruptsLate: boolean;
  readonly isQuick: boolean | undefined;
  readonly heapLimit: number;
  readonly outputLimit: number;
  readonly revive: boolean;
  compile(path: string, source: string): Promise<Code>;
}

/** How a cell ran. */
export interface RunOutcome {
  readonly ending: Ending;
  /** The names that exist afterwards. */
  readonly names: readonly string[];
}

/** Runs checked cells, one at a time, in a separate process, and in a new one if that has ended. */
export interface CellRunner {
  readonly pid: number | undefined;
  /** Why nothing can run any more; undefined if cells can run. */
  readonly gone: string | undefined;
  /** The message about a process that ended between two cells, returned once. */
  obituary(): string | undefined;
  run(cell: number, source: string, compiled: CompiledCell, onEvent: Listener): Promise<RunOutcome>;
  /** Stops the running cell; resolves when the executor has dealt with it. */
  interrupt(cell: number): Promise<void>;
  answer(request: number, line: string | null): void;
  /** The values of those names that exist, each in one line; none if the process ends before it answers. */
  survey(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  send(message: Extract<ToExecutor, { type: "expect" | "refused" | "comm" }>): void;
  close(): Promise<void>;
}

interface Running {
  readonly cell: number;
  readonly end: (outcome: RunOutcome) => void;
}

/** How long (ms) after its time a cell has to say where it is, and a cell that printed too much has to stop itself. */
const grace = 2000;

/** Starts the process that runs cells. */
export function cellRunner(options: CellRunnerOptions): CellRunner {
  const { folder, name, timeLimit, interruptsLate, isQuick, heapLimit, outputLimit, revive } = options;
  const settings = {
    folder,
    name,
    outputLimit: Number.isFinite(outputLimit) ? outputLimit : null,
  };
  const told = listeners();
  const maps = new Map<number, string>();
  const surveys = requests<ReadonlyMap<string, string>>();
  let interrupting: Deferred<void> | undefined;
  let isReady = false;
  let running: Running | undefined;
  let gone: string | undefined;
  let obituary: string | undefined;
  let reason: string | undefined; // why the executor was ended from here
  let isClosed = false;
  const closing = deferred();
  let executing = start();

  function start(): ExecutorProcess {
    return executorProcess(
      settings,
      { heapLimit, isQuick },
      {
        event: (event, cell) => told.tell(event, cell),
        message: {
          end: (outcome) => running?.end(outcome),
          ready() {
            isReady = true;
          },
          interrupted: interruptOver,
          flood: ({ cell }) => void setTimeout(stopFlood, grace, cell).unref(),
          where: stopLate,
          surveyed: ({ request, values }) => surveys.resolve(request, new Map(values)),
          module({ request, path, source }) {
            options.compile(path, source).then(
              (code) => executing.send({ type: "module", request, ...code }),
              (error: Error) => executing.send({ type: "refusal", request, message: error.message }),
            );
          },
        },
        death: (how) => died(how),
      },
    );
  }
  function died(how: Death): void {
    const cause = reason ?? causeOf(how, running?.cell, heapLimit);
    reason = undefined;
    // A process that ends with a cell may not have had time to say that it is ready; one that ends so without a cell
    // cannot start.
    const goesOn = revive && !isClosed && (isReady || running !== undefined);
    isReady = false;
    if (goesOn) executing = start();
    else gone = running ? "the notebook's process has ended: restart the notebook" : cause;
    const message = goesOn ? `${cause}; ${lost}` : cause;
    if (!running) obituary = message;
    interruptOver();
    surveys.rejectAll(new Error(message));
    running?.end({ ending: fatal(message), names: [] });
    if (isClosed) closing.resolve();
  }
  function stop(why: string): void {
    reason = why;
    executing.kill();
  }
  function stopFlood(cell: number): void {
    if (running?.cell === cell)
      stop(`cell ${cell} did not stop printing: print less, or raise the limit (noether run --prints)`);
  }
  function stopLate({ cell, line, column }: { cell: number; line: number; column: number }): void {
    if (!running || timeLimit === undefined) return;
    const at = origins(maps.get(cell) ?? "")(line, column);
    stop(overTime(running.cell, timeLimit, at && `cell ${cell}, line ${at.line}`));
  }

  function interrupt(cell: number): Promise<void> {
    if (interrupting) return interrupting.promise;
    if (running?.cell !== cell) return Promise.resolve(); // it has ended
    interrupting = deferred();
    executing.interrupt(cell);
    return interrupting.promise;
  }
  function interruptOver(): void {
    interrupting?.resolve();
    interrupting = undefined;
  }

  return {
    get pid() {
      return executing.pid;
    },
    get gone() {
      return gone;
    },
    obituary() {
      const said = obituary;
      obituary = undefined;
      return said;
    },
    async run(cell, source, { code, map, declared }, onEvent) {
      const listener = told.add(cell, onEvent);
      let timer: NodeJS.Timeout | undefined;
      let isLate = false;
      const outcome = await new Promise<RunOutcome>((settled) => {
        running = { cell, end: settled };
        maps.set(cell, map);
        const limit = timeLimit === undefined || interruptsLate ? {} : { timeLimit };
        executing.send({ type: "run", cell, source, code, map, declared, ...limit });
        if (timeLimit === undefined) return;
        const end = (): void => stop(overTime(cell, timeLimit, undefined));
        timer = setTimeout(
          () => {
            if (!interruptsLate) return end();
            isLate = true;
            void interrupt(cell);
            timer = setTimeout(end, leave + grace);
          },
          timeLimit + (interruptsLate ? 0 : grace),
        );
      });
      clearTimeout(timer);
      running = undefined;
      await interrupting?.promise; // it must not meet the next cell
      listener.check();
      if (isLate && timeLimit !== undefined)
        return { ...outcome, ending: lateEnding(outcome.ending, cell, timeLimit) };
      return outcome;
    },
    interrupt,
    answer: (request, line) => executing.answer(request, line),
    survey: (asked) =>
      gone !== undefined
        ? Promise.resolve(new Map())
        : new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
            executing.send({ type: "survey", request: surveys.open(resolve, reject), names: asked });
          }).catch(() => new Map()),
    send: (message) => executing.send(message),
    async close() {
      isClosed = true;
      reason ??= closedByUs;
      if (gone !== undefined) return;
      executing.kill();
      await closing.promise;
    },
  };
}
