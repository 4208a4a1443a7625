import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chapterOf } from "../../tools/notebook/chapter.js";
import { formatPercent, parsePercent } from "../../tools/notebook/percent.js";
import { chapters } from "../../tools/workspace/chapters.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const text = (path: string): string => readFileSync(`${root}${path}`, "utf8");
const lessons = readdirSync(`${root}notebooks`)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));

/** The numbers that the course's texts write as words. */
const words = ["", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

const course = await chapters();

describe("the facts about the chapters", () => {
  it("are in the header of every lesson, in the order of the course", () => {
    const numbered = lessons.filter((name) => /^\d/.test(name)).sort();
    assert.deepEqual(
      course.filter(({ before }) => before === undefined).map(({ name }) => name),
      numbered,
    );
    assert.deepEqual(course.map(({ name }) => name).sort(), lessons.sort());
    for (const { name, number } of course)
      assert.equal(name.slice(0, 2), String(number).padStart(2, "0"), name);
  });

  it("put an appendix before its chapter", () => {
    const names = course.map(({ name }) => name);
    assert.ok(course.some(({ before }) => before !== undefined));
    for (const { name, before } of course)
      if (before !== undefined) assert.equal(names[names.indexOf(before) - 1], name);
  });

  for (const { name, number, title, minutes, needs, exercises, optional } of course) {
    describe(name, () => {
      const lesson = text(`notebooks/${name}.ts`);
      // A chapter without exercises has no sheet.
      const sheet = exercises.length > 0 ? text(`solutions/${name}.ts`) : "";

      it("have the number and the title of the first heading", () => {
        assert.equal(/^\/\/ # (.*)$/m.exec(lesson)?.[1], `${number}. ${title}`);
      });

      it("say how long lesson and sheet take, as the sheet does", () => {
        assert.ok(minutes.lesson >= 5);
        if (exercises.length === 0) return assert.equal(minutes.sheet, 0);
        const [, count, time] = /^\/\/ (\w+) exercises, about (an hour|\d+ minutes)\./m.exec(sheet) ?? [];
        assert.equal(count, words[exercises.length]);
        assert.equal(time === "an hour" ? 60 : Number.parseInt(time ?? "", 10), minutes.sheet);
      });

      it("name the exercises of the sheet in their order", () => {
        assert.equal(readdirSync(`${root}solutions`).includes(`${name}.ts`), exercises.length > 0);
        const found = parsePercent(sheet).cells.flatMap(({ metadata }) => metadata.exercise ?? []);
        assert.deepEqual(exercises, found);
      });

      it("require only chapters that exist, and that come before", () => {
        for (const each of needs) {
          const names = course.map((chapter) => chapter.name);
          assert.ok(names.includes(each) && names.indexOf(each) < names.indexOf(name), each);
        }
      });

      it("call optional only sections that exist", () => {
        for (const heading of optional) assert.ok(lesson.includes(`\n// ## ${heading}\n`), heading);
      });
    });
  }
});

describe("the README", () => {
  it("lists the chapters with their facts", () => {
    const rows = course.map(({ number, title, minutes, needs, exercises }) => {
      const sheet = exercises.length > 0 ? `${exercises.length} exercises, ${minutes.sheet} min` : "";
      const before = needs.map((name) => course.find((each) => each.name === name)!.number).join(", ");
      return `| ${number} | ${title} | ${minutes.lesson} min | ${sheet} | ${before} |`;
    });
    const table = ["| | chapter | lesson | sheet | builds on |", "|---|---|---|---|---|", ...rows].join("\n");
    assert.ok(text("README.md").includes(`\n${table}\n`), `out of date, it should be\n${table}`);
  });
});

describe("a text of the course", () => {
  const numbers = new Set(course.map(({ number }) => number));
  const texts = ["notebooks", "exercises"].flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${file}`),
  );

  for (const path of texts) {
    it(`of ${path} calls a future chapter planned`, () => {
      const prose = parsePercent(text(path)).cells.flatMap(({ type, source }) =>
        type === "markdown" ? source : [],
      );
      for (const [found, , first, last, planned] of prose.join("\n").matchAll(reference)) {
        const exist = [first, last].every((each) => each === undefined || numbers.has(Number(each)));
        assert.ok(exist || planned !== undefined, `${found}: write (planned) after it`);
      }
    });
  }

  const reference = /\bchapters? ((\d+)(?: (?:and|to) (\d+))?)( \(planned\))?/gi;
  it("is understood however it names chapters", () => {
    const found = [..."See Chapter 6, chapters 12 and 13 (planned).".matchAll(reference)];
    assert.deepEqual(
      found.map(([, , first, last, planned]) => [first, last, planned]),
      [
        ["6", undefined, undefined],
        ["12", "13", " (planned)"],
      ],
    );
  });
});

describe("a header of facts", () => {
  const notebook = parsePercent(text("notebooks/02-matrix-groups.ts"));

  it("comes back as it was written", () => {
    const again = parsePercent(formatPercent(notebook));
    assert.deepEqual(chapterOf(again), chapterOf(notebook));
    assert.equal(formatPercent(again), text("notebooks/02-matrix-groups.ts"));
  });

  it("is missing from a notebook that is not a lesson", () => {
    assert.equal(chapterOf({ metadata: {} }), undefined);
    assert.equal(chapterOf({ metadata: { noether: { sheet: "02-matrix-groups" } } }), undefined);
  });

  it("without one of the facts is refused, with the fact and what it should be", () => {
    const facts = { ...chapterOf(notebook) };
    const without = (changes: object) => () =>
      chapterOf({ metadata: { noether: { chapter: { ...facts, ...changes } } } });
    assert.throws(without({ minutes: { lesson: "long", sheet: 45 } }), {
      message: 'expected a whole number as the chapter\'s minutes.lesson in the header, got "long"',
    });
    assert.throws(without({ needs: undefined }), /a list of chapters as the chapter's needs .* got nothing/);
    assert.throws(without({ title: "" }), /a text as the chapter's title/);
    assert.throws(without({ number: "2" }), /a letter and a number as the chapter's number/);
    assert.throws(without({ number: "A2" }), /the name of a chapter as the chapter's before/);
  });
});
