import { UserError } from "../../userError.js";
import type { Submission } from "./submission.js";

/** The parts of a notebook that grading needs. */
export type Parsed = Pick<Submission, "cells" | "ids" | "notes" | "sheet" | "lesson">;

const MOST_CELLS = 2000;
const MOST_CODE = 2 << 20;

/** @throws UserError if this is far too large for a notebook */
export function requireModest(cells: number, code: number): void {
  if (cells <= MOST_CELLS && code <= MOST_CODE) return;
  throw new UserError(
    `expected at most ${MOST_CELLS} cells and ${MOST_CODE >> 20} MiB of code, ` +
      `got ${cells} cells and ${Math.ceil(code / (1 << 20))} MiB`,
  );
}

/** An object's own property; undefined for anything else. */
export function own(item: unknown, key: string): unknown {
  return typeof item === "object" && item !== null && Object.hasOwn(item, key)
    ? (item as Record<string, unknown>)[key]
    : undefined;
}

/** A sentence that says that cells have the same id, or none. */
export function repeated(ids: readonly string[]): string[] {
  const twice = new Set(ids.filter((id, i) => ids.indexOf(id) < i));
  if (twice.size === 0) return [];
  return [
    `Cells occur more than once (${[...twice].slice(0, 5).join(", ")}): all were run, and the last definition counts.`,
  ];
}

/** The first ten numbers of a list, as text. */
export function numbered(numbers: readonly number[]): string {
  return `${numbers.slice(0, 10).join(", ")}${numbers.length > 10 ? `, ${numbers.length} in all` : ""}`;
}
