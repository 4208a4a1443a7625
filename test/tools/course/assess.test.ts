import assert from "node:assert/strict";
import type { Law } from "noether";
import { assess } from "../../../tools/course/assess.js";
import { exercise, mutant, rejectedBy, worth } from "../../../tools/course/sheet.js";

type Doubling = (x: number) => number;

/** f(x + x) = f(x) + f(x) on a few numbers. */
const additive: Law<Doubling, readonly [number]> = {
  name: "additivity",
  statement: "f(x + x) = f(x) + f(x)",
  instances: { ladder: [[1]], draw: (random) => [random.integer(9)], simpler: ([x]) => (x > 1 ? [[1]] : []) },
  residual: (f, x) => Math.abs(f(x + x) - f(x) - f(x)),
  explain: (f, x) => ({
    should: "Twice x should give twice the result.",
    given: `x = ${x}`,
    sides: [
      ["2 f(x)", String(2 * f(x))],
      ["f(2 x)", String(f(x + x))],
    ],
  }),
};
const notZero: Law<Doubling, readonly [number]> = {
  ...additive,
  name: "not zero",
  instances: { ladder: [[1]], draw: () => [1], simpler: () => [] },
  residual: (f, x) => (f(x) === 0 ? 1 : 0),
};
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

  it("gives no points where a condition fails", () => {
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
      /two different results/,
    ],
    ["an index that leaves a list", () => [[1]][1]![0], "unusable", /An index leaves a list/],
    ["an async function", async (x: number) => 2 * x, "unusable", /without `async`/],
    [
      "a call of the library's own answer",
      () => {
        throw Object.assign(new Error("no"), { name: "Withheld", exportName: "double" });
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
    const same: Law<(x: number[]) => unknown, readonly [number[]]> = {
      name: "same",
      statement: "f(x) = x",
      instances: { ladder: [[[1, 2]]], draw: () => [[3]], simpler: () => [] },
      residual: (f, x) => (JSON.stringify(f(x)) === JSON.stringify(x) ? 0 : 1),
      explain: () => ({ should: "", given: "", sides: [] }),
    };
    const lists = exercise<(x: number[]) => unknown>({
      ...described,
      laws: [worth(1, same)],
      reference: (x) => x,
      mutants: [1, 2, 3].map(() => mutant("", (x: number[]) => x, [])),
    });
    assert.equal(assess("lists", lists, (x: number[]) => Float64Array.from(x)).points, 1);
  });

  it("does not let a solution change the inputs of the next call", () => {
    const lists = exercise<(x: number[]) => number[]>({
      ...described,
      laws: [
        worth(1, {
          name: "kept",
          statement: "",
          instances: { ladder: [[[1, 2, 3]]], draw: () => [[1, 2, 3]], simpler: () => [] },
          residual: (f: (x: number[]) => number[], x: number[]) => {
            f(x);
            return x.length === 3 ? 0 : 1;
          },
          explain: () => ({ should: "", given: "", sides: [] }),
        }),
      ],
      reference: (x) => x,
      mutants: [1, 2, 3].map(() => mutant("", (x: number[]) => x, [])),
    });
    assert.equal(assess("lists", lists, (x: number[]) => x.splice(0)).points, 1);
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
