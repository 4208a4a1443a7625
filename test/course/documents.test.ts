import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chapterOf } from "../../tools/notebook/chapter.js";
import { parsePercent } from "../../tools/notebook/percent.js";
import { root } from "../../tools/root.js";
import { chapters } from "../../tools/workspace/chapters.js";

const text = (path: string): string => readFileSync(join(root, path), "utf8");
const course = await chapters();

/** The text of a lesson's cell; undefined if it has none of this id. */
function cellOf(chapter: string, id: string): string | undefined {
  return parsePercent(text(`notebooks/${chapter}.ts`)).cells.find((cell) => cell.id === id)?.source;
}

/** Every link of a document to a notebook: its folder, chapter and place. */
const linksOf = (markdown: string): RegExpStringIterator<RegExpExecArray> =>
  markdown.matchAll(/\]\(\.\.\/(notebooks|exercises)\/([\w-]+)\.ipynb(?:#([\w-]+))?\)/g);

describe("what is written about the course", () => {
  for (const name of ["COURSE", "GLOSSARY", "INSTRUCTORS"])
    it(`leads to places that are there: ${name}`, () => {
      const markdown = text(`docs/${name}.md`);
      for (const [link, folder, chapter = "", place] of linksOf(markdown)) {
        const found = course.find((each) => each.name === chapter);
        assert.ok(found !== undefined, link);
        if (folder === "exercises") assert.ok(place === undefined || found.exercises.includes(place), link);
        else if (place !== undefined) assert.ok(cellOf(chapter, place) !== undefined, link);
      }
      for (const [link, file = ""] of markdown.matchAll(/\]\(([A-Z]+\.md)\)/g))
        assert.ok(existsSync(join(root, "docs", file)), link);
    });

  it("has each word of the glossary once, in order, where the lesson says it", () => {
    const rows = [
      ...text("docs/GLOSSARY.md").matchAll(
        /^\| \*\*(.+?)\*\* \|.*\/notebooks\/([\w-]+)\.ipynb#([\w-]+)\) \|$/gm,
      ),
    ];
    assert.ok(rows.length > 60);
    const words = rows.map(([, word = ""]) => word.toLowerCase());
    assert.deepEqual(words, [...new Set(words)].sort());
    for (const [, word = "", chapter = "", id = ""] of rows) {
      // Its first word, of which endings may differ: a path, paths.
      const stem = word.toLowerCase().split(" ")[0]!.slice(0, 6);
      assert.ok(cellOf(chapter, id)?.toLowerCase().includes(stem), `${word} in ${chapter}#${id}`);
    }
  });

  it("tells instructors of every chapter and every exercise, in their order", () => {
    const markdown = text("docs/INSTRUCTORS.md");
    const sections = markdown.split(/^## /m).filter((section) => /^(?:\d+|[A-Z]\d)\. /.test(section));
    assert.deepEqual(
      sections.map((section) => section.split("\n")[0]),
      course.map(({ number, title }) => `${number}. ${title}`),
    );
    for (const [k, { name, exercises }] of course.entries()) {
      const [, ...lines] = sections[k]!.split("\n- ");
      const named = lines.flatMap((line) =>
        [...line.split(":")[0]!.matchAll(/`(\w+)`/g)].map(([, word]) => word),
      );
      assert.deepEqual(named, exercises, name);
      for (const [, last = ""] of sections[k]!.matchAll(/^If time is short: (.*)$/gm))
        for (const [, exercise = ""] of last.matchAll(/`(\w+)`/g))
          assert.ok(exercises.includes(exercise), `${exercise} of ${name}`);
    }
  });

  it("has ways of half a day that fit into one", () => {
    const ways = text("docs/COURSE.md")
      .split(/^### /m)
      .filter((way) => way.startsWith("Half a day"));
    assert.ok(ways.length >= 2);
    for (const way of ways) {
      const [, hours, minutes] = /\*\*together\*\* \| \*\*(\d) h (?:(\d+) min)?\*\*/.exec(way) ?? [];
      assert.ok(60 * Number(hours) + Number(minutes ?? 0) <= 210, way);
    }
  });

  it("has the whole course in its longest way", () => {
    const alone = text("docs/COURSE.md").split("### Alone")[1]!.split("\n## ")[0]!;
    for (const { name, number } of course) assert.ok(alone.includes(`notebooks/${name}.ipynb`), `${number}`);
    assert.ok(chapterOf(parsePercent(text("notebooks/01-groups.ts"))) !== undefined);
  });
});
