import { type Figure, figure } from "../../figure/figure.js";
import type { Permutation } from "../permutations.js";

/** Points in the plane and permutations of them, by name. */
export interface PermutationFigureParts {
  readonly title?: string;
  readonly alt: string;
  /** The places, in the order in which their outline is drawn; only the first two coordinates are used. */
  readonly places: readonly (readonly number[])[];
  readonly moves: Readonly<Record<string, Permutation>>;
}

/**
 * Numbered points moved by a slider: under the permutation p the point i is at the place p_i. The outline of the places
 * stays, so that a move shows only in the numbers.
 *
 * @throws RangeError if a permutation does not have as many points as there are places
 */
export function permutationFigure({ places, moves, ...words }: PermutationFigureParts): Figure {
  const along = (axis: 0 | 1): number[] => places.map((place) => place[axis]!);
  const [x, y] = [along(0), along(1)];
  const middle = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const reach = 1.5 * Math.max(...x.map((value, i) => Math.hypot(value - middle(x), y[i]! - middle(y))));
  const range = (values: readonly number[]): [number, number] => [
    middle(values) - reach,
    middle(values) + reach,
  ];
  const frames = Object.entries(moves).map(([name, p]) => {
    if (p.length !== places.length) {
      throw new RangeError(
        `expected permutations of ${places.length} points, got "${name}" of ${p.length}: give every point its place`,
      );
    }
    const closed = [...x.keys(), 0];
    return [
      {
        axes: false,
        equalAspect: true,
        xRange: range(x),
        yRange: range(y),
        marks: [
          { kind: "line", colour: 5, x: closed.map((i) => x[i]!), y: closed.map((i) => y[i]!) },
          {
            kind: "points",
            colour: 0,
            x: p.map((place) => x[place]!),
            y: p.map((place) => y[place]!),
            labels: p.map((_, point) => String(point)),
          },
        ],
      } as const,
    ];
  });
  return figure({ ...words, slider: { label: "move", values: Object.keys(moves), frames } });
}
