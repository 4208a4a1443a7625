import { type Figure, figure } from "../figure/figure.js";
import { cayleyTable, type Tabulated } from "./cayleyTable.js";

/** The Cayley table of a finite group as a picture: one colour for each element, with its symbol where there is room. */
export function cayleyFigure<G>(
  group: Tabulated<G> & { readonly name: string; symbol(g: G): string },
): Figure {
  const values = cayleyTable(group);
  const symbols = group.elements.map((g) => group.symbol(g));
  const small = values.length <= 24;
  return figure({
    title: `Cayley table of ${group.name}`,
    alt: alternative(group.name, symbols, values),
    panels: [
      {
        axes: small,
        xLabel: "second factor",
        yLabel: "first factor",
        marks: [
          {
            kind: "heatmap",
            scale: "categorical",
            values,
            ...(small && {
              rows: symbols,
              columns: symbols,
              text: values.map((row) => row.map((k) => symbols[k]!)),
            }),
          },
        ],
      },
    ],
  });
}

function alternative(
  name: string,
  symbols: readonly string[],
  values: readonly (readonly number[])[],
): string {
  const size = `Cayley table of ${name}, ${values.length} elements`;
  if (values.length > 12) return `${size}.`;
  const width = Math.max(...symbols.map((symbol) => symbol.length));
  const line = (row: readonly string[]): string => row.map((word) => word.padStart(width)).join(" ");
  return [`${size} (row times column):`, ...values.map((row) => line(row.map((k) => symbols[k]!)))].join(
    "\n",
  );
}
