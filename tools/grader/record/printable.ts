/**
 * Text from a learner's process or file, made safe for a terminal or a report: without control characters (line breaks
 * and tabs stay), without marks that change the direction of writing, and no longer than `most` characters.
 */
export function printable(text: string, most = 2000): string {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
      character === "\n" || character === "\t" ? character : "\ufffd",
    );
  return clean.length <= most ? clean : `${clean.slice(0, most - 3)}...`;
}
