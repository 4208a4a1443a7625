import { statSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { checkerClient } from "../checker/client.js";
import { typeScriptError } from "../checker/report.js";
import type { OwnSettings } from "../checker/settings.js";
import { type Deferred, deferred } from "../deferred.js";
import { closedByUs, fatal, interruptedBefore, unnumbered } from "../endings.js";
import { packed } from "../pipe/packedComm.js";
import {
  type Asked,
  type Ending,
  type Listener,
  type Questions,
  questions,
  type Session,
} from "../session.js";
import { tellingHints } from "../tellingHints.js";
import { cellRunner } from "./cellRunner.js";
import { checkerProcess } from "./checkerProcess.js";

/** Where and how the cells of a notebook run. */
export interface SessionOptions {
  /** The notebook's folder: the working directory, and the place from which imports are resolved. */
  readonly folder: string;
  /** The notebook's file name (default: `notebook.ts`). */
  readonly name?: string;
  /** How many milliseconds a cell may run (default: no limit). */
  readonly timeLimit?: number;
  /** Whether a cell whose time is over is interrupted and the values are kept (default: its process is ended). */
  readonly interruptsLate?: boolean;
  /** Whether `isQuick()` of noether/course is true in the cells (default: as NOETHER_QUICK says). */
  readonly isQuick?: boolean;
  /** How many MiB of memory JavaScript values may take (default: 2048). */
  readonly heapLimit?: number;
  /** How many bytes a cell may print (default: 16 MiB); `Infinity` for no limit. */
  readonly outputLimit?: number;
  /**
   * The notebook's settings for checking and compiling, from its metadata (default: those of `tsconfig.json` in its
   * folder).
   */
  readonly settings?: OwnSettings;
  /**
   * Whether to continue with a new process, without the cells' values, if the process that runs cells has ended
   * (default: no).
   */
  readonly revive?: boolean;
  /**
   * Whether somebody is writing the cells and will ask for completions, which are then prepared beforehand (default:
   * no).
   */
  readonly isWritten?: boolean;
  /** What the start of the process that runs cells waits for (default: nothing); the checker starts at once. */
  readonly after?: Promise<void>;
}

/** A session, and the processes behind it. */
export interface NodeSession extends Session {
  readonly processes: { readonly checker: number | undefined; readonly executor: number | undefined };
}

/** A cell that was submitted and has not ended. */
interface Turn {
  readonly cell: number;
  /** Whether it has been checked and passed to the runner. */
  isRunning: boolean;
  isInterrupted: boolean;
  /** Resolved to stop waiting for the checker. */
  readonly skipping: Deferred<undefined>;
}

/** Hidden cells have their own numbers, far from those of the notebook's cells. */
const firstHidden = 1_000_000_000;

/**
 * Starts a checker and an executor for a notebook at the same time.
 *
 * @throws UserError if the folder does not exist
 */
export async function nodeSession(options: SessionOptions): Promise<NodeSession> {
  const folder = resolve(options.folder);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`expected the notebook's folder, got ${folder}: there is no such folder`);
  }
  const places = {
    folder,
    kernel: root,
    isWritten: options.isWritten ?? false,
    ...(options.settings && { settings: options.settings }),
  };
  const checking = checkerClient((handlers) => checkerProcess(places, handlers));
  await options.after;
  const cells = cellRunner({
    folder,
    name: options.name ?? "notebook.ts",
    timeLimit: options.timeLimit,
    interruptsLate: options.interruptsLate ?? false,
    isQuick: options.isQuick,
    heapLimit: options.heapLimit ?? 2048,
    outputLimit: options.outputLimit ?? 16 * 1024 * 1024,
    revive: options.revive ?? false,
    compile: (path, source) => checking.ask("compile", path, source),
  });
  let names: ReadonlySet<string> = new Set();
  let lostNames: ReadonlySet<string> = new Set();
  /** The cell whose turn it is, and those waiting behind it. */
  const turns: Turn[] = [];
  let isClosed = false;
  const hints = tellingHints();

  /** Tells the checker how a cell ended, after the ending has been passed on or when the checker is next asked. */
  let settled: (() => void) | undefined;
  function settle(present: readonly string[]): void {
    const tell = (): void => {
      if (settled !== tell) return;
      settled = undefined;
      checking.settle(present);
    };
    settled = tell;
    setImmediate(tell);
  }

  /** Records that the values of all cells are gone. */
  function forget(): void {
    settled?.();
    lostNames = new Set([...lostNames, ...names]);
    names = new Set();
    checking.reset();
  }

  async function run(source: string, onEvent: Listener, current: Turn): Promise<Ending> {
    const { cell } = current;
    const obituary = cells.obituary();
    if (cells.gone !== undefined) return fatal(obituary ?? cells.gone);
    if (obituary !== undefined) {
      forget();
      await undefined; // no event comes before the call has returned
      await onEvent({ type: "stream", name: "stderr", text: `${obituary}\n` });
    }
    if (/["']noether["'/]/.test(source)) cells.send({ type: "expect" });
    settled?.();
    const answer = await Promise.race([
      checking.ask("check", source, cell).catch((error: Error) => error),
      current.skipping.promise,
    ]);
    if (answer instanceof Error) return fatal(isClosed ? closedByUs : answer.message);
    const interrupted = (): Ending => {
      checking.settle([]); // none of its names exists
      return interruptedBefore(cell);
    };
    if (answer === undefined || current.isInterrupted) return interrupted();
    const { checked, complaints } = answer;
    const told = complaints.map((each) => `${each}\n`).join("");
    if (told !== "") await onEvent({ type: "stream", name: "stderr", text: told });
    if (!checked.ok) {
      cells.send({ type: "refused", cell, names: checked.names });
      return typeScriptError(checked.diagnostics.map(withLoss), cell, source);
    }
    if (cells.gone !== undefined) return fatal(cells.obituary() ?? cells.gone);
    const hint = cell < firstHidden ? hints.text(checked.hints, cell, source) : "";
    if (hint !== "") await onEvent({ type: "stream", name: "stderr", text: hint });
    if (current.isInterrupted) return interrupted(); // while it was told
    current.isRunning = true;
    const { ending, names: present } = await cells.run(cell, source, checked.compiled, onEvent);
    settle(present);
    if (ending.status === "error" && ending.fatal) forget();
    else {
      names = new Set(present);
      lostNames = new Set([...lostNames].filter((name) => !names.has(name)));
    }
    return ending;
  }
  function withLoss<Found extends { readonly message: string }>(found: Found): Found {
    const [says, name] = /^Cannot find name '(.+?)'[^(]*(?= \(|$)/.exec(found.message) ?? [];
    if (says === undefined || name === undefined || !lostNames.has(name)) return found;
    const loss = " Its value was lost with the process: run the cell that declares it again.";
    return { ...found, message: says + loss + found.message.slice(says.length) };
  }

  const asked = Object.fromEntries(
    questions.map((name) => [name, (...parameters: never) => checking.ask(name, ...parameters)]),
  ) as unknown as Asked<Questions>;
  const count = { shown: 0, hidden: firstHidden };
  let last: Promise<unknown> = Promise.resolve();
  return {
    get processes() {
      return { checker: checking.channel.pid, executor: cells.pid };
    },
    execute(source, onEvent, { hidden = false } = {}) {
      const cell = hidden ? ++count.hidden : ++count.shown;
      const turn: Turn = { cell, isRunning: false, isInterrupted: false, skipping: deferred() };
      turns.push(turn);
      const ran = turns.length > 1 ? last.then(() => run(source, onEvent, turn)) : run(source, onEvent, turn);
      const ended = ran
        .then((ending) => (hidden ? unnumbered(ending, cell) : ending))
        .finally(() => turns.shift());
      last = ended.catch(() => {});
      return ended;
    },
    ...asked,
    async diagnose(source, others) {
      settled?.();
      return (await asked.diagnose(source, others)).map(withLoss);
    },
    async interrupt() {
      const [turn] = turns;
      if (!turn) return;
      turn.isInterrupted = true;
      if (turn.isRunning) await cells.interrupt(turn.cell);
      else turn.skipping.resolve(undefined);
    },
    async variables() {
      settled?.();
      const known = await checking.ask("names");
      const values = await cells.survey(known.map(({ name }) => name));
      return known.flatMap(({ name, type }) => {
        const value = values.get(name);
        return value === undefined ? [] : [{ name, type, value }];
      });
    },
    answer: (request, line) => cells.answer(request, line ?? null),
    comm: (message) => cells.send({ type: "comm", message: packed(message) }),
    async close() {
      isClosed = true;
      await Promise.all([checking.close(), cells.close()]);
    },
  };
}
