import assert from "node:assert/strict";
import { among, fault } from "noether/laws";
import { auditExercise } from "../../../tools/authoring/audit.js";
import { exercise, mutant, rejectedBy, worth } from "../../../tools/cells/course/sheet.js";

type Doubling = (x: number) => number;

/** An exercise whose messages tell this many numbers. */
const telling = (count: number) => {
  const given = Array.from({ length: count }, (_, k) => k).join(", ");
  const doubles = fault("doubles", "f(x) = 2 x", among([1, 2, 3]), (f: Doubling, [x]) =>
    f(x) === 2 * x ? undefined : { should: "The result should be twice the input.", given, sides: [] },
  );
  return exercise<Doubling>({
    laws: [worth(1, doubles)],
    reference: (x) => 2 * x,
    withhold: [],
    mutants: [3, 4, 5].map((c) => mutant<Doubling>(`times ${c}`, (x) => c * x, rejectedBy(doubles))),
    hints: ["Twice."],
  });
};
const faults = (count: number): readonly string[] =>
  auditExercise("double", telling(count) as Parameters<typeof auditExercise>[1], { seeds: 2, runs: 2 })
    .faults;

describe("an audit", () => {
  it("finds no fault in messages of twelve numbers", () => {
    assert.deepEqual(faults(12), []);
  });

  it("names each mutant whose message tells more", () => {
    assert.equal(faults(13).length, 3);
    assert.equal(
      faults(13)[0],
      'the message for the mutant "times 3" tells 13 numbers, more than 12: show the first entry that differs, or a smaller instance',
    );
  });
});
