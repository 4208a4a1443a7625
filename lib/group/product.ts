import { type FiniteGroup, finiteGroup } from "./finiteGroup.js";
import type { Group } from "./group.js";

/**
 * The direct product G x H: pairs, multiplied place by place.
 *
 *     (a, x)(b, y) = (a b, x y),    (a, x)^-1 = (a^-1, x^-1)
 *
 * The product of finite groups is finite and lists its elements.
 *
 * @example
 * product(cyclic(2), cyclic(3)).order; // 6
 * product(integers, integers); // the shifts of an image
 */
export function product<G, H>(left: FiniteGroup<G>, right: FiniteGroup<H>): FiniteGroup<readonly [G, H]>;
export function product<G, H>(left: Group<G>, right: Group<H>): Group<readonly [G, H]>;
export function product<G, H>(left: Group<G>, right: Group<H>): Group<readonly [G, H]> {
  const parts: Group<readonly [G, H]> = {
    name: `${left.name} x ${right.name}`,
    identity: [left.identity, right.identity],
    multiply: ([a, x], [b, y]) => [left.multiply(a, b), right.multiply(x, y)],
    inverse: ([a, x]) => [left.inverse(a), right.inverse(x)],
    equals: ([a, x], [b, y]) => left.equals(a, b) && right.equals(x, y),
    generators: [
      ...left.generators.map((a) => [a, right.identity] as const),
      ...right.generators.map((x) => [left.identity, x] as const),
    ],
    sample: (random) => [left.sample(random), right.sample(random)],
    show: ([a, x]) => `(${left.show(a)}, ${right.show(x)})`,
    symbol: ([a, x]) => `(${left.symbol(a)}, ${right.symbol(x)})`,
  };
  return "elements" in left && "elements" in right ? finiteGroup(parts) : parts;
}
