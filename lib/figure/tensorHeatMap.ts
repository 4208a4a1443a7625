import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { type Figure, figure } from "./figure.js";

/** How the numbers of a tensor are drawn. */
export interface TensorHeatMapParts {
  readonly title?: string;
  /** What the figure shows, in a sentence (default: the shape and the range of the numbers). */
  readonly alt?: string;
  /** What the axes count (default: row, column). */
  readonly axes?: readonly [row: string, column: string];
  /** What the colours measure. */
  readonly unit?: string;
}

/** The most numbers that can be distinguished in a figure, in a page that still opens at once. */
const MOST = 10_000;

/**
 * The numbers of a matrix as colours: if some are negative, on a diverging scale whose middle is 0.
 *
 * @param x [rows, columns]
 * @throws RangeError if x is not a matrix, is empty, has more than 10,000 numbers, or one that is not finite
 */
export function tensorHeatMap(
  x: Tensor,
  { alt, axes: [yLabel, xLabel] = ["row", "column"], unit, ...parts }: TensorHeatMapParts = {},
): Figure {
  const [m, n] = x.shape;
  if (x.rank !== 2 || x.size === 0 || x.size > MOST)
    throw new RangeError(
      `tensorHeatMap: expected a matrix of 1 to ${MOST} numbers, got the shape ${shapeText(x.shape)}: take a slice of it, or reshape it`,
    );
  const numbers = Array.from(x.values);
  const odd = numbers.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0)
    throw new RangeError(
      `tensorHeatMap: expected finite numbers, got ${numbers[odd]} at [${Math.floor(odd / n!)}, ${odd % n!}]`,
    );
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const most = Math.max(-low, high);
  const colours = low < 0 ? ({ scale: "diverging", range: [-most, most] } as const) : {};
  const values = x.toArray() as number[][];
  return figure({
    ...parts,
    alt: alt ?? `A ${m} by ${n} matrix, its numbers from ${short(low)} to ${short(high)}`,
    panels: [
      {
        xLabel,
        yLabel,
        // With equal units, a long list would be a thin line.
        equalAspect: Math.max(m!, n!) <= 4 * Math.min(m!, n!),
        marks: [{ kind: "heatmap", values, ...colours, ...(unit !== undefined && { unit }) }],
      },
    ],
  });
}

const short = (x: number): string => String(Number(x.toPrecision(3)));
