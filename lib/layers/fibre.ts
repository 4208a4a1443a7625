import type { Matrix } from "../algebra/matrix.js";
import type { FiniteGroup } from "../group/group.js";
import { alike } from "../numbers/alike.js";
import { regular } from "../representation/regular.js";
import type { FiniteRepresentation } from "../representation/representation.js";
import { trivial } from "../representation/trivial.js";

/** What is made once for a group. */
function once<T>(make: (group: FiniteGroup<Matrix>) => T): (group: FiniteGroup<Matrix>) => T {
  const made = new WeakMap<FiniteGroup<Matrix>, T>();
  return (group) => {
    const found = made.get(group) ?? make(group);
    made.set(group, found);
    return found;
  };
}

/** The representation of a scalar field: one number at each place, which h leaves as it is. */
export const scalarFibre: (group: FiniteGroup<Matrix>) => FiniteRepresentation<Matrix> = once((group) =>
  trivial<Matrix, FiniteGroup<Matrix>>(group),
);

/** The representation of a function on the group at each place. */
export const regularFibre: (group: FiniteGroup<Matrix>) => FiniteRepresentation<Matrix> = once(
  regular<Matrix>,
);

/** Whether two representations of one group on the functions on finite sets are the same. */
export function isSameFibre(a: FiniteRepresentation<Matrix>, b: FiniteRepresentation<Matrix>): boolean {
  return (
    a === b ||
    (a.dimension === b.dimension && a.group.generators.every((h) => alike(a.matrix(h), b.matrix(h))))
  );
}

/** For each entry i of a fibre that h permutes, the entry h^-1 i: (h F)(i) = F(h^-1 i). */
export function fibreSources({ matrix }: FiniteRepresentation<Matrix>, h: Matrix): number[] {
  return matrix(h).map((row) => row.indexOf(1));
}
