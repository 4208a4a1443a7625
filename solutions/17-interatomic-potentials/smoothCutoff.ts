import type { Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, fault, show, sides, simpleFirst } from "noether/laws";
import { notNumbers } from "./records.js";

interface Cutoff {
  readonly value: number;
  readonly slope: number;
  readonly curvature: number;
}
type SmoothCutoff = (d: number, c: number) => Cutoff;

const names = ["value", "slope", "curvature"] as const;
const given = (d: number, c: number): string => `d = ${show(d)}, c = ${show(c)}`;
const wellFormed = (got: unknown, d: number, c: number): Explanation | undefined =>
  notNumbers(got, names, given(d, c));

/** A cutoff from f(u) and its derivatives by u. */
const of =
  (
    f: (u: number) => readonly [number, number, number],
    {
      first = (c: number) => c,
      second = (c: number) => c * c,
      outside = [0, 0, 0] as readonly number[],
    } = {},
  ): SmoothCutoff =>
  (d, c) => {
    const [a, b, e] = d < c ? f(d / c) : (outside as readonly [number, number, number]);
    return { value: a, slope: b / first(c), curvature: e / second(c) };
  };
const quintic = (u: number): readonly [number, number, number] => [
  1 - 10 * u ** 3 + 15 * u ** 4 - 6 * u ** 5,
  -30 * u ** 2 + 60 * u ** 3 - 30 * u ** 4,
  -60 * u + 180 * u ** 2 - 120 * u ** 3,
];
const reference = of(quintic);

/** Where f is looked at, as a part of the cutoff, and the cutoff. */
type Place = readonly [part: number, c: number];
const cutoffs = (random: Random): number => 1 + 5 * random.uniform();

const looks: Readonly<Record<string, string>> = {
  value: "it begins at f(0) = 1 and ends at f(1) = 0: the coefficients of f add up to 0",
  slope: "at both ends f' is 0",
  curvature: "at both ends f'' is 0: cosines are not flat enough, nor are polynomials of degree 3",
};
const flat = fault<SmoothCutoff, Place>(
  "flat at both ends",
  "f = 1, \\; f' = f'' = 0 \\text{ at } 0, \\quad f = f' = f'' = 0 \\text{ from } c \\text{ on}",
  simpleFirst<Place>([[0, 1], [1, 1], [0, 2], [1, 2], [1.5, 2], [1 - 1e-6, 2]], (random) => [
    random.pick([0, 1e-7, 1 - 1e-7, 1, 1 + random.uniform()]),
    cutoffs(random),
  ]), // biome-ignore format: places
  (f, [part, c]) => {
    const d = part * c;
    const got = f(d, c);
    const bad = wellFormed(got, d, c);
    if (bad !== undefined) return bad;
    const begins = part < 0.5;
    const expected = { value: begins ? 1 : 0, slope: 0, curvature: 0 };
    const odd = names.find((name) => Math.abs(got[name] - expected[name]) > 1e-2);
    if (odd === undefined) return undefined;
    return {
      should: `The ${odd} should be ${expected[odd]} ${begins ? "at distance 0" : part < 1 ? "near the cutoff" : part === 1 ? "at the cutoff" : "beyond the cutoff"}.`,
      given: given(d, c),
      sides: [[`your ${odd}`, show(got[odd])]],
      look: part > 1 ? "from c on all three are 0, whatever the polynomial does there" : looks[odd],
    };
  },
);

const inside = simpleFirst<Place>([[0.5, 1], [0.5, 2], [0.25, 4]], (random) => [
  0.05 + 0.9 * random.uniform(),
  cutoffs(random),
]); // biome-ignore format: places
/** That one entry is the derivative of another by the distance. */
const derivative = (name: string, statement: string, from: "value" | "slope", to: "slope" | "curvature") =>
  sides<SmoothCutoff, Place>(
    name,
    statement,
    inside,
    (f, [part, c]) => {
      const d = part * c;
      const h = 1e-4 * c;
      const [before, at, after] = [f(d - h, c), f(d, c), f(d + h, c)];
      const bad = wellFormed(before, d - h, c) ?? wellFormed(at, d, c) ?? wellFormed(after, d + h, c);
      if (bad !== undefined) return bad;
      const rate = (after[from] - before[from]) / (2 * h);
      const close = (x: number): boolean => Math.abs(x - rate) < 1e-3 * Math.abs(rate);
      const power = [1, 2].find((k) => close(at[to] / c ** k) || close(at[to] * c ** k));
      return {
        should: `The ${to} should say how fast the ${from} changes with the distance d.`,
        given: given(d, c),
        left: [`the ${from} changes, per step, by`, rate],
        right: [`your ${to}`, at[to]],
        look: close(-at[to])
          ? "only the sign is wrong"
          : power !== undefined && c !== 1
            ? "by the chain rule each derivative by d brings one factor 1/c"
            : "differentiate term by term: u^n becomes n u^(n - 1)",
      };
    },
    { tolerance: 1e-5 },
  );
const slopes = derivative("the slope", "\\frac{d}{dd} f(d / c) = \\text{slope}", "value", "slope");
const curvatures = derivative(
  "the curvature",
  "\\frac{d}{dd}\\, \\text{slope} = \\text{curvature}",
  "slope",
  "curvature",
);

const binomials = [1, -6, 15, -20, 15, -6, 1];
const degreeFive = sides<SmoothCutoff, readonly [c: number]>(
  "of degree 5",
  "\\sum_{k=0}^{6} (-1)^k \\tbinom{6}{k} f(k / 7) = 0",
  simpleFirst<readonly [c: number]>([[1], [2]], (random) => [cutoffs(random)]),
  (f, [c]) => {
    const all = binomials.map((_, k) => f((k * c) / 7, c));
    const bad = all.map((each, k) => wellFormed(each, (k * c) / 7, c)).find((each) => each !== undefined);
    if (bad !== undefined) return bad;
    const sum = all.reduce((total, { value }, k) => total + binomials[k]! * value, 0);
    return {
      should: "f should be a polynomial of degree 5: its sixth differences should be 0.",
      given: `c = ${show(c)}, values at 0, c/7, ..., 6c/7`,
      left: ["sixth difference, expected", 0],
      right: ["of yours", sum],
      look: "six coefficients for six conditions: f(u) = 1 + a u^3 + b u^4 + e u^5, since f'(0) = f''(0) = 0",
    };
  },
);

const anyInput = {
  draw: (random: Random): [number, number] => {
    const c = cutoffs(random);
    return [c * (0.1 + 0.8 * random.uniform()), c];
  },
  large: [
    [30, 100],
    [2, 6.5],
  ] satisfies [number, number][],
};

export const smoothCutoffExercise: Exercise<SmoothCutoff> = exercise<SmoothCutoff>({
  laws: [
    worth(1, flat),
    worth(1, slopes),
    worth(1, curvatures),
    worth(1, degreeFive),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["polynomialCutoff", "cosineCutoff", "grad", "valueAndGrad", "jacobian"],
  mutants: [
    mutant(
      "forgets the chain rule",
      of(quintic, { first: () => 1, second: () => 1 }),
      rejectedBy(slopes, curvatures),
    ),
    mutant(
      "divides the second derivative by c once",
      of(quintic, { second: (c) => c }),
      rejectedBy(curvatures),
    ),
    mutant(
      "multiplies by c",
      of(quintic, { first: (c) => 1 / c, second: (c) => 1 / c ** 2 }),
      rejectedBy(slopes, curvatures),
    ),
    mutant(
      "goes on beyond the cutoff",
      (d, c) => {
        const [a, b, e] = quintic(d / c);
        return { value: a, slope: b / c, curvature: e / c ** 2 };
      },
      rejectedBy(flat),
    ),
    mutant(
      "takes the cosine",
      of((u) => [
        (1 + Math.cos(Math.PI * u)) / 2,
        (-Math.PI / 2) * Math.sin(Math.PI * u),
        (-(Math.PI ** 2) / 2) * Math.cos(Math.PI * u),
      ]),
      rejectedBy(flat, degreeFive),
    ),
    mutant(
      "has degree 3: 1 - 3 u^2 + 2 u^3",
      of((u) => [1 - 3 * u ** 2 + 2 * u ** 3, -6 * u + 6 * u ** 2, -6 + 12 * u]),
      rejectedBy(flat),
    ),
    mutant(
      "has degree 7, flat to the third derivative",
      of((u) => [
        1 - 35 * u ** 4 + 84 * u ** 5 - 70 * u ** 6 + 20 * u ** 7,
        -140 * u ** 3 + 420 * u ** 4 - 420 * u ** 5 + 140 * u ** 6,
        -420 * u ** 2 + 1680 * u ** 3 - 2100 * u ** 4 + 840 * u ** 5,
      ]),
      rejectedBy(degreeFive),
    ),
    mutant(
      "rises from 0 to 1",
      of((u) => {
        const [a, b, e] = quintic(u);
        return [1 - a, -b, -e];
      }),
      rejectedBy(flat),
    ),
    mutant(
      "has the sign of the slope wrong",
      of((u) => {
        const [a, b, e] = quintic(u);
        return [a, -b, e];
      }),
      rejectedBy(slopes, curvatures),
    ),
    mutant(
      "forgets a factor in the second derivative",
      of((u) => [quintic(u)[0], quintic(u)[1], -60 * u + 180 * u ** 2 - 30 * u ** 3]),
      rejectedBy(flat, curvatures),
    ),
    mutant(
      "cuts without fading",
      of(() => [1, 0, 0]),
      rejectedBy(flat),
    ),
  ],
  hints: [
    "f(u) = 1 + a u^3 + b u^4 + e u^5 already obeys the three conditions at 0. Write down f(1), f'(1) and f''(1): three equations for a, b and e.",
    "a + b + e = -1, 3a + 4b + 5e = 0, 6a + 12b + 20e = 0. The solution is a = -10, b = 15, e = -6.",
    "slope = f'(u) / c and curvature = f''(u) / c^2, with f'(u) = -30 u^2 + 60 u^3 - 30 u^4. If d >= c, all three are 0.",
  ],
});
