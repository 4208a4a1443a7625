import { trace } from "../algebra/matrix.js";
import { type Displayable, type display, shown } from "../display/displayable.js";
import { conjugacyClasses } from "../group/conjugacyClasses.js";
import type { FiniteGroup } from "../group/group.js";
import type { Complex } from "../numbers/complex.js";
import { finiteGroupOf, image, images } from "./images.js";
import { inRadicals } from "./inRadicals.js";
import type { FiniteRepresentation } from "./representation.js";

/**
 * A character of a finite group: a function on its conjugacy classes. Characters of real representations have real values,
 * those of a character table are complex.
 */
export interface Character<G, Value extends number | Complex = number> extends Displayable {
  readonly name: string;
  readonly group: FiniteGroup<G>;
  readonly classes: readonly (readonly G[])[];
  /** chi on each class, in the order of `classes`; the first one is the dimension. */
  readonly values: readonly Value[];
}

/** Up to how many numbers, in all matrices together, the representation is checked. */
const QUICK = 300_000;

/**
 * The character of a representation of a finite group, which determines it up to a change of basis:
 *
 *     chi(g) = tr rho(g),    chi(h g h^-1) = chi(g)
 *
 * @throws TypeError if the group is not finite; RangeError if rho(g) has the wrong size or is not finite, or if the
 * matrices are found not to be a representation
 * @example
 * character(permutationRepresentation(symmetric(3))).values; // [3, 1, 0]: how many points are fixed
 */
export function character<G>(V: FiniteRepresentation<G>): Character<G> {
  const group = finiteGroupOf(V);
  const classes = conjugacyClasses(group);
  // All matrices are checked if that is quick: the character of something that is not a representation says nothing.
  if (group.order * V.dimension ** 2 <= QUICK) images(V);
  const values = classes.map(([g]) => trace(image(V, g!)));
  return classFunction({ name: `character of ${V.name}`, group, classes, values });
}

/** A function on conjugacy classes that shows itself as a line of values. */
export function classFunction<G, Value extends number | Complex>(
  parts: Omit<Character<G, Value>, typeof display>,
): Character<G, Value> {
  const { name, group, classes, values } = parts;
  const words = classes.map(
    (members, k) =>
      `${group.symbol(members[0]!)}${members.length > 1 ? ` (${members.length})` : ""}: ${inRadicals(complex(values[k]!))}`,
  );
  return shown(parts, () => `${name}\n${words.join(", ")}`) as Character<G, Value>;
}

/** A real number as a complex one. */
export function complex(value: number | Complex): Complex {
  return typeof value === "number" ? { re: value, im: 0 } : value;
}

/** For every element, in the order of `elements`, the number of its conjugacy class. */
export function classNumbers<G>({ group, classes }: Pick<Character<G>, "group" | "classes">): number[] {
  const numbers = new Array<number>(group.order).fill(-1);
  for (const [k, members] of classes.entries()) for (const g of members) numbers[group.indexOf(g)] = k;
  return numbers;
}
