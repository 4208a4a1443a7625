import type { Panel } from "./panel.js";
import type { Axes } from "./scene.js";

/** The axes of a panel in one frame: the ends are common to all frames, the names of rows and columns are the frame's own. */
export function axesAt(axes: Axes, panel: Panel): Axes {
  const heatmap = panel.marks.find((mark) => mark.kind === "heatmap");
  if (heatmap?.kind !== "heatmap") return axes;
  const { rows, columns } = heatmap;
  return { ...axes, ...(columns && { xNames: columns }), ...(rows && { yNames: rows }) };
}
