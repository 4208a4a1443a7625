import { excerpt } from "../../compiler/excerpt.js";
import type { Ending } from "../../session.js";
import { type Frame, frameLine, type Stacks } from "../errors/stack.js";
import type { StoppedFrame } from "./interrupter.js";

/** Ends an interrupted cell; no cell can catch it. */
export class Interruption {
  readonly frames: readonly Frame[];
  constructor(frames: readonly Frame[]) {
    this.frames = frames;
  }
}

/** The place where the main thread was stopped, in the source that a person wrote. */
export function stoppedAt(stopped: readonly StoppedFrame[], stacks: Stacks): Frame[] {
  return stopped.flatMap(({ file, name, line, column }) => stacks.frameAt(file, name, line, column) ?? []);
}

/** The ending of an interrupted cell: where it was, or that it was waiting. */
export function interruption(
  cell: number,
  stack: readonly Frame[],
  sourceOf: (cell: number) => string | undefined,
): Ending {
  const frames = stack.filter(({ place }) => !("foreign" in place));
  const inner = frames.find(({ place }) => "cell" in place);
  const number = inner && "cell" in inner.place ? inner.place.cell : cell;
  const where = !inner
    ? "while it waited"
    : number === cell
      ? `in line ${inner.line}`
      : `in cell ${number}, line ${inner.line}`;
  const message = `cell ${cell} was interrupted ${where}`;
  const source = inner && sourceOf(number);
  const traceback = [
    `Interrupted: ${message}`,
    ...frames.map((frame) => `    ${frameLine(frame)}`),
    ...(inner && source !== undefined ? excerpt(source, inner, 1) : []),
  ];
  return { status: "error", name: "Interrupted", message, traceback, fatal: false };
}
