/** How a table is laid out. */
export interface TableOptions {
  /** The side to which each column is aligned (default: left). */
  readonly align?: readonly ("left" | "right")[];
  /** The first row is a heading: a line is drawn below it. */
  readonly heading?: boolean;
  /** The text between two columns (default: two spaces). */
  readonly gap?: string;
}

/**
 * Rows of texts as lines with aligned columns, each ending in "\n"; no line has trailing spaces. Widths are those of a
 * terminal: two columns for a wide character (CJK, emoji), none for a combining mark. A text with line breaks is laid
 * out as one line.
 */
export function table(rows: readonly (readonly string[])[], options: TableOptions = {}): string {
  const { align = [], heading = false, gap = "  " } = options;
  const cells = rows.map((row) => row.map((text) => text.replace(/[\r\n\t\v\f]+/g, " ")));
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, j) =>
    Math.max(...cells.map((row) => width(row[j] ?? ""))),
  );
  const lines = cells.map((row) =>
    widths
      .map((w, j) => {
        const text = row[j] ?? "";
        const space = " ".repeat(w - width(text));
        return align[j] === "right" ? space + text : text + space;
      })
      .join(gap)
      .trimEnd(),
  );
  if (heading && lines.length > 0) lines.splice(1, 0, widths.map((w) => "-".repeat(w)).join(gap));
  return lines.map((line) => `${line}\n`).join("");
}

/** The number of columns that a text takes on a terminal. */
export function width(text: string): number {
  let places = 0;
  for (const { segment } of graphemes.segment(text.replace(colour, ""))) {
    if (invisible.test(segment)) continue;
    places += wide.test(segment) ? 2 : 1;
  }
  return places;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const invisible = /^[\p{Control}\p{Format}\p{Mark}]+$/u;
/** East Asian wide and full-width letters, and what a terminal shows as emoji. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
