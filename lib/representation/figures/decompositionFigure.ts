import { type Matrix, matmul } from "../../algebra/matrix.js";
import { type Figure, figure } from "../../figure/figure.js";
import type { BlockForm } from "../blockForm.js";

/**
 * The block pattern of a decomposition: how large the entries of rho(g) and of B^-1 rho(g) B are over the generators,
 * before and after the change of basis.
 */
export function decompositionFigure<G>({ of, constituents, basis, inverse, formula }: BlockForm<G>): Figure {
  const { generators, identity } = of.group;
  const rho = (generators.length > 0 ? generators : [identity]).map((g) => of.matrix(g));
  const types = constituents.map(
    ({ irreducible: { dimension, type }, multiplicity }) =>
      `${multiplicity} of dimension ${dimension} (${type} type)`,
  );
  return figure({
    title: `${of.name}: ${formula}`,
    alt: `${of.name}: it decomposes as ${formula}: ${types.join(", ")}.`,
    panels: [
      pattern("as given", rho),
      pattern(
        "in the new basis",
        rho.map((image) => matmul(inverse, matmul(image, basis))),
      ),
    ],
  });
}

function pattern(title: string, matrices: readonly Matrix[]): Figure["panels"][number] {
  const values = matrices[0]!.map((row, i) =>
    row.map((_, j) => Math.sqrt(matrices.reduce((sum, a) => sum + a[i]![j]! ** 2, 0) / matrices.length)),
  );
  return {
    title,
    axes: false,
    equalAspect: true,
    xLabel: "size of the entries over the generators",
    marks: [
      {
        kind: "heatmap",
        scale: "diverging",
        range: [-1, 1],
        values: values.map((row) => row.map((x) => (x < 1e-9 ? 0 : x))),
      },
    ],
  };
}
