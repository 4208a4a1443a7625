import { type Figure, figure } from "../../figure/figure.js";
import type { FiniteGroup } from "../group.js";

/**
 * The Cayley table of a finite group as a picture: one colour for each element, with its symbol in groups of at most 24.
 *
 * Elements are sorted into cosets of the subgroup H of the powers of the first generator: H = e, r, r^2, ..., then
 * H s, ..., so that the blocks of a quotient are visible.
 */
export function cayleyFigure<G>(group: FiniteGroup<G>): Figure {
  const sorted = inCosets(group);
  const place = new Map(sorted.map((g, i) => [group.indexOf(g), i]));
  const values = sorted.map((a) => sorted.map((b) => place.get(group.indexOf(group.multiply(a, b)))!));
  const symbols = sorted.map((g) => group.symbol(g));
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

function inCosets<G>({ elements, generators, multiply, indexOf }: FiniteGroup<G>): readonly G[] {
  const [r] = generators;
  if (r === undefined) return elements;
  const seen = new Set<number>();
  return elements.flatMap((g) => {
    const coset: G[] = [];
    for (let h = g; !seen.has(indexOf(h)); h = multiply(r, h)) {
      seen.add(indexOf(h));
      coset.push(h);
    }
    return coset;
  });
}
