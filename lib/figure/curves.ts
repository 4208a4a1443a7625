import { type Figure, figure, type Panel } from "./figure.js";

/** Curves over a common x axis: the names of both axes, the positions along x, and the values of each curve there. */
export interface CurvesParts {
  readonly title?: string;
  readonly alt: string;
  readonly x: readonly [label: string, values: readonly number[]];
  readonly y: string;
  readonly curves: Readonly<Record<string, readonly number[]>>;
  readonly logarithmic?: Panel["logarithmic"];
}

/**
 * A figure of named curves in one panel.
 *
 * @example
 * curves({ alt: "A parabola", x: ["x", [-1, 0, 1]], y: "y", curves: { "x squared": [1, 0, 1] } });
 * @throws RangeError if a curve does not have one value for each x
 */
export function curves({
  x: [xLabel, x],
  y: yLabel,
  curves: named,
  logarithmic,
  ...parts
}: CurvesParts): Figure {
  const marks = Object.entries(named).map(
    ([name, y], colour) => ({ kind: "line", name, colour, x, y }) as const,
  );
  return figure({ ...parts, panels: [{ xLabel, yLabel, ...(logarithmic && { logarithmic }), marks }] });
}
