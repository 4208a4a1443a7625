import { finiteGroup } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";
import { type Quaternion, quaternionConjugate, quaternionProduct } from "./quaternion.js";

const units = ["1", "i", "j", "k"];

/**
 * The quaternion group Q_8 = {1, -1, i, -i, j, -j, k, -k}:
 *
 *     i^2 = j^2 = k^2 = i j k = -1
 *
 * All its subgroups are normal, although it is not commutative.
 */
export function quaternionGroup(): FiniteGroup<Quaternion> {
  const symbol = (q: Quaternion): string => {
    const place = q.findIndex((entry) => entry !== 0);
    return `${q[place]! < 0 ? "-" : ""}${units[place]!}`;
  };
  return finiteGroup<Quaternion>({
    name: "Q8",
    identity: [1, 0, 0, 0],
    multiply: quaternionProduct,
    inverse: quaternionConjugate,
    generators: [
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ],
    show: (q) => (q[0] === 1 ? "the identity" : `the quaternion ${symbol(q)}`),
    symbol,
  });
}
