import { leastSquares } from "noether";
import type { ErrorPoint } from "../../cells/data/errorCurve.js";
import type { Point } from "./study.js";

/** How the errors of a model fall with its examples. */
interface Slope {
  readonly model: string;
  /** The numbers of examples, rising. */
  readonly sizes: readonly number[];
  /** The power of N that the errors follow, between each size and the next, */
  readonly between: readonly number[];
  /** and over all of them. */
  readonly whole: number;
}

/**
 * The slopes of log E over log N, by least squares, of the models with errors E > 0 at two sizes N or more. E is the mean over
 * seeds; of several trainings with N examples the longest counts.
 */
export function slopes(points: readonly ErrorPoint[]): Slope[] {
  const names = [...new Set(points.map(({ model, unit }) => JSON.stringify([model, unit])))];
  return names.flatMap((name) => {
    const own = points.filter(({ model, unit }) => JSON.stringify([model, unit]) === name);
    const sizes = [...new Set(own.map(({ examples }) => examples))].sort((a, b) => a - b);
    const errors = sizes.map((size) => longest(own.filter(({ examples }) => examples === size)));
    if (sizes.length < 2 || errors.some((error) => !(error > 0))) return [];
    const power = (from: number, to: number): number => {
      const rows = sizes.slice(from, to).map((size) => [1, Math.log(size)]);
      return leastSquares(
        rows,
        errors.slice(from, to).map((error) => [Math.log(error)]),
      )[1]![0]!;
    };
    const between = sizes.slice(1).map((_, k) => power(k, k + 2));
    return [{ model: own[0]!.model, sizes, between, whole: power(0, sizes.length) }];
  });
}

/** A line for each slope; nothing where there is none. */
export function slopesInWords(points: readonly Point[]): string {
  const found = slopes(points.filter((point): point is ErrorPoint => "error" in point));
  const lines = found.map(({ model, sizes, between, whole }) => {
    const parts = between.map((slope, k) => `${slope.toFixed(2)} from ${sizes[k]} to ${sizes[k + 1]}`);
    return `${model}: error ~ N^${whole.toFixed(2)}${parts.length > 1 ? ` (${parts.join(", ")})` : ""}\n`;
  });
  return lines.length > 0 ? `\n${lines.join("")}` : "";
}

/** The mean error of the trainings with the most steps. */
function longest(points: readonly ErrorPoint[]): number {
  const most = Math.max(...points.map(({ steps }) => steps));
  const errors = points.filter(({ steps }) => steps === most).map(({ error }) => error);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
