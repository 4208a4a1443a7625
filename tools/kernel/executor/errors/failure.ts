import { inspect } from "node:util";
import { excerpt } from "../../compiler/excerpt.js";
import { withoutScope } from "../../compiler/scopeNames.js";
import type { Ending } from "../../session.js";
import { type Frame, frameLine, type Stacks } from "./stack.js";
import { placeOf } from "./thrown.js";

/** The ending of a cell that threw. */
export type Failure = Extract<Ending, { status: "error" }>;

/**
 * An error in words: name and message, the line of the cell where it was thrown, the frames of code that a person
 * wrote, and the same for its causes. A thrown value that is not an error is shown as it is, with the place of its
 * `throw`.
 */
export function failure(
  thrown: unknown,
  stacks: Stacks,
  sourceOf: (cell: number) => string | undefined,
): Failure {
  if (!(thrown instanceof Error)) {
    const what = `${inspect(thrown, { depth: 2 })} was thrown`;
    const at = placeOf(thrown);
    const message = at
      ? `${what}, which is not an Error`
      : `${what}; throw an Error, so that its place is known`;
    const traceback = [`NotAnError: ${message}`, ...(at ? placed(at, stacks, sourceOf) : [])];
    return { status: "error", name: "NotAnError", message, traceback, fatal: false };
  }
  const { name, message } = described(thrown);
  const traceback = tracebackOf(thrown, stacks, sourceOf, new Set());
  return { status: "error", name, message, traceback, fatal: false };
}

function described(error: Error): { name: string; message: string } {
  const own = error as { name?: unknown; message?: unknown };
  const named = typeof own.name === "string" && own.name !== "" ? own.name : "Error";
  // An error class that does not set its name is better known by its constructor.
  const constructed = named === "Error" ? error.constructor?.name : undefined;
  return {
    name: constructed || named,
    message: typeof own.message === "string" ? withoutScope(own.message) : inspect(own.message),
  };
}

function tracebackOf(
  error: Error,
  stacks: Stacks,
  sourceOf: (cell: number) => string | undefined,
  seen: Set<Error>,
): string[] {
  seen.add(error);
  const { name, message } = described(error);
  const lines = (message === "" ? name : `${name}: ${message}`).split("\n");
  lines.push(...placed(error, stacks, sourceOf));
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  if (cause !== undefined) lines.push("Caused by:", ...nested(cause));
  if (Array.isArray(errors))
    for (const each of errors.slice(0, 5)) lines.push("One of them:", ...nested(each));
  return lines;

  function nested(inner: unknown): string[] {
    if (!(inner instanceof Error)) return [`  ${inspect(inner, { depth: 2 })}`];
    if (seen.has(inner)) return ["  (the same error again)"];
    return tracebackOf(inner, stacks, sourceOf, seen).map((line) => `  ${line}`);
  }
}

/** The frames of an error in code that a person wrote, and the line of the cell. */
function placed(error: Error, stacks: Stacks, sourceOf: (cell: number) => string | undefined): string[] {
  const own = stacks.frames(error).filter(({ place }) => !("foreign" in place));
  const first = own.find(({ place }) => "cell" in place);
  return [...frameLines(own), ...(first ? thrownAt(first, sourceOf) : [])];
}

/** Frames as lines; a function that calls itself repeatedly is one line and a count. */
function frameLines(frames: readonly Frame[]): string[] {
  const lines: string[] = [];
  let repeated = 0;
  const fold = (): void => {
    if (repeated > 0) lines.push(`    (${repeated} more of the same)`);
    repeated = 0;
  };
  for (const frame of frames) {
    const line = `    ${frameLine(frame)}`;
    if (line === lines[lines.length - 1]) repeated++;
    else {
      fold();
      lines.push(line);
    }
  }
  fold();
  return lines;
}

function thrownAt({ place, line, column }: Frame, sourceOf: (cell: number) => string | undefined): string[] {
  const source = "cell" in place ? sourceOf(place.cell) : undefined;
  return source === undefined ? [] : excerpt(source, { line, column }, 1);
}
