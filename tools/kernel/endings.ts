import type { Ending } from "./session.js";

/** How long (ms) an interrupted cell may take to clean up. */
export const leave = 1000;

/** The ending of a cell whose process ended. */
export function fatal(message: string): Ending {
  return {
    status: "error",
    name: "ProcessEnded",
    message,
    traceback: [`ProcessEnded: ${message}`],
    fatal: true,
  };
}

/** The ending of a cell that was interrupted before it ran. */
export function interruptedBefore(cell: number): Ending {
  const message = `cell ${cell} was interrupted before it ran`;
  return {
    status: "error",
    name: "Interrupted",
    message,
    traceback: [`Interrupted: ${message}`],
    fatal: false,
  };
}

/** The message about a cell that ran longer than `limit` milliseconds, and the place where it was stopped. */
export function overTime(cell: number, limit: number, place: string | undefined): string {
  const time = limit >= 1000 ? `${+(limit / 1000).toFixed(1)} s` : `${limit} ms`;
  const where = place === undefined ? "" : ` and was stopped in ${place}`;
  return `cell ${cell} ran longer than ${time}${where}: look for a loop that does not end, or raise the limit (noether run --timeout)`;
}

/**
 * The ending of a cell that was interrupted because its time was over; if it ended in another way at that moment, that
 * ending.
 */
export function lateEnding(ending: Ending, cell: number, limit: number): Ending {
  if (ending.status !== "error" || ending.name !== "Interrupted") return ending;
  const [, place] = / was interrupted in (.*)$/.exec(ending.message) ?? [];
  const name = "TimeLimit";
  const message = overTime(cell, limit, place);
  return { ...ending, name, message, traceback: [`${name}: ${message}`, ...ending.traceback.slice(1)] };
}

/** What a person has to know when the session continues with a new process. */
export const lost = "the values of all cells are gone: run them again";

/** Why a cell ended that was running, or being checked, when its session was closed. */
export const closedByUs = "the session was closed";

/** An ending without the number of its cell, for a hidden cell, whose number nobody has seen. */
export function unnumbered(ending: Ending, cell: number): Ending {
  if (ending.status !== "error") return ending;
  const named = (text: string): string =>
    text.replaceAll(`cell ${cell}, line`, "line").replaceAll(`cell ${cell}`, "the expression");
  return { ...ending, message: named(ending.message), traceback: ending.traceback.map(named) };
}
