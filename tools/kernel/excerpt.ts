import type { Position } from "./sourceMap.js";

/**
 * A line of a source text with a mark under the place:
 *
 *         2 | const z: string = 3;
 *           |       ^
 */
export function excerpt(source: string, { line, column }: Position, length: number): string[] {
  const text = source.split(/\r\n|\r|\n/)[line - 1];
  if (text === undefined) return [];
  const number = String(line).padStart(5);
  const marks = Math.max(1, Math.min(length, text.length - column + 1));
  // Tabs stay tabs, so that the mark stands under its place.
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  return [`${number} | ${text}`, `      | ${indent}${"^".repeat(marks)}`];
}
