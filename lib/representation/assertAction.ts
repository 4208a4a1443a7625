import { examplesOf } from "../group/examples.js";
import type { FiniteGroup } from "../group/group.js";
import { alike } from "../numbers/alike.js";
import { largestIn } from "../numbers/numbersIn.js";
import { random } from "../numbers/random.js";
import type { Action } from "./action.js";

/** How closely the two sides have to agree, relative to the largest number. */
const TOLERANCE = 1e-8;

/** How many random pairs are tried of an infinite group, besides its simple elements. */
const drawn = 24;

/**
 * Refuses what is no action of a group: at some points it is tried whether
 *
 *     e x = x,    (g h) x = g (h x)
 *
 * for all elements g and the generators h of a finite group, from which the rest follows, for simple and for random elements
 * of another.
 *
 * @param points on which it is tried, made of numbers
 * @throws RangeError with the elements and the point where it fails
 */
export function assertAction<G, X>({ group, apply }: Action<G, X>, points: readonly X[]): void {
  if (points.length === 0)
    throw new RangeError("expected a point at least on which an action is tried, got none");
  const { identity, multiply, symbol, name } = group;
  for (const x of points) {
    const still = apply(identity, x);
    if (!near(still, x))
      throw new RangeError(
        `expected an action of ${name}, e x = x, but the identity takes ${shown(x)} to ${shown(still)}: the identity must leave every point where it is`,
      );
    for (const [g, h] of pairsOf(group)) {
      const [whole, parts] = [apply(multiply(g, h), x), apply(g, apply(h, x))];
      if (near(whole, parts)) continue;
      const backwards = near(whole, apply(h, apply(g, x)));
      throw new RangeError(
        `expected an action of ${name}, (g h) x = g (h x), but for g = ${symbol(g)}, h = ${symbol(h)} and x = ${shown(x)} the left side is ${shown(whole)} and the right side ${shown(parts)}: ${
          backwards
            ? "the factors come in the opposite order, is there a g in place of its inverse?"
            : "look at how these two elements act"
        }`,
      );
    }
  }
}

function pairsOf<G>(group: Action<G, unknown>["group"]): readonly (readonly [G, G])[] {
  if ("elements" in group) {
    const { elements, generators } = group as FiniteGroup<G>;
    return elements.flatMap((g) => generators.map((h) => [g, h] as const));
  }
  const draw = random(1);
  const simple = examplesOf(group).slice(0, 6);
  return [
    ...simple.flatMap((g) => simple.map((h) => [g, h] as const)),
    ...Array.from({ length: drawn }, () => [group.sample(draw), group.sample(draw)] as const),
  ];
}

function near(a: unknown, b: unknown): boolean {
  return alike(a, b, TOLERANCE * Math.max(1, largestIn(a), largestIn(b)));
}

/** A point with four digits a number. */
function shown(x: unknown): string {
  const text = JSON.stringify(x, (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(4)) : value,
  );
  return text === undefined ? String(x) : text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
