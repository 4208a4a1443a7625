import { displayMethod } from "../../globals.js";
import type { Notebook } from "../../notebook/notebook.js";
import { type Asked, HELP } from "./asked.js";

/** A hint or a solution, which shows itself. */
export interface Help {
  toString(): string;
}

/** A hint or solution for an exercise, as an object that a notebook shows. */
export function help(exercise: string, text: string, markdown: string): Help {
  const asked: Asked = { exercise, text };
  return Object.defineProperty({ toString: () => text }, displayMethod, {
    enumerable: false,
    value: () => ({ "text/plain": text, "text/markdown": markdown, [HELP]: asked }),
  });
}

/** The hints and solutions in an executed notebook, in order and without repetition. */
export function helpIn({ cells }: Notebook): readonly Asked[] {
  const found = new Map<string, Asked>();
  for (const output of cells.flatMap(({ outputs = [] }) => outputs)) {
    if (!("data" in output) || !(HELP in output.data)) continue;
    const asked = output.data[HELP] as Asked;
    found.set(JSON.stringify(asked), asked);
  }
  return [...found.values()];
}
