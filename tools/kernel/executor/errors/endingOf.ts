import { excerpt } from "../../compiler/excerpt.js";
import { interruptedBefore } from "../../endings.js";
import type { Ending } from "../../session.js";
import { stage } from "../interrupt/interrupter.js";
import { Interruption, interruption } from "../interrupt/interruption.js";
import { control, type PipeMemory } from "../output/pipe.js";
import { CellSyntaxError } from "../runCell.js";
import { failure } from "./failure.js";
import type { Stacks } from "./stack.js";

/** What is known about the cells. */
export interface CellsKnown {
  readonly memory: PipeMemory;
  readonly stacks: Stacks;
  sourceOf(cell: number): string | undefined;
}

/** The ending of a cell that threw or was interrupted. */
export function endingOf(error: unknown, cell: number, { memory, stacks, sourceOf }: CellsKnown): Ending {
  if (error instanceof Interruption) {
    const hasBegun = Atomics.load(memory.control, control.begun) === cell;
    return hasBegun ? interruption(cell, error.frames, sourceOf) : interruptedBefore(cell);
  }
  // The code that the interrupt stopped has ended with some other error.
  if (Atomics.load(memory.control, control.interrupt) !== stage.none)
    return interruption(cell, stacks.frames(error), sourceOf);
  if (!(error instanceof CellSyntaxError)) return failure(error, stacks, sourceOf);
  const { line, column } = error.at;
  const where = `cell ${cell}, line ${line}, column ${column}: ${error.message}`;
  const traceback = [where, ...excerpt(sourceOf(cell) ?? "", error.at, 1)];
  return { status: "error", name: error.name, message: error.message, traceback, fatal: false };
}
