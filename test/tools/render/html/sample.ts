import type { Cell, Notebook, Output } from "../../../../tools/notebook/notebook.js";

const shown = (data: Readonly<Record<string, unknown>>): Output => ({
  output_type: "display_data",
  data,
  metadata: {},
});

/** A code cell that was run. */
export function ran(source: string, ...outputs: Output[]): Cell {
  return { id: "c", type: "code", source, metadata: {}, outputs, executionCount: 1 };
}

/** A cell of text. */
export function prose(source: string, more: Partial<Cell> = {}): Cell {
  return { id: "m", type: "markdown", source, metadata: {}, ...more };
}

/** A code cell with one output in these formats. */
export function showing(data: Readonly<Record<string, unknown>>): Cell {
  return ran("", shown(data));
}

/** A notebook of these cells. */
export function notebook(...cells: Cell[]): Notebook {
  return { metadata: {}, cells: cells.map((cell, i) => ({ ...cell, id: `${cell.id}${i}` })) };
}

/** A figure with a slider of three frames, as Plotly JSON. */
export const sliderFigure: Readonly<Record<string, unknown>> = {
  data: [{ type: "scatter", x: [0, 1], y: [0, 0], name: "</script><!--" }],
  layout: {
    title: { text: "<b>A title that is longer than a phone is wide</b>" },
    sliders: [
      {
        active: 0,
        currentvalue: { prefix: "shift: " },
        steps: [0, 1, 2].map((k) => ({
          label: String(k),
          method: "animate",
          args: [[String(k)], { mode: "immediate", frame: { duration: 0 }, transition: { duration: 0 } }],
        })),
      },
    ],
  },
  frames: [0, 1, 2].map((k) => ({ name: String(k), data: [{ y: [0, k] }] })),
  config: { displayModeBar: false },
};
