import { evaluate, type Scope } from "./evaluate.js";
import type { Namespace } from "./library.js";

/** A code cell of a notebook as the compiler made it; number counts the notebook's cells from 1. */
export interface CompiledCell {
  readonly number: number;
  readonly code: string;
}

/** What the cells left: their top-level names, and a sentence for each one that went wrong. */
export interface Ran {
  readonly scope: Readonly<Scope>;
  readonly notes: readonly string[];
}

/**
 * Runs the cells of a notebook one after the other over one scope. A cell that throws, or waits for something that
 * never comes, is noted and left; what it defined before stays.
 *
 * @param begin is told the number of each cell before it runs
 */
export async function runCells(
  cells: readonly CompiledCell[],
  load: (specifier: string) => Promise<Namespace>,
  begin: (number: number) => void,
): Promise<Ran> {
  const scope: Scope = {};
  const notes: string[] = [];
  let current = 0;
  const note = (error: unknown): void => {
    if (notes.length < 20) notes[notes.length] = `Cell ${current}: ${inWords(error)}`;
  };
  let giveUp: () => void = () => undefined;
  process.on("beforeExit", () => giveUp());
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  for (const name of Object.keys(console) as (keyof Console)[]) {
    if (typeof console[name] === "function") Object.assign(console, { [name]: () => undefined });
  }
  for (const { number, code } of cells) {
    current = number;
    begin(number);
    try {
      // A process that has nothing left to do while a cell still waits would end here.
      const forgotten = new Promise<never>((_, reject) => {
        giveUp = () => reject(new Error("it waits for something that never comes"));
      });
      await Promise.race([evaluate(code, number, scope, load), forgotten]);
    } catch (error) {
      note(error);
    }
  }
  // What a cell left in the queue may still throw; it is told, and hurts nobody.
  await new Promise((resolve) => setImmediate(resolve));
  return { scope, notes };
}

function inWords(error: unknown): string {
  try {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : `${error as string}`;
    return text.slice(0, 300);
  } catch {
    return "something that cannot be printed was thrown";
  }
}
