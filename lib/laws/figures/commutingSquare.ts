import type { Vector } from "../../algebra/vector.js";
import { type Figure, figure, type Mark, type Panel } from "../../figure/figure.js";
import type { Action } from "../../representation/action.js";
import { attempt } from "../diagnosis.js";
import { relativeError } from "../relativeError.js";

/** The square of a map f, for one input and some elements of the group. */
export interface CommutingSquareParts<G> {
  readonly f: (x: Vector) => Vector;
  /** How G acts on the inputs of f. */
  readonly domain: Action<G, Vector>;
  /** How G acts on the results of f. */
  readonly codomain: Action<G, Vector>;
  readonly x: Vector;
  /** One position of the slider for each element. */
  readonly elements: readonly G[];
  /** Where the slider begins (default 0). */
  readonly start?: number;
  readonly title?: string;
}

/**
 * The commuting square of a map f and an element g, with the numbers of one input x in its corners:
 *
 *     x    ---f--->  f(x)
 *     |g             |g
 *     g x  ---f--->  f(g x)  and  g f(x)
 *
 * A slider runs through the elements; f is equivariant under those for which the two results in the last corner agree.
 * Vectors of the plane are drawn as arrows, others as bars.
 *
 * @example
 * commutingSquare({ f: ([x, y]) => [2 * x, y], domain: plane, codomain: plane, x: [1, 0.6], elements: group.elements });
 * @throws RangeError if there are no elements, or the two results differ in length
 */
export function commutingSquare<G>({
  f,
  domain,
  codomain,
  x,
  elements,
  start = 0,
  title,
}: CommutingSquareParts<G>): Figure {
  if (elements.length === 0)
    throw new RangeError("expected at least one element g for the square of f, got none");
  const { group } = domain;
  const squares = elements.map((g) => {
    const moved = domain.apply(g, x);
    const [value, before] = [f(x), f(moved)];
    const after = attempt(() => codomain.apply(g, value));
    if (after?.length !== before.length) {
      throw new RangeError(
        `expected f(x) to be a vector that ${group.symbol(g)} can act on, got ${value.length} numbers for f(x) and ${before.length} for f(g x): give f and the codomain the same size`,
      );
    }
    return { x, value, moved, before, after };
  });
  const reach =
    1.15 * Math.max(...squares.flatMap((square) => Object.values(square).flat()).map(Math.abs), 1e-9);
  const commuting = elements.filter((_, k) => relativeError(squares[k]!.before, squares[k]!.after) < 1e-9);
  const corner = (name: string, ...marks: readonly Mark[]): Panel => ({
    title: name,
    yRange: [-reach, reach],
    ...(marks[0]?.kind === "arrows" && { equalAspect: true, xRange: [-reach, reach] }),
    marks,
  });
  return figure({
    ...(title !== undefined && { title }),
    alt: `x, f(x), g x, and the two ways to the last corner. They agree for ${commuting.map(group.symbol).join(", ") || "none"}, of ${elements.length} elements.`,
    columns: 2,
    slider: {
      label: "g",
      start,
      values: elements.map(group.symbol),
      frames: squares.map(({ value, moved, before, after }) => [
        corner("x", drawn(x, 5)),
        corner("f(x)", drawn(value, 5)),
        corner("g x", drawn(moved, 5)),
        corner(
          "both ways",
          drawn(before, 0, "act, then f: f(g x)"),
          dashed(drawn(after, 1, "f, then act: g f(x)")),
        ),
      ]),
    },
  });
}

/** A vector of the plane as an arrow from the origin, any other as bars. */
function drawn(v: Vector, colour: number, name?: string): Mark {
  const named = name === undefined ? { colour } : { colour, name };
  if (v.length === 2) return { kind: "arrows", from: [[0, 0]], to: [[v[0]!, v[1]!]], ...named };
  return { kind: "bars", x: v.map((_, k) => k), y: v, ...named };
}

/** A dashed arrow, through which another of the same length is visible. */
function dashed(mark: Mark): Mark {
  return mark.kind === "arrows" ? { ...mark, dashed: true } : mark;
}
