import { type Matrix, matvec } from "../algebra/matrix.js";
import type { Vector } from "../algebra/vector.js";
import { type Displayable, display, pictured } from "../display/displayable.js";
import { type Figure, figure } from "../figure/figure.js";
import type { FiniteGroup, Group } from "../group/group.js";
import type { Action } from "./action.js";

/**
 * A representation of a group G on R^d: a homomorphism rho from G to the invertible matrices,
 *
 *     rho(g h) = rho(g) rho(h),    rho(e) = 1
 *
 * Its type includes the kind of group, so that averages over G are offered only where they exist. It shows itself as the
 * matrices of a few generators.
 */
export interface Representation<G, Of extends Group<G> = Group<G>> extends Action<G, Vector>, Displayable {
  readonly group: Of;
  readonly name: string;
  /** d */
  readonly dimension: number;
  /** rho(g): d x d */
  matrix(g: G): Matrix;
  /** rho(g) x: d numbers */
  apply(g: G, x: Vector): number[];
}

/** A representation of a finite group. */
export type FiniteRepresentation<G> = Representation<G, FiniteGroup<G>>;

/** The data that determine a representation. */
export interface RepresentationParts<G, Of extends Group<G> = Group<G>> {
  readonly group: Of & Group<G>;
  readonly name: string;
  readonly dimension: number;
  matrix(g: G): Matrix;
}

/**
 * A representation, given by its matrices. That they multiply like the group elements is not checked here: it is the law
 * `homomorphism`.
 *
 * @example
 * representation({ group: cyclic(2), name: "sign", dimension: 1, matrix: (g) => [[g === 0 ? 1 : -1]] });
 */
export function representation<G, Of extends Group<G>>({
  group,
  name,
  dimension,
  matrix,
}: RepresentationParts<G, Of>): Representation<G, Of> {
  const words = (): string => {
    const acting = simplest(group).map((g) => `${group.symbol(g)} acts as ${JSON.stringify(matrix(g))}`);
    return `${name}, dimension ${dimension}: ${acting.join("; ")}`;
  };
  const picture = (): Figure =>
    figure({
      title: name,
      alt: words(),
      panels: simplest(group).map((g) => ({
        title: group.symbol(g),
        axes: false,
        marks: [
          {
            kind: "heatmap",
            scale: "diverging",
            values: matrix(g),
            ...(dimension <= 8 && { text: rounded(matrix(g)) }),
          },
        ],
      })),
    });
  return pictured(
    {
      group,
      name,
      dimension,
      matrix,
      apply: (g: G, x: Vector) => matvec(matrix(g), x),
      [display]: () => picture()[display](),
    },
    words,
  );
}

/** A few generators; the identity if there are none. */
function simplest<G>({ generators, identity }: Group<G>): readonly G[] {
  return generators.length > 0 ? generators.slice(0, 3) : [identity];
}

function rounded(matrix: Matrix): string[][] {
  return matrix.map((row) => row.map((entry) => String(Number(entry.toFixed(2)) + 0)));
}
