import assert from "node:assert/strict";
import { convolve } from "../../../lib/grid/convolve.js";
import { correlate } from "../../../lib/grid/correlate.js";
import { shift } from "../../../lib/grid/shift.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { integers } from "../../../lib/group/integers.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { invariance } from "../../../lib/laws/invariance.js";
import { inWords } from "../../../lib/laws/inWords.js";
import { judge } from "../../../lib/laws/judge.js";
import { vectorInstances, vectorPairs } from "../../../lib/laws/vectorInstances.js";
import { random } from "../../../lib/numbers/random.js";
import { type Action, trivialAction } from "../../../lib/representation/action.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { regular } from "../../../lib/representation/regular.js";

type Signal = readonly number[];
const shifts: Action<number, Signal> = { group: integers, apply: (s, f) => shift(f, s) };
const shiftEquivariance = equivariance<number, [Signal, Signal], Signal>({
  domain: [shifts, trivialAction(integers)],
  codomain: shifts,
  inputs: vectorPairs([1, 6]),
  name: "shift equivariance",
  map: "convolve",
  act: "shift",
  names: ["f", "g"],
  should: (s) => `Shifting f by ${s} should shift the result by ${s}.`,
  look: { "other way": "look at the index of g" },
});
const trial = { random: random(4) };

describe("equivariance", () => {
  it("holds for the convolution, on signals of all lengths", () => {
    const verdict = judge(shiftEquivariance, convolve, trial);
    assert.ok(verdict.holds);
    assert.ok(verdict.tried > 100);
  });

  it("fails for the cross-correlation, and says in words that it moves the other way", () => {
    const verdict = judge(shiftEquivariance, correlate, trial);
    assert.ok(!verdict.holds);
    assert.equal(
      inWords(verdict.explanation),
      [
        "Shifting f by 1 should shift the result by 1.",
        "  f = [1, 0, 0], g = [0, 1, 0]",
        "  convolve, then shift: [0, 0, 1]",
        "  shift, then convolve: [1, 0, 0]",
        "  It moved the other way: look at the index of g.",
      ].join("\n"),
    );
  });

  it("finds a single example of each other failure", () => {
    const failures: readonly (readonly [(f: Signal, g: Signal) => Signal, RegExp])[] = [
      [(f) => f.map((_, t) => t), /did not follow/],
      [(f) => f.slice(1), /convolve, then shift: \[0\]\n {2}shift, then convolve: \[1\]$/],
      [() => [Number.NaN], /not finite numbers/],
      [() => undefined as unknown as Signal, /wrong shape/],
      [
        (f) => shift(f, f.length === 3 ? 1 : 0).map((x, t) => x * (t === 0 ? 2 : 1)),
        /convolve, then shift: \[0, 2\]\n {2}shift, then convolve: \[0, 1\]$/,
      ],
    ];
    for (const [map, look] of failures) {
      const verdict = judge(shiftEquivariance, map, trial);
      assert.ok(!verdict.holds, String(map));
      assert.match(inWords(verdict.explanation), look);
    }
  });

  it("says where to look, after the name of the failure or without one", () => {
    const V = regular(cyclic(3));
    const look = { stays: "was x moved?", otherwise: "look at every entry" };
    const law = equivariance({ domain: [V], codomain: V, inputs: vectorInstances(3), look });
    const said = (map: (x: Signal) => Signal): string | undefined => {
      const verdict = judge(law, map, trial);
      return verdict.holds ? "holds" : verdict.explanation.look;
    };
    assert.equal(
      said(() => [1, 2, 3]),
      "the result did not follow the input: was x moved?",
    );
    assert.equal(
      said(([first = 0]) => [first, 0, 0]),
      "look at every entry",
    );
    assert.equal(
      said((x) => x.map((entry) => 2 * entry)),
      "holds",
    );
  });

  it("is passed by the zero map: it takes non-triviality to reject that", () => {
    assert.ok(judge(shiftEquivariance, (f) => f.map(() => 0), trial).holds);
  });

  it("says that a sign is wrong", () => {
    const law = equivariance({
      domain: [regular(cyclic(2))],
      codomain: { group: cyclic(2), apply: (g, y: number) => (g === 0 ? y : -y) },
      inputs: vectorInstances(2),
    });
    assert.ok(judge(law, ([a = 0, b = 0]) => a - b, trial).holds);
    const verdict = judge(law, ([a = 0, b = 0]) => a + b, trial);
    assert.ok(!verdict.holds);
    // f(g x) = f(x) is what it should not be.
    assert.match(verdict.explanation.look ?? "", /did not follow/);
  });

  it("holds to rounding for maps in floating point, and fails for a leak of one part in a million", () => {
    const V = regular(cyclic(4));
    const law = equivariance({ domain: [V], codomain: V, inputs: vectorInstances(4) });
    const smooth = (x: Signal): Signal => x.map((a, i) => Math.sin(a) + 0.3 * x[(i + 1) % 4]!);
    assert.ok(judge(law, smooth, trial).holds);
    assert.ok(!judge(law, (x) => smooth(x).map((a, i) => a + (i === 2 ? 1e-6 : 0)), trial).holds);
  });

  it("lets an error of the map pass through", () => {
    assert.throws(
      () =>
        judge(
          shiftEquivariance,
          () => {
            throw new TypeError("not written yet");
          },
          trial,
        ),
      { name: "TypeError", message: "not written yet" },
    );
  });
});

describe("invariance", () => {
  const V = permutationRepresentation(symmetric(3));
  const law = invariance({ domain: [V], inputs: vectorInstances(3) });

  it("holds for the sum and the largest entry", () => {
    assert.ok(judge(law, (x) => x.reduce((a, b) => a + b, 0), trial).holds);
    assert.ok(judge(law, (x) => Math.max(...x), trial).holds);
  });

  it("fails for the first entry, at the swap that shows it", () => {
    const verdict = judge(law, ([first = 0]) => first, trial);
    assert.ok(!verdict.holds);
    assert.equal(
      verdict.explanation.should,
      "Acting on the input by the swap of 0 and 1 should leave the result unchanged.",
    );
    assert.equal(verdict.explanation.given, "x = [1, 0, 0]");
  });
});
