import type { Panel } from "./panel.js";
import type { Drawing } from "./scene.js";

/** The alternative text of one frame: it adds the position of the slider and the titles that change with it. */
export function altOf({ alt, slider }: Drawing, panels: readonly Panel[], frame: number): string {
  if (slider === undefined) return alt;
  const titles = panels.flatMap(({ title }, p) =>
    title === undefined || slider.frames.every((each) => each[p]!.title === title) ? [] : [title],
  );
  return `${alt} Now ${[`${slider.label}: ${slider.values[frame]}`, ...titles].join("; ")}.`;
}
