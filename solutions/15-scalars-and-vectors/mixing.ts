import { type Matrix, matmul, type Random, type Vector } from "noether";
import { simpleFirst } from "noether/laws";
import { comparing, malformed } from "./comparison.js";
import { numbers, type Primitives, vectors, x, y } from "./primitives.js";

type Mixings = readonly [v: readonly Vector[], first: Matrix, second: Matrix];
const square = (random: Random, C: number): Matrix => Array.from({ length: C }, () => numbers(random, C));
const exchange: Matrix = [
  [0, 1],
  [1, 0],
];
const mixings = simpleFirst<Mixings>(
  [
    [
      [x!, y!],
      [
        [1, 1],
        [0, 1],
      ],
      exchange,
    ],
  ],
  (random) => {
    const C = 2 + random.integer(3);
    return [vectors(random, C), square(random, C), square(random, C)];
  },
);
export const mixes = comparing<Primitives, Mixings>(
  "channel",
  "one mixing after another",
  "(v\\, W)\\, W' = v\\, (W W')",
  mixings,
  (f, [v, first, second]) => {
    const s = v.map(() => 1);
    const given = `${v.length === 2 ? "two" : v.length} channels, s = 1 everywhere, w = v${v.length === 2 && v[0] === x ? ", v = e_x and e_y, W adds the first channel to the second, W' exchanges them" : ""}`;
    const like = { mixed: v };
    const once = f(s, v, v, first);
    const bad = malformed(once, like, given, "channel");
    if (bad !== undefined) return bad;
    const twice = f(s, once.mixed, v, second);
    const both = f(s, v, v, matmul(first, second));
    const odd = malformed(twice, like, given, "channel") ?? malformed(both, like, given, "channel");
    if (odd !== undefined) return odd;
    return {
      should: "Mixing by W and then by W' should be mixing by the product W W'.",
      given,
      left: ["by W, then by W'", { mixed: twice.mixed }],
      right: ["by W W'", { mixed: both.mixed }],
      look: "channel d of the result is the sum over c of v_c times W[c][d]: rows of W are channels that go in, columns those that come out. Is something added?",
    };
  },
);
