import { constants } from "node:os";

/** Why a learner's process ended. */
export type Cause =
  /** It took more processor time than allowed. */
  | "processor"
  /** The clock ran out while it had processor time left: it waited, or the machine was too busy. */
  | "clock"
  /** It was ended by a signal that the grader did not send: the system was short of memory, or somebody sent it. */
  | "killed"
  | "memory"
  | "output"
  /** It answered out of turn, with too much, or with something that is not an answer. */
  | "channel"
  /** It ended itself, or crashed. */
  | "itself"
  /** It was no longer needed. */
  | "done";

/** How a learner's process ended. */
export interface Ending {
  readonly cause: Cause;
  /** The cause, in one sentence. */
  readonly sentence: string;
  /** The number of the cell that it was in; 0 outside the cells. */
  readonly cell: number;
}

/** The signals of a program's own failures, and those with which the system enforces limits. */
const OWN = new Set([
  "SIGILL",
  "SIGTRAP",
  "SIGABRT",
  "SIGBUS",
  "SIGFPE",
  "SIGSEGV",
  "SIGPIPE",
  "SIGXFSZ",
  "SIGSYS",
]);

/** What the end of a process means; `lastWords` is the end of its standard error. */
export function causeOf(
  code: number | null,
  signal: string | null,
  lastWords: string,
): { readonly cause: Cause; readonly sentence: string } {
  if (/heap out of memory|Array buffer allocation failed|std::bad_alloc/.test(lastWords))
    return { cause: "memory", sentence: "It took more memory than allowed" };
  if (code === 0) return { cause: "itself", sentence: "It ended its own process" };
  // The sandbox reports a signal as a code above 128, as a shell does.
  const by = signal ?? (code !== null && code > 128 ? signalNames.get(code - 128) : undefined);
  if (by === undefined) return { cause: "itself", sentence: `Its process ended early (code ${code})` };
  if (by === "SIGXCPU") return { cause: "processor", sentence: "It took more processor time than allowed" };
  return OWN.has(by)
    ? { cause: "itself", sentence: `Its process ended early (${by})` }
    : { cause: "killed", sentence: `Its process was ended from outside (${by})` };
}

const signalNames: ReadonlyMap<number, string> = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number, name]),
);
