import { type Displayable, display, pictured } from "../display/displayable.js";
import { html } from "./html.js";
import type { Mark, Panel, Slider } from "./panel.js";
import { plotly } from "./plotly.js";
import { svg } from "./svg.js";

export type { Mark, Panel, Slider } from "./panel.js";

/** What a figure is made of. */
export interface FigureParts {
  readonly title?: string;
  /** What the figure shows, in a sentence, for readers who cannot see it. */
  readonly alt: string;
  /** The panels, row by row; with a slider they may be omitted, since its frames contain them. */
  readonly panels?: readonly Panel[];
  /** Panels in a row (default: up to three). */
  readonly columns?: number;
  /** Whether panels without axes lie close together, as the pictures of one table (default: no). */
  readonly close?: boolean;
  readonly slider?: Slider;
}

/** A figure: plain data that shows itself in a notebook: interactive (Plotly, HTML), still (SVG) and in words. */
export interface Figure extends FigureParts, Displayable {
  readonly panels: readonly Panel[];
  readonly columns: number;
}

/**
 * A figure of one or more panels.
 *
 * @example
 * figure({
 *   alt: "A parabola",
 *   panels: [{ xLabel: "x", marks: [{ kind: "line", x: [-1, 0, 1], y: [1, 0, 1], name: "x squared" }] }],
 * });
 * @throws RangeError if the alternative text is empty, there is no panel or no column, a slider does not have one frame
 * for each value, equally many panels in each, or its start among them, a mark's lists differ in length, or a heat map
 * is empty or ragged
 */
export function figure(parts: FigureParts): Figure {
  const { alt, slider } = parts;
  const panels = parts.panels ?? slider?.frames[slider.start ?? 0] ?? [];
  const columns = parts.columns ?? Math.max(1, Math.min(3, panels.length));
  if (alt.trim() === "")
    throw new RangeError("expected alt to say in a sentence what the figure shows, got nothing");
  if (!(Number.isInteger(columns) && columns > 0)) {
    throw new RangeError(`expected at least one panel in a row, got columns = ${columns}`);
  }
  checkSlider(slider, panels.length);
  for (const frame of slider?.frames ?? [panels]) for (const panel of frame) panel.marks.forEach(checkMark);
  const made: Figure = {
    ...parts,
    panels,
    columns,
    [display]: () => ({
      "application/vnd.plotly.v1+json": plotly(made),
      // Still interactive where Plotly is missing.
      ...(slider !== undefined && slider.frames.length > 1 && { "text/html": html(made) }),
      "image/svg+xml": svg(made),
      "text/plain": alt,
    }),
  };
  return pictured(made, () => alt);
}

function checkSlider(slider: Slider | undefined, panels: number): void {
  if (panels === 0) throw new RangeError("expected a figure with at least one panel, got none");
  if (slider === undefined) return;
  const { values, frames, start = 0 } = slider;
  if (values.length !== frames.length || frames.length === 0) {
    throw new RangeError(
      `expected one frame for each value of the slider, got ${frames.length} frames for ${values.length} values`,
    );
  }
  if (frames[start] === undefined) {
    throw new RangeError(
      `expected the slider to start at one of its ${frames.length} frames, got start = ${start}`,
    );
  }
  const odd = frames.findIndex((frame) => frame.length !== panels);
  if (odd >= 0) {
    throw new RangeError(
      `expected ${panels} panels in every frame, got ${frames[odd]!.length} in frame ${odd}`,
    );
  }
}

function checkMark(mark: Mark): void {
  const equal = (names: string, a: readonly unknown[], b: readonly unknown[]): void => {
    if (a.length === b.length) return;
    throw new RangeError(
      `expected as many ${names} in the mark "${mark.kind}", got ${a.length} and ${b.length}`,
    );
  };
  switch (mark.kind) {
    case "arrows":
      equal("from as to", mark.from, mark.to);
      return;
    case "balls":
      equal("centres as radii", mark.solid.centres, mark.solid.radii);
      return;
    case "polygons":
      equal("outlines as shades", mark.outlines, mark.shades);
      return;
    case "heatmap": {
      const width = mark.values[0]?.length ?? 0;
      if (width === 0)
        throw new RangeError("expected a heat map with at least one row and one column, got an empty one");
      for (const row of mark.values) equal("values in the first row as in every other", mark.values[0]!, row);
      if (mark.rows) equal("rows of values as names of rows", mark.values, mark.rows);
      if (mark.columns) equal("columns of values as names of columns", mark.values[0]!, mark.columns);
      return;
    }
    case "points":
      if (mark.labels) equal("x as labels", mark.x, mark.labels);
      if (mark.error) equal("x as error bars", mark.x, mark.error);
      break;
    case "text":
      equal("x as text", mark.x, mark.text);
  }
  equal("x as y", mark.x, mark.y);
}
