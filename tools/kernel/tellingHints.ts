import type { Diagnostic } from "./compiler/diagnostic.js";

/** Formats hints, each only once per line, however often its cell runs. */
export interface TellingHints {
  /** The text of a cell's hints that have not been given before; empty if there are none. */
  text(hints: readonly Diagnostic[], cell: number, source: string): string;
}

/** Starts with no hint given. */
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
