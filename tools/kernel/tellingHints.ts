import type { Diagnostic } from "./compiler/diagnostic.js";

/** Puts hints into words, each only once for a line, however often its cell runs. */
export interface TellingHints {
  /** What is to be told of a cell; nothing where all of it has been told. */
  text(hints: readonly Diagnostic[], cell: number, source: string): string;
}

/** Nothing has been told yet. */
export function tellingHints(): TellingHints {
  const told = new Set<string>();
  const isNew = (key: string): boolean => !told.has(key) && told.add(key) !== undefined;
  return {
    text(hints, cell, source) {
      const lines = source.split(/\r\n|\r|\n/);
      return hints
        .filter(({ line, message }) => isNew(`${lines[line - 1]?.trim()}\n${message}`))
        .map(({ line, message }) => `Hint, cell ${cell}, line ${line}: ${message}\n`)
        .join("");
    },
  };
}
