import { type Figure, figure, type Panel } from "../../figure/figure.js";
import { leftCosets } from "../cosets.js";
import type { FiniteGroup } from "../group.js";
import { isNormal } from "../normal.js";
import { subgroups } from "../subgroups.js";

/**
 * The Cayley table of a small finite group, sorted into the left cosets g H of a subgroup H that a slider chooses; each
 * product has the colour of its coset.
 *
 * If H is normal, whole blocks have one colour: they are the table of the quotient G/H.
 *
 * @throws RangeError if the group has more than 48 elements
 */
export function cosetFigure<G>(group: FiniteGroup<G>): Figure {
  const all = subgroups(group);
  return figure({
    title: `The table of ${group.name}, in cosets of H`,
    alt: `The table of ${group.name} for each of its ${all.length} subgroups, one colour for each coset.`,
    slider: {
      label: "H",
      values: all.map((h) => label(h, group)),
      frames: all.map((h) => [panel(group, h)]),
    },
  });
}

function panel<G>(group: FiniteGroup<G>, h: FiniteGroup<G>): Panel {
  const cosets = leftCosets(group, h);
  const sorted = cosets.flat();
  // The k-th coset has colour number k |H| of |G|, so that few cosets are far apart on the circle of hues.
  const shade = new Map(
    cosets.flatMap((coset, k) => coset.map((g) => [group.indexOf(g), k * h.order] as const)),
  );
  const symbols = sorted.map((g) => group.symbol(g));
  return {
    title: `${cosets.length} ${cosets.length === 1 ? "coset" : "cosets"} of ${h.order}: H is ${isNormal(group, h) ? "" : "not "}normal`,
    equalAspect: true,
    xLabel: "second factor",
    yLabel: "first factor",
    marks: [
      {
        kind: "heatmap",
        scale: "categorical",
        range: [-0.5, group.order - 0.5],
        values: sorted.map((a) => sorted.map((b) => shade.get(group.indexOf(group.multiply(a, b)))!)),
        rows: symbols,
        columns: symbols,
      },
    ],
  };
}

/** A subgroup by its elements, or by their number if there are many. */
function label<G>(h: FiniteGroup<G>, group: FiniteGroup<G>): string {
  return h.order > 6 ? `all ${h.order}` : h.elements.map((g) => group.symbol(g)).join(" ");
}
