import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isNews, type ProgressEvent, progressOf } from "../../../tools/progress/progress.js";
import { memoryStore } from "../../../tools/progress/store.js";
import { lineOf, parseProgress } from "../../../tools/progress/text.js";

const at = (minute: number): string => `2022-05-17T09:${String(minute).padStart(2, "0")}:00.000Z`;
const check = (minute: number, points: number, more: object = {}): ProgressEvent => ({
  event: "check",
  exercise: "x",
  at: at(minute),
  points,
  outOf: 3,
  honest: true,
  answer: `answer ${minute}`,
  ...more,
});
const hint = (minute: number, n: number): ProgressEvent => ({
  event: "hint",
  exercise: "x",
  at: at(minute),
  hint: n,
  of: 3,
});
const solution: ProgressEvent = { event: "solution", exercise: "x", at: at(30) };
const known = (...events: ProgressEvent[]) => progressOf(events).get("x");

describe("progress", () => {
  it("keeps the most points, and the last verdict", () => {
    const { points, outOf, attempts, last, at: when } = known(check(1, 1), check(2, 2), check(3, 0))!;
    assert.deepEqual([points, outOf, attempts, when], [2, 3, 3, at(3)]);
    assert.deepEqual(last, { answer: "answer 3", points: 0 });
  });

  it("is solved when it has all points for the first time, and stays so", () => {
    assert.equal(known(check(1, 2))!.solvedAt, undefined);
    assert.equal(known(check(1, 2), check(2, 3))!.solvedAt, at(2));
    assert.equal(known(check(1, 3), check(2, 3), check(3, 1))!.solvedAt, at(1));
    assert.equal(known(check(1, 3), hint(2, 1), solution)!.solvedAt, at(1));
  });

  it("counts only honest attempts", () => {
    assert.equal(
      known(check(1, 0, { honest: false }), check(2, 1), check(3, 0, { honest: false }))!.attempts,
      1,
    );
  });

  it("counts hints from the first on, and never down", () => {
    assert.equal(known(hint(1, 2), hint(2, 1))!.hints, 2);
    assert.deepEqual(
      [known(check(1, 1))!.solutionSeen, known(check(1, 1), solution)!.solutionSeen],
      [false, true],
    );
  });

  it("is kept apart by exercise", () => {
    const both = progressOf([check(1, 1), { ...check(2, 3), exercise: "y" }]);
    assert.deepEqual([both.get("x")!.points, both.get("y")!.points], [1, 3]);
  });

  it("has news in another answer, other points, another objection, a further hint, and the first look at the solution", () => {
    const first = check(1, 1, { answer: "a", objection: "no" });
    const news = (event: ProgressEvent, ...before: ProgressEvent[]): boolean =>
      isNews(known(...before), event);
    assert.ok(news(first));
    assert.ok(!news(check(2, 1, { answer: "a", objection: "no" }), first));
    assert.ok(news(check(2, 1, { answer: "b", objection: "no" }), first));
    assert.ok(news(check(2, 2, { answer: "a", objection: "no" }), first));
    assert.ok(news(check(2, 1, { answer: "a", objection: "why" }), first));
    assert.ok(news(check(2, 1, { answer: "a" }), first));
    assert.ok(news(hint(2, 1), first) && news(hint(3, 2), hint(2, 1)));
    assert.ok(!news(hint(3, 1), hint(2, 1)) && !news(hint(3, 1), hint(2, 2)));
    assert.ok(news(solution, first) && !news(solution, solution));
  });

  it("is kept in memory as in a file: what is not news adds nothing", async () => {
    const store = memoryStore();
    for (const event of [check(1, 1), { ...check(2, 1), answer: "answer 1" }, check(3, 3)])
      await store.record(event);
    assert.deepEqual([...(await store.read())], [["x", known(check(1, 1), check(3, 3))]]);
  });

  it("has the version in the first line, wherever another begins", () => {
    const line = (version: unknown): string => JSON.stringify({ format: "noether progress", version });
    const event = lineOf(check(1, 1));
    const text = `${line(2)}\n${event}${line(1)}\n${event}`;
    assert.deepEqual(parseProgress(text), { version: 2, events: [check(1, 1), check(1, 1)], broken: [] });
    assert.deepEqual(parseProgress(`${line("1")}\n`), { events: [], broken: [line("1")] });
  });
});
