import { widestOf } from "./lettering.js";
import { colour } from "./palette.js";
import type { Mark, Panel } from "./panel.js";

/** The colour of a mark: the one it asks for, otherwise by its position among the marks of its panel that have a colour. */
export function colourOf(panel: Panel, mark: Mark): string {
  if ("colour" in mark && mark.colour !== undefined) return colour(mark.colour);
  const coloured = panel.marks.filter(({ kind }) => !["heatmap", "polygons", "balls", "text"].includes(kind));
  return colour(Math.max(0, coloured.indexOf(mark)));
}

/** One entry of a legend. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly kind: Mark["kind"];
  readonly dashed: boolean;
}

/** The named marks of all panels, each name and colour once. */
export function legendOf(panels: readonly Panel[]): LegendEntry[] {
  const entries = new Map<string, LegendEntry>();
  for (const panel of panels) {
    for (const mark of panel.marks) {
      if (!("name" in mark) || mark.name === undefined) continue;
      const entry = {
        name: mark.name,
        colour: colourOf(panel, mark),
        kind: mark.kind,
        dashed: "dashed" in mark && mark.dashed === true,
      };
      entries.set(keyOf(entry), entries.get(keyOf(entry)) ?? entry);
    }
  }
  return [...entries.values()];
}

/** Marks with equal keys share one entry of the legend. */
export function keyOf({ name, colour }: Pick<LegendEntry, "name" | "colour">): string {
  return `${name} ${colour}`;
}

/** How wide an entry of a legend is, in pixels. */
export function entryWidth({ name }: LegendEntry): number {
  return 40 + widestOf([name]);
}

/** How many entries of a legend fit in a row: all if there is room, otherwise as many columns of equal width as fit. */
export function entriesInRow(entries: readonly LegendEntry[], width: number): number {
  const widths = entries.map(entryWidth);
  if (widths.reduce((a, b) => a + b, 0) <= width) return Math.max(1, entries.length);
  return Math.max(1, Math.floor(width / Math.max(...widths)));
}

/** How many rows a legend takes. */
export function legendRows(entries: readonly LegendEntry[], width: number): number {
  return Math.ceil(entries.length / entriesInRow(entries, width));
}
