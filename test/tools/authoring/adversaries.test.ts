import assert from "node:assert/strict";
import { type Random, relativeError } from "../../../lib/index.js";
import type { Instances, Law } from "../../../lib/laws/law.js";
import { questions, resisted } from "../../../tools/authoring/adversaries/resist.js";
import { assess } from "../../../tools/cells/course/assess.js";
import { everyInputCounts } from "../../../tools/cells/course/everyInputCounts.js";
import { rightSize } from "../../../tools/cells/course/rightSize.js";
import { type Exercise, exercise, mutant, worth } from "../../../tools/cells/course/sheet.js";
import { byResidual } from "../../support/byResidual.js";

type Doubling = (x: readonly number[]) => readonly number[];

const twice: Doubling = (x) => x.map((entry) => 2 * entry);

function law(
  name: string,
  examples: readonly (readonly number[])[],
  draw: (random: Random) => readonly number[],
  residual: (f: Doubling, x: readonly number[]) => number,
  tolerance = 1e-9,
): Law<Doubling, readonly [readonly number[]]> {
  const instances: Instances<readonly [readonly number[]]> = {
    examples: examples.map((x) => [x]),
    draw: (random) => [draw(random)],
    simpler: () => [],
  };
  return { ...byResidual(name, instances, (f: Doubling, [x]) => residual(f, x)), tolerance };
}

const simple = [[1], [1, 2], [0, 0]];
const normal = (n: number) => (random: Random) => Array.from({ length: n }, () => random.normal());
const anySize = (random: Random): number[] => normal(1 + random.integer(12))(random);
const right = (f: Doubling, x: readonly number[]): number => relativeError(f(x), twice(x));

const asked = (...laws: readonly Law<Doubling, readonly [readonly number[]]>[]): Exercise<unknown> =>
  exercise<Doubling>({
    laws: laws.map((each) => worth(1, each)),
    reference: twice,
    withhold: [],
    mutants: [1, 2, 3].map(() => mutant("", twice, [])),
    hints: ["Twice."],
  }) as Exercise<unknown>;

const leaks = (of: Exercise<unknown>, seeds = 1): readonly string[] =>
  resisted("twice", of, { seeds })
    .filter(({ leaks: does }) => does)
    .map(({ adversary }) => adversary);

describe("an adversary", () => {
  const thorough = asked(law("twice", simple, anySize, right));

  it("keeps nothing if a law asks for everything", () => {
    assert.deepEqual(leaks(thorough), []);
    const tried = resisted("twice", thorough, { seeds: 1 });
    assert.ok(tried.filter(({ worst }) => worst !== undefined).length >= 9);
  });

  for (const [adversary, weakness, weak] of [
    [
      "simple cases",
      "the instances are the same for every seed",
      asked(law("twice", simple, () => [1], right)),
    ],
    [
      "small sizes",
      "no input is large",
      asked(law("twice", simple, (random) => normal(1 + random.integer(6))(random), right)),
    ],
    [
      "small sizes",
      "of the large sizes only the largest is asked for",
      asked(
        law("twice", simple, anySize, (f, x) =>
          x.length <= 6 || x.length === 12 ? right(f, x) : 0 * f(x).length,
        ),
      ),
    ],
    ["a table", "there are few inputs", asked(law("twice", [], (random) => [random.integer(4), 1], right))],
    [
      "a constant",
      "the result is the same for most inputs of a form",
      asked(law("large", simple, anySize, (f, x) => (f(x).length === x.length ? 0 : 1))),
    ],
    [
      "guesses the law",
      "each law asks for something else",
      asked(
        law("zero", [], () => [0, 0, 0], right),
        law(
          "input",
          [],
          (random) => [1000 + random.integer(9)],
          (f, x) => (f(x)[0]! >= 1000 ? 0 : 1),
        ),
      ),
    ],
    [
      "a factor",
      "the law is linear",
      asked(
        law("homogeneous", simple, anySize, (f, x) =>
          relativeError(
            f(x.map((entry) => 3 * entry)),
            f(x).map((entry) => 3 * entry),
          ),
        ),
      ),
    ],
    [
      "degenerate inputs",
      "zeros are asked for, and any answer to them is right",
      asked(law("twice", [[0, 0]], normal(3), (f, x) => (x.length === 2 ? 0 * f(x).length : right(f, x)))),
    ],
    ["inexact", "the tolerance is wide", asked(law("twice", simple, anySize, right, 0.05))],
    ["tolerant", "the tolerance is wide", asked(law("twice", simple, anySize, right, 0.05))],
  ] as const) {
    it(`of the kind "${adversary}" keeps points where ${weakness}`, () => {
      assert.ok(
        leaks(weak as Exercise<unknown>).includes(adversary),
        leaks(weak as Exercise<unknown>).join(),
      );
    });
  }

  it("that counts its calls would win if calls were not repeated, and loses because they are", () => {
    const zeroThenInput = asked(
      law("zero", [], normal(3), (f, x) => Math.max(...f(x).map(Math.abs))),
      law("input", [], normal(2), (f, x) => relativeError(f(x), x)),
    );
    const found = resisted("twice", { ...zeroThenInput, reference: twice }, { seeds: 1 });
    assert.equal(found.find(({ adversary }) => adversary === "counts its calls")!.worst!.points, 0);
  });

  it("whose points depend on the seed is named", () => {
    const rare = asked(
      law(
        "twice, now and then",
        [],
        (random) => normal(random.integer(150) === 0 ? 12 : 3)(random),
        (f, x) => {
          const gap = right(f, x);
          return x.length === 12 ? gap : 0;
        },
      ),
    );
    const inexact = resisted("twice", rare, { seeds: 12 }).find(({ adversary }) => adversary === "inexact")!;
    assert.notDeepEqual(inexact.unsteady, []);
  });
});

describe("the conditions against it", () => {
  const draw = (random: Random): [readonly number[]] => [anySize(random)];
  const holds = (each: Law<Doubling, never>, f: Doubling, seed = 1): boolean => {
    const only = exercise<Doubling>({
      laws: [worth(1, each as never)],
      reference: twice,
      withhold: [],
      mutants: [1, 2, 3].map(() => mutant("", twice, [])),
      hints: [""],
    });
    return assess("twice", only, f, { seed }).points === 1;
  };

  it("every input counts: zero, empty and equal results fail; a wrong computation passes", () => {
    const counts = everyInputCounts(twice, {
      draw,
      large: [[Array.from({ length: 20 }, (_, k) => k + 1)]],
    }) as Law<Doubling, never>;
    assert.ok(holds(counts, twice));
    assert.ok(holds(counts, (x) => x.map((entry) => entry ** 3 - 1)));
    assert.ok(!holds(counts, (x) => x.map(() => 0)));
    assert.ok(!holds(counts, () => []));
    assert.ok(!holds(counts, (x) => x.map(() => Number.NaN)));
    assert.ok(!holds(counts, (x) => x.map(() => 1)));
    assert.ok(!holds(counts, (x) => (x.length > 12 ? [] : twice(x))));
  });

  describe("every input counts, where few answers are possible", () => {
    type Answer = (x: readonly number[]) => unknown;
    const total = (x: readonly number[]): number => x.reduce((sum, entry) => sum + entry, 0);
    const middle = (x: readonly number[]): boolean => Math.abs(total(x)) < 0.7 * Math.sqrt(x.length);
    const fewSizes = (random: Random): [readonly number[]] => [normal(2 + random.integer(4))(random)];
    const seeds = Array.from({ length: 60 }, (_, k) => k + 1);
    const passes = (reference: Answer, answer: Answer): readonly number[] => {
      const counts = everyInputCounts(reference as Doubling, { draw: fewSizes }) as Law<Doubling, never>;
      return seeds.filter((seed) => holds(counts, answer as Doubling, seed));
    };

    for (const [kind, reference, wrong] of [
      ["yes or no", (x) => total(x) > 0, (x) => x[0]! > 0],
      ["yes or no, one answer twice as often", (x) => total(x) > 0, (x) => x[0]! > 0.43],
      ["a sign", (x) => Math.sign(total(x)), (x) => Math.sign(x.at(-1)!)],
      ["one of three words", (x) => (middle(x) ? "in" : total(x) > 0 ? "above" : "below"), middle],
      ["a small number", (x) => 1 + x.filter((entry) => entry > 0).length, (x) => (x[1]! > 0 ? 1 : 2)],
      [
        "a list of some",
        (x) => [0, ...x.keys()].filter((k) => !(x[k]! < 0)),
        (x) => [1, ...(x[1]! > 0 ? [] : [2])],
      ],
    ] as const satisfies readonly (readonly [string, Answer, Answer])[]) {
      it(`(${kind}): a wrong answer that looks at its input passes with every seed`, () => {
        assert.deepEqual(passes(reference, wrong), seeds);
      });

      it(`(${kind}): one that looks at the size alone fails with every seed`, () => {
        const bySize = [2, 3, 4, 5].map((size) => reference(Array.from({ length: size }, (_, k) => k - 1)));
        assert.deepEqual(
          passes(reference, (x) => bySize[x.length - 2]),
          [],
        );
      });
    }
  });

  it("the right size: a factor and a sign fail, another order passes", () => {
    const sized = rightSize(twice, { draw }) as unknown as Law<Doubling, never>;
    assert.ok(holds(sized, (x) => twice(x).toReversed()));
    for (const wrong of [
      (v: number) => 4 * v,
      (v: number) => -2 * v,
      (v: number) => 2.002 * v,
      () => Number.NaN,
    ])
      assert.ok(!holds(sized, (x) => x.map(wrong)));
  });

  it("the right size: what is too large for one input in five fails with every seed", () => {
    const sized = rightSize(twice, { draw }) as unknown as Law<Doubling, never>;
    const fifth: Doubling = (x) => (x[0]! > 0.84 ? x.map((entry) => 4 * entry) : twice(x));
    const seeds = Array.from({ length: 60 }, (_, k) => k + 1);
    assert.deepEqual(
      seeds.filter((seed) => holds(sized, fifth, seed)),
      [],
    );
  });
});

describe("the questions of an exercise", () => {
  const twiceOfAny = asked(law("twice", simple, anySize, right));

  /** What an answer is asked with a seed. */
  function inputsOf(one: Exercise<unknown>, answer: Doubling, seed: number): readonly (readonly number[])[] {
    const inputs: (readonly number[])[] = [];
    const listening: Doubling = (x) => {
      inputs.push(x);
      return answer(x);
    };
    assess("twice", one, listening, { seed });
    return inputs;
  }

  it("are for a seed the same for every answer, and those of an exercise that draws them anew", () => {
    const questioned = questions(twiceOfAny);
    const small: Doubling = (x) => (x.length < 8 ? twice(x) : x);
    // The first is found out at once, the next after a while, the last is asked everything.
    for (const answer of [(x: readonly number[]) => x, small, twice, small]) {
      for (const seed of [1, 2])
        assert.deepEqual(
          inputsOf(questioned(seed), answer, seed),
          inputsOf(twiceOfAny, answer, seed),
          `${answer}, seed ${seed}`,
        );
    }
    const [one, another] = [1, 2].map((seed) => inputsOf(questioned(seed), twice, seed));
    assert.equal(one!.length, another!.length);
    assert.notDeepEqual(one, another);
  });

  it("are drawn once", () => {
    let drawn = 0;
    const draw = (random: Random): readonly number[] => {
      drawn++;
      return anySize(random);
    };
    const counting = asked(law("twice", [], draw, right));
    const questioned = questions(counting);
    for (let k = 0; k < 3; k++) assess("twice", questioned(1), twice, { seed: 1 });
    assert.equal(drawn, 100);
  });
});
