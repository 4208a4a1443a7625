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
  const marks = Math.max(1, columnsOf(text.slice(column - 1, column - 1 + length)));
  // Tabs stay tabs, so that the mark is under its place.
  const indent = text
    .slice(0, column - 1)
    .split("\t")
    .map((part) => " ".repeat(columnsOf(part)))
    .join("\t");
  return [`${number} | ${text}`, `      | ${indent}${"^".repeat(marks)}`];
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns a text takes in a monospaced font: a Chinese character two, a combining accent none. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (wide.test(each) ? 2 : none.test(each) ? 0 : 1), 0);
