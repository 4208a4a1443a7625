import assert from "node:assert/strict";
import { isHonest } from "../../../../tools/cells/course/honest.js";

const takesTwo = (f: number[], g: number[]): number[] => f.map((x, t) => x * g[t]!);
const takesNone = (): number[][] => [[1]];

/** A function with the text that its author wrote. */
const written = (text: string): unknown => new Function(`return (${text})`)();

describe("an attempt", () => {
  const attempts: readonly (readonly [string, unknown, unknown])[] = [
    ["looks at its input", (f: number[]) => f, takesTwo],
    [
      "looks at its input in a function",
      function convolve(f: number[], g: number[]) {
        return [f.length, g.length];
      },
      takesTwo,
    ],
    ["has a parameter alone", written("f => f.length"), takesTwo],
    ["takes its input apart", ({ x }: { x: number }) => x, (p: { x: number }) => p.x],
    ["has a default", (f: number[], g = [1, 2]) => g.concat(f), takesTwo],
    ["takes all that comes", (...all: unknown[]) => all, takesTwo],
    ["gives something where nothing is given", () => [["A"], ["B", "shift"]], takesNone],
    ["gives a number", () => 0, takesNone],
    [
      "throws",
      () => {
        throw new TypeError("no");
      },
      takesNone,
    ],
    ["is a value with something in it", { Z: 1, N: null }, { Z: 0, N: 0 }],
  ];
  for (const [what, subject, reference] of attempts) it(what, () => assert.ok(isHonest(subject, reference)));

  const none: readonly (readonly [string, unknown, unknown])[] = [
    ["gives an empty list", () => [], takesTwo],
    ["gives a number whatever comes", () => 42, takesTwo],
    [
      "names its input in a comment or a text only",
      written("(f, g) => { /* f */ return 'g'; // f\n }"),
      takesTwo,
    ],
    ["takes its input and does not look", written("(f, g) => []"), takesTwo],
    ["gives empty lists where nothing is given", () => ({ lengths: [], volume: [[]] }), takesNone],
    ["gives nothing", () => undefined, takesNone],
    ["is a value of nothing", { Z: null, N: null }, { Z: 0, N: 0 }],
    ["is a value in place of a function", [1, 2], takesTwo],
  ];
  for (const [what, subject, reference] of none)
    it(`is not one that ${what}`, () => assert.ok(!isHonest(subject, reference)));
});
