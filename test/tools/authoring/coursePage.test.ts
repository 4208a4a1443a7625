import assert from "node:assert/strict";
import { coursePage, readPaths } from "../../../tools/authoring/coursePage.js";
import type { NamedChapter } from "../../../tools/workspace/chapters.js";

const chapter = (name: string, needs: readonly string[], exercises: readonly string[]): NamedChapter => ({
  name,
  number: Number(name.slice(0, 2)),
  before: undefined,
  title: name.slice(3),
  minutes: { lesson: 40, sheet: exercises.length > 0 ? 50 : 0 },
  needs,
  exercises,
  optional: [],
});
const course = [chapter("01-one", [], ["b", "a", "C"]), chapter("02-two", ["01-one"], ["d"])];
const way = (...steps: readonly unknown[]): string =>
  JSON.stringify([{ title: "Short", text: "For all.", steps }]);
const page = (...steps: readonly unknown[]): string => coursePage(course, readPaths(way(...steps)));

describe("the page of a course", () => {
  it("has the minutes of each way: of some exercises their share of the sheet's, up to the next five", () => {
    const text = page(
      { chapter: "01-one", part: "lesson" },
      { chapter: "01-one", part: "sheet", exercises: ["a", "C"] },
      { chapter: "02-two", part: "sheet" },
    );
    assert.match(text, /^\| \[1\. one\]\(\.\.\/notebooks\/01-one\.ipynb\) \| 40 \|$/m);
    assert.match(text, /#a\), \[C\]\(\.\.\/exercises\/01-one\.ipynb#C\) \| 35 \|$/m);
    assert.match(text, /^\| \*\*together\*\* \| \*\*2 h 5 min\*\* \|$/m);
    assert.doesNotMatch(text, /Taken for granted/);
  });

  it("says what a way takes for granted, and has the exercises from A to Z", () => {
    const text = page({ chapter: "02-two", part: "lesson" });
    assert.match(text, /^Taken for granted: \[1\. one\]/m);
    const names = [...text.split("A to Z")[1]!.matchAll(/^\| \[(\w+)\]/gm)].map(([, name]) => name);
    assert.deepEqual(names, ["a", "b", "C", "d"]);
  });

  for (const [kind, text, message] of [
    ["no JSON", "[", /^notebooks\/paths\.json: expected JSON: /],
    ["no list", "{}", /expected a list of ways/],
    ["a way without steps", '[{"title": "x", "text": "y"}]', /expected a title, a text and steps in way 1$/],
    [
      "a part that there is not",
      way({ chapter: "01-one", part: "all" }),
      /"lesson" or "sheet" as its part, in each step of "Short"$/,
    ],
    [
      "a chapter that there is not",
      way({ chapter: "03-x", part: "lesson" }),
      /expected the name of a chapter, 01-one, 02-two, got 03-x$/,
    ],
    [
      "an exercise of another sheet",
      way({ chapter: "01-one", part: "sheet", exercises: ["d"] }),
      /expected an exercise of 01-one, b, a, C, got d$/,
    ],
  ] as const)
    it(`is not made of ${kind}`, () => {
      assert.throws(() => coursePage(course, readPaths(text)), { name: "UserError", message });
    });
});
