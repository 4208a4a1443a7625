import assert from "node:assert/strict";
import { firstFailing } from "../../tools/cells/course/assessment.js";
import { sheetVerdicts } from "./sheetVerdicts.js";

describe("a sheet that a student hands in", () => {
  it("has all points if it is solved", async () => {
    for (const { exercise, points, outOf } of (
      await sheetVerdicts("05-convolution", "all solved")
    ).values()) {
      assert.equal(points, outOf, exercise);
    }
  });

  it("is told if it calls the library's own answer", async () => {
    const borrowed = await sheetVerdicts("05-convolution", "borrowed");
    for (const name of ["convolve", "convolveImage"]) {
      const { points, laws } = borrowed.get(name)!;
      assert.equal(points, 0);
      for (const { outcome, message } of laws) {
        assert.equal(outcome, "withheld");
        assert.match(message, /from the library: that is what you are building here/);
      }
    }
    assert.equal(borrowed.get("integralConvolution")!.points, 4);
  });

  it("is told which way it went wrong", async () => {
    const [law] = (await sheetVerdicts("05-convolution", "one sign off")).get("convolve")!.laws;
    assert.match(law!.message, /It moved the other way: look at the index of g/);
  });
});

/** A sheet of each of three chapters, the exercises in it that are not right, and what is said of each. */
const wrong: readonly (readonly [chapter: string, name: string, said: Readonly<Record<string, RegExp>>])[] = [
  [
    "00-why-symmetry",
    "mirrors for turns",
    {
      turnedCopies: /One of your copies is a mirror image, and no turn makes one/,
      lookAlikes: /the second is the first: in a mirror/,
      averaged: /All four turns should take part/,
    },
  ],
  [
    "06-group-convolutions",
    "nothing rolls",
    {
      turnKernel: /It went clockwise/,
      groupConvolution: /the kernels come in the same order for every h/i,
      liftingProof: /Line 4 should equal line 3, but there are numbers for which it does not/,
    },
  ],
  [
    "14-sets-and-graphs",
    "a triple too many",
    {
      tripleSum: /which of them does p1 p2 remove/,
      messageProof: /Line 4 should follow from line 3 by one of the reasons/,
      cubicPair: /one graph of eight in two pieces/,
    },
  ],
];

for (const [chapter, name, said] of wrong)
  it(`${name}, a sheet of ${chapter}: it is told what is wrong, and has all points for the rest`, async () => {
    const verdicts = await sheetVerdicts(chapter, name);
    for (const { exercise, points, outOf, laws } of verdicts.values()) {
      if (exercise in said) {
        assert.ok(points < outOf, exercise);
        assert.match(firstFailing(laws)!.message, said[exercise]!, exercise);
      } else assert.equal(points, outOf, exercise);
    }
    assert.ok(Object.keys(said).every((exercise) => verdicts.has(exercise)));
  });
