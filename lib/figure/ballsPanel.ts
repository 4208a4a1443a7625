import type { BallSolid, Panel } from "./panel.js";
import { directionOf, type View } from "./surface.js";

/** What a panel of balls and sticks shows. */
interface BallsPanelParts extends Omit<BallSolid, "kind" | "view" | "centres"> {
  /** Two or three numbers each. */
  readonly centres: readonly (readonly number[])[];
  readonly view: View;
  readonly title: string | undefined;
  /** Half the width of the picture. */
  readonly reach: number;
}

/** Balls and sticks in space as a panel without axes, as high as it is wide. */
export function ballsPanel({ centres, view, title, reach, ...balls }: BallsPanelParts): Panel {
  return {
    ...(title !== undefined && { title }),
    axes: false,
    equalAspect: true,
    xRange: [-reach, reach],
    yRange: [-reach, reach],
    marks: [
      {
        kind: "balls",
        solid: {
          kind: "balls",
          view: directionOf(view),
          centres: centres.map(([x = 0, y = 0, z = 0]) => [x, y, z]),
          ...balls,
        },
      },
    ],
  };
}
