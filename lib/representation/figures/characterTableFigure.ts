import { type Figure, figure } from "../../figure/figure.js";
import type { CharacterRows } from "../characterRows.js";
import { inRadicals } from "../inRadicals.js";

/** A character table as a picture and as lines of text: a row for each character, a column for each class. */
export function characterTableFigure<G>({ group, classes, characters }: CharacterRows<G>): Figure {
  const columns = classes.map(
    (members) => `${members.length === 1 ? "" : `${members.length} `}${group.symbol(members[0]!)}`,
  );
  const rows = characters.map(({ name }) => name.split(" ")[0]!);
  const text = characters.map(({ values }) => values.map(inRadicals));
  const marks = characters.map(({ type }) => ({ real: "", complex: " C", quaternionic: " H" })[type]);
  const lines = aligned([["", ...columns], ...text.map((row, k) => [`${rows[k]!}${marks[k]!}`, ...row])]);
  const note = marks.some((mark) => mark !== "")
    ? "\nC: complex type, H: quaternionic type, otherwise real type."
    : "";
  return figure({
    title: `Character table of ${group.name}`,
    alt: `Character table of ${group.name}, a class in each column with its size and one element:\n${lines}${note}`,
    panels: [
      {
        axes: true,
        equalAspect: false,
        xLabel: "class: how many elements, and one of them",
        marks: [
          {
            kind: "heatmap",
            scale: "diverging",
            values: characters.map(({ values }) => values.map(({ re }) => re)),
            rows: rows.map((row, k) => row + marks[k]!),
            columns,
            text,
          },
        ],
      },
    ],
  });
}

/** Rows of words as lines with aligned columns. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, j) => Math.max(...rows.map((row) => [...row[j]!].length)));
  return rows
    .map((row) => row.map((word, j) => " ".repeat(widths[j]! - [...word].length) + word).join("  "))
    .join("\n");
}
