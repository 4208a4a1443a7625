import { inspectable } from "../display/inspectable.js";
import type { Group } from "./group.js";

/**
 * The integers Z under addition, an infinite group with the one generator 1. Random elements are a named proposal,
 * uniform from -6 to 6: the group is not compact and has no uniform distribution.
 */
export const integers: Group<number> = inspectable<Group<number>>(
  {
    name: "Z",
    identity: 0,
    multiply: (a, b) => a + b,
    inverse: (a) => 0 - a,
    equals: (a, b) => a === b,
    generators: [1],
    sample: (random) => random.integer(13) - 6,
    proposal: "uniform from -6 to 6",
    examples: [0, 1, -1, 2, -2, 3],
    *simpler(a) {
      if (a !== 0) yield 0;
      if (Math.abs(a) > 1) yield a - Math.sign(a);
      if (a < 0) yield -a;
    },
    show: String,
    symbol: String,
  },
  () => "Z",
);
