import { inspect } from "node:util";
import type { Thrown } from "./compiler/thrown.js";
import { excerpt } from "./excerpt.js";
import type { Ending } from "./session.js";

/** Where the cells of a notebook throw what is no error: a text that is thrown does not know from where. */
export interface ThrowPlaces {
  /** Notes what a cell can throw. */
  note(cell: number, source: string, thrown: readonly Thrown[]): void;
  /** The end of a cell, with the place where one statement alone throws that value. */
  placed(ending: Ending): Ending;
}

/** No cell throws anything yet. */
export function throwPlaces(): ThrowPlaces {
  const places: { readonly cell: number; readonly source: string; readonly thrown: Thrown }[] = [];
  return {
    note(cell, source, thrown) {
      for (const each of thrown) places.push({ cell, source, thrown: each });
    },
    placed(ending) {
      if (ending.status !== "error" || ending.name !== "NotAnError") return ending;
      const says = (value: unknown): boolean => ending.message.startsWith(`${inspect(value)} was thrown`);
      const [place, ...others] = places.filter(({ thrown }) => says(thrown.value));
      // A cell that runs again throws from the same line of the same text.
      const isOther = ({ source, thrown: { line, column } }: (typeof places)[number]): boolean =>
        source !== place?.source || line !== place.thrown.line || column !== place.thrown.column;
      if (!place || others.some(isOther)) return ending;
      const { cell, source, thrown } = others.at(-1) ?? place;
      const at = `    at cell ${cell}, line ${thrown.line}, column ${thrown.column}`;
      return { ...ending, traceback: [...ending.traceback, at, ...excerpt(source, thrown, "throw".length)] };
    },
  };
}
