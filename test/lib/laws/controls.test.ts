import assert from "node:assert/strict";
import { convolve } from "../../../lib/grid/convolve.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { homomorphism } from "../../../lib/laws/homomorphism.js";
import { judge } from "../../../lib/laws/judge.js";
import { linearity } from "../../../lib/laws/linearity.js";
import { nonTriviality } from "../../../lib/laws/nonTriviality.js";
import { vectorInstances, vectorPairs, vectorTriples } from "../../../lib/laws/vectorInstances.js";
import { random } from "../../../lib/numbers/random.js";

type Signal = readonly number[];
const trial = { random: random(6) };

describe("linearity", () => {
  const law = linearity<Signal, readonly [Signal], Signal>(vectorTriples([1, 5]));

  it("holds for the convolution in its first argument", () => {
    assert.ok(judge(law, convolve, trial).holds);
  });

  it("fails for a map with an offset, a square or a threshold", () => {
    const wrong: readonly ((f: Signal, g: Signal) => Signal)[] = [
      (f, g) => convolve(f, g).map((y) => y + 1),
      (f, g) => convolve(f, g).map((y) => y * y),
      (f, g) => convolve(f, g).map((y) => Math.max(0, y)),
      (f) =>
        f
          .slice(1)
          .map(() => Number.NaN)
          .concat(Number.NaN),
    ];
    for (const map of wrong) assert.ok(!judge(law, map, trial).holds, String(map));
  });

  it("tells a failure by small coefficients and vectors", () => {
    const verdict = judge(law, (f) => f.map((y) => y + 1), trial);
    assert.ok(!verdict.holds);
    const [[a, b], x] = verdict.witness;
    assert.ok(
      [a, b, ...x].every((entry) => Math.abs(entry!) <= 1),
      JSON.stringify(verdict.witness),
    );
  });
});

describe("non-triviality", () => {
  const law = nonTriviality(vectorPairs([2, 4]), { names: ["f", "g"] });
  const says = (map: (f: Signal, g: Signal) => unknown): string => {
    const verdict = judge(law, map, trial);
    return verdict.holds ? "holds" : verdict.explanation.should;
  };

  it("holds for the convolution", () => {
    assert.equal(says(convolve), "holds");
  });

  it("names each way to be trivial", () => {
    assert.equal(
      says((f) => f.map(() => 0)),
      "The result should not be zero for every input.",
    );
    assert.equal(
      says(() => 7),
      "The result should depend on the input.",
    );
    assert.equal(
      says((f) => f),
      "The result should be more than a copy of the input.",
    );
    assert.equal(
      says((f) => f.map((x) => 2 * x)),
      "The result should depend on g.",
    );
    assert.equal(
      says((_, g) => g.map((x) => 2 * x)),
      "The result should depend on f.",
    );
  });

  it("allows a copy if the identity is a fair answer", () => {
    const lenient = nonTriviality(vectorInstances(3), { mayReturnInput: true });
    assert.ok(judge(lenient, (x) => x, trial).holds);
    assert.ok(!judge(nonTriviality(vectorInstances(3)), (x) => x, trial).holds);
  });
});

describe("a homomorphism between groups", () => {
  it("is the sign of a dihedral element, but not its turn alone", () => {
    const law = homomorphism(dihedral(3), cyclic(2));
    assert.ok(judge(law, ([, j]) => j, trial).holds);
    const verdict = judge(homomorphism(dihedral(3), cyclic(3)), ([k]) => k, trial);
    assert.ok(!verdict.holds);
    assert.equal(verdict.explanation.given, "g = s, h = r, g h = r²s");
  });
});
