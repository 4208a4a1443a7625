import type { Vector } from "../../algebra/vector.js";
import { type Figure, figure, type Panel } from "../../figure/figure.js";
import type { FiniteRepresentation } from "../representation.js";

/**
 * The law of a representation as a picture: two paths lead from x to the same point,
 *
 *     x -> rho(h) x -> rho(g) rho(h) x        and        x -> rho(g h) x
 *
 * The slider goes through all g; each corner shows its numbers.
 *
 * @param V of dimension 2
 * @param x 2 numbers
 * @throws RangeError if V is not a representation on the plane
 */
export function commutingTriangle<G>(V: FiniteRepresentation<G>, h: G, x: Vector): Figure {
  if (V.dimension !== 2 || x.length !== 2) {
    throw new RangeError(
      `expected a representation on the plane and 2 numbers, got dimension ${V.dimension} and ${x.length} numbers`,
    );
  }
  const { elements, multiply, symbol, name } = V.group;
  const reach = 2 * Math.max(...elements.map((g) => Math.max(...V.apply(g, x).map(Math.abs))), 1e-9);
  const frame = (g: G): readonly Panel[] => {
    const after = V.apply(h, x);
    const [end, direct] = [V.apply(g, after), V.apply(multiply(g, h), x)];
    // Corners that coincide are named once, by the last of them.
    const corners = [
      { label: "x", v: x },
      { label: "ρ(h)x", v: after },
      { label: "ρ(g)ρ(h)x", v: end },
    ].filter(({ v }, i, all) => all.slice(i + 1).every((later) => apart(later.v, v) > 1e-9));
    return [
      {
        xRange: [-reach, reach],
        yRange: [-reach, reach],
        equalAspect: true,
        marks: [
          { kind: "arrows", name: "h, then g", from: [at(x), at(after)], to: [at(after), at(end)] },
          { kind: "arrows", name: "g h", from: [at(x)], to: [at(direct)], colour: 1, dashed: true },
          {
            kind: "text",
            x: corners.map(({ v }) => v[0]! + 0.22 * reach * (v[0]! < 0 ? -1 : 1)),
            y: corners.map(({ v }) => v[1]! + 0.07 * reach * (v[1]! < 0 ? -1 : 1)),
            text: corners.map(({ label, v }) => `${label} = (${v.map(rounded).join(", ")})`),
          },
        ],
      },
    ];
  };
  return figure({
    title: `ρ(gh) = ρ(g)ρ(h) on ${name}, h = ${symbol(h)}`,
    alt: `From x = (${x.join(", ")}) two arrows by h and g, and one arrow by g h, end at the same point for every g.`,
    slider: {
      label: "g",
      start: Math.min(1, elements.length - 1),
      values: elements.map(symbol),
      frames: elements.map(frame),
    },
  });
}

function at(v: Vector): readonly [number, number] {
  return [v[0]!, v[1]!];
}

function apart(v: Vector, w: Vector): number {
  return Math.hypot(v[0]! - w[0]!, v[1]! - w[1]!);
}

function rounded(entry: number): number {
  return Number(entry.toFixed(2)) + 0;
}
