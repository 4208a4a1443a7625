import assert from "node:assert/strict";
import { among, type Instances, type Law, once, sides, tuple } from "noether/laws";
import { assess } from "../../../../tools/cells/course/assess.js";
import { exercise, mutant, rejectedBy, worth } from "../../../../tools/cells/course/sheet.js";
import { Withheld } from "../../../../tools/cells/course/withholding.js";
import { byResidual } from "../../../support/byResidual.js";

type Doubling = (x: number) => number;

/** f(x + x) = f(x) + f(x) on a few numbers. */
const additive: Law<Doubling, readonly [number]> = sides(
  "additivity",
  "f(x + x) = f(x) + f(x)",
  {
    examples: [[1]],
    draw: (random) => [random.integer(9)],
    simpler: ([x]) => (x > 1 ? [[1]] : []),
  },
  (f, [x]) => {
    const whole = f(x + x);
    return {
      should: "Twice x should give twice the result.",
      given: `x = ${x}`,
      left: ["2 f(x)", f(x) + f(x)],
      right: ["f(2 x)", whole],
    };
  },
);
const one: Instances<readonly [number]> = { examples: [[1]], draw: () => [1], simpler: () => [] };
const notZero: Law<Doubling, readonly [number]> = byResidual("not zero", one, (f, [x]) =>
  f(x) === 0 ? 1 : 0,
);
const described = {
  laws: [worth(2, additive), notZero],
  reference: (x: number): number => 2 * x,
  withhold: ["double"],
  mutants: [
    mutant<Doubling>("adds two", (x) => x + 2, rejectedBy(additive)),
    mutant<Doubling>("squares", (x) => x * x, rejectedBy(additive)),
    mutant<Doubling>("zero", () => 0, rejectedBy(notZero)),
  ],
  hints: ["Twice."],
};
const doubling = exercise<Doubling>(described);

function judged(subject: unknown): ReturnType<typeof assess> {
  return assess("double", doubling, subject as Doubling);
}

describe("an assessment", () => {
  it("gives a right solution all points", () => {
    const { points, outOf, laws } = judged((x: number) => 2 * x);
    assert.equal(points, 2);
    assert.equal(outOf, 2);
    assert.deepEqual(
      laws.map(({ outcome }) => outcome),
      ["holds", "holds"],
    );
  });

  it("explains a wrong one by both sides of the equation", () => {
    const { points, laws } = judged((x: number) => x * x);
    assert.equal(points, 0);
    assert.match(
      laws[0]!.message,
      /Twice x should give twice the result\.\n {2}x = 1\n {2}2 f\(x\): 2\n {2}f\(2 x\): 4/,
    );
  });

  it("gives no points if a condition fails", () => {
    const { points, laws } = judged(() => 0);
    assert.equal(laws[0]!.outcome, "holds");
    assert.equal(points, 0);
  });

  for (const [what, subject, outcome, words] of [
    [
      "the stub",
      () => {
        throw new Error("not written yet");
      },
      "unwritten",
      /not written yet: replace/,
    ],
    [
      "a call that throws",
      () => {
        throw new RangeError("too far");
      },
      "unusable",
      /double\(2\) threw RangeError: too far/,
    ],
    ["a forgotten return", () => undefined, "unusable", /is a `return` missing/],
    [
      "what gives two results for one input",
      (
        (calls) => () =>
          ++calls
      )(0),
      "unusable",
      /Called again with the same input it gave another result/,
    ],
    ["an index that leaves a list", () => [[1]][1]![0], "unusable", /An index leaves a list/],
    ["an async function", async (x: number) => 2 * x, "unusable", /without `async`/],
    [
      "a call of the library's own answer",
      () => {
        throw new Withheld("double");
      },
      "withheld",
      /calls `double`, .* from the library/,
    ],
    [
      "something that is no function",
      7,
      "unusable",
      /expected the function double itself, got 7: .*without brackets/,
    ],
    ["nothing at all", undefined, "unusable", /expected the function double itself, got nothing/],
    [
      "an object without prototype, thrown",
      () => {
        throw Object.create(null);
      },
      "unusable",
      /threw/,
    ],
  ] as const) {
    it(`tells ${what} apart`, () => {
      const { points, laws } = judged(subject);
      assert.equal(points, 0);
      assert.equal(laws[0]!.outcome, outcome);
      assert.match(laws[0]!.message, words);
    });
  }

  it("takes typed arrays for lists of numbers", () => {
    const same: Law<(x: number[]) => unknown, readonly [number[]]> = byResidual(
      "same",
      { examples: [[[1, 2]]], draw: () => [[3]], simpler: () => [] },
      (f, [x]) => (JSON.stringify(f(x)) === JSON.stringify(x) ? 0 : 1),
    );
    const lists = exercise<(x: number[]) => unknown>({
      ...described,
      laws: [worth(1, same)],
      reference: (x) => x,
      mutants: [1, 2, 3].map(() => mutant("", (x: number[]) => x, [])),
    });
    assert.equal(assess("lists", lists, (x: number[]) => Float64Array.from(x)).points, 1);
  });

  type Input = { readonly rows: number[][]; readonly list: Float64Array };
  const given: Input = {
    rows: [
      [1, 2],
      [3, 4],
    ],
    list: Float64Array.of(5, 6),
  };
  const nested = exercise<(x: Input, y: number[]) => unknown>({
    ...described,
    laws: [
      worth(
        1,
        byResidual<(x: Input, y: number[]) => unknown, [Input, number[]]>(
          "any",
          { examples: [[given, [7, 8]]], draw: () => [given, [7, 8]], simpler: () => [] },
          (f, [x, y]) => (f(x, y) === null ? 1 : 0),
        ),
      ),
    ],
    reference: () => 0,
    mutants: [1, 2, 3].map(() => mutant("", () => 0, [])),
  });
  for (const [what, subject, which] of [
    ["reverses a list", (_: Input, y: number[]) => y.reverse().length, "its second"],
    ["sorts a row inside an object", (x: Input) => x.rows[0]!.sort((a, b) => b - a).length, "its first"],
    ["sets an entry of a typed array", (x: Input) => (x.list[1] = 0), "its first"],
    ["empties a list", (x: Input) => x.rows.splice(0).length, "its first"],
    ["adds a property", (x: Input) => Object.assign(x, { seen: true }) && 0, "its first"],
  ] as const) {
    it(`tells an answer that ${what} that it changed ${which} input, and keeps the law's own`, () => {
      const before = structuredClone(given);
      const { points, laws } = assess("f", nested, subject as (x: Input, y: number[]) => unknown);
      assert.equal(points, 0);
      assert.match(laws[0]!.message, new RegExp(`changed ${which} input, .*Work on a copy`));
      assert.deepEqual(given, before);
    });
  }

  it("takes an answer that works on a copy", () => {
    assert.equal(assess("f", nested, (x, y) => y.toReversed().length + [...x.rows].sort().length).points, 1);
  });
});

describe("an answer that is a different function in each law", () => {
  const twoLaws = exercise<Doubling>({
    ...described,
    laws: [
      worth(2, additive),
      worth(1, {
        ...notZero,
        instances: { examples: [[20], [21], [22]], draw: () => [23], simpler: () => [] },
      }),
    ],
  });
  const judge = (subject: Doubling, fresh?: () => Doubling): ReturnType<typeof assess> =>
    assess("double", twoLaws, subject, fresh && { fresh });
  /** Zero, which is additive, as long as that law asks; then something that is not zero. */
  const counting = (): Doubling => {
    let calls = 0;
    return () => (++calls <= 305 ? 0 : 1);
  };
  /** The same, and certain to repeat its earlier answers. */
  const remembering = (): Doubling => {
    const said = new Map<number, number>();
    const next = counting();
    return (x) => {
      const now = next(x);
      said.set(x, said.get(x) ?? now);
      return said.get(x)!;
    };
  };

  it("is asked often enough to hear every law's own answer", () => {
    const subject = counting();
    let calls = 0;
    const { laws } = judge((x) => {
      calls++;
      return subject(x);
    });
    assert.ok(calls > 305);
    assert.ok(laws.every(({ message }) => /Called again with the same input/.test(message)));
  });

  it("has no points, and is told what it was asked and what it answered", () => {
    const { points, laws } = judge(counting());
    assert.equal(points, 0);
    assert.deepEqual(
      laws.map(({ points, outcome }) => [points, outcome]),
      [
        [0, "unusable"],
        [0, "unusable"],
      ],
    );
    assert.match(laws[0]!.message, /double\(\d+\)\n {2}first: 0\n {2}again: 1\n.*count its calls/);
  });

  it("has none even if it remembers its answers, once a fresh process is asked", () => {
    assert.equal(judge(remembering()).points, 3);
    assert.equal(judge(remembering(), remembering).points, 0);
  });

  it("has none if two laws ask for the same and get different answers", () => {
    const first = exercise<() => number>({
      ...described,
      laws: [1, 2].map((value) =>
        worth(
          1,
          byResidual(`is ${value}`, once, (f: () => number) => Math.abs(f() - value)),
        ),
      ),
      reference: () => 1,
      answer: "constant",
      mutants: [1, 2, 3].map(() => mutant("", () => 0, [])),
    });
    const answers = (): (() => number) => {
      let calls = 0;
      return () => (++calls <= 103 ? 1 : 2);
    };
    assert.equal(assess("one", first, answers(), { fresh: answers }).points, 0);
  });

  for (const [what, hiding] of [
    ["a huge property that no law looks at", (f: number) => ({ f, beside: 1e300 })],
    ["a huge row that no law looks at", (f: number) => ({ f: [[1e12], [f]] })],
    ["an answer of tiny numbers", (f: number) => ({ f: 1e-15 * f })],
  ] as const) {
    it(`has none even if ${what} would hide the difference`, () => {
      const any = exercise<(x: number) => unknown>({
        ...described,
        laws: [
          worth(
            1,
            byResidual("any", one, (f: (x: number) => unknown, [x]) => (f(x) ? 0 : 1)),
          ),
        ],
        reference: () => 1,
        mutants: [1, 2, 3].map(() => mutant("", () => 0, [])),
      });
      let calls = 0;
      assert.equal(assess("any", any, () => hiding(1)).points, 1);
      assert.equal(assess("any", any, () => hiding(++calls)).points, 0);
    });
  }

  it("is not confused with an answer that tells 0 from -0, which are two inputs", () => {
    const direction = exercise<(x: number, y: number) => unknown>({
      ...described,
      laws: [
        worth(
          1,
          byResidual(
            "any",
            tuple(among([0, -0]), among([-1])),
            (f: (x: number, y: number) => unknown, [x, y]) => (f(x, y) ? 0 : 1),
          ),
        ),
      ],
      reference: Math.atan2,
      mutants: [1, 2, 3].map(() => mutant("", () => 0, [])),
    });
    const { points, laws } = assess("direction", direction, Math.atan2);
    assert.equal(points, 1, laws[0]!.message);
  });

  it("is not confused with an answer that keeps a cache, or sums in another order the second time", () => {
    const cached = (): Doubling => {
      const known = new Map<number, number>();
      return (x) => {
        const before = known.get(x);
        if (before !== undefined) return before * (1 + 1e-15);
        known.set(x, 2 * x);
        return 2 * x;
      };
    };
    assert.equal(judge(cached(), cached).points, 3);
  });
});

describe("an exercise", () => {
  it("needs points, hints and three mutants", () => {
    assert.throws(() => exercise({ ...described, laws: [notZero] }), /expected a law with points/);
    assert.throws(() => exercise({ ...described, hints: [] }), /at least one hint/);
    assert.throws(() => exercise({ ...described, mutants: [] }), /at least 3 mutants/);
    assert.throws(() => worth(0, additive), /expected points > 0/);
  });
});
