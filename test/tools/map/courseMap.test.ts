import assert from "node:assert/strict";
import { box, courseMap } from "../../../tools/map/courseMap.js";
import { mapSvg } from "../../../tools/map/mapSvg.js";
import { linked } from "../../../tools/web/page/documents/linked.js";
import { chapters } from "../../../tools/workspace/chapters.js";

const course = await chapters();
const chapter = (name: string, ...needs: string[]): { name: string; needs: string[] } => ({ name, needs });
const waysOf = (...list: Parameters<typeof courseMap>[0]): string[] =>
  courseMap(list).edges.map(({ from, to }) => `${from} -> ${to}`);

describe("the map of the course", () => {
  it("has a box for each chapter, none over another, each below those that it builds on", () => {
    const { nodes, width, height } = courseMap(course);
    assert.equal(nodes.length, course.length);
    for (const [i, p] of nodes.entries()) {
      assert.ok(
        p.x >= box.width / 2 && p.x <= width - box.width / 2 && p.y <= height - box.height / 2,
        p.name,
      );
      for (const q of nodes.slice(i + 1))
        assert.ok(
          Math.abs(p.x - q.x) >= box.width || Math.abs(p.y - q.y) >= box.height,
          `${p.name} ${q.name}`,
        );
      for (const need of course[i]!.needs) {
        const above = nodes.find(({ name }) => name === need)!;
        assert.ok(above.y + box.height < p.y, `${need} above ${p.name}`);
      }
    }
  });

  it("leaves out a need that follows from others, and ways to chapters that are not there", () => {
    assert.deepEqual(waysOf(chapter("a"), chapter("b", "a"), chapter("c", "a", "b", "z")), [
      "a -> b",
      "b -> c",
    ]);
  });

  it("leads from an appendix that nobody needs to the chapter before which it is read", () => {
    const appendix = { ...chapter("A1"), before: "b" };
    assert.deepEqual(waysOf(chapter("a"), appendix, chapter("b", "a")), ["A1 -> b", "a -> b"]);
    assert.deepEqual(waysOf(appendix, chapter("b"), chapter("c", "b", "A1")), ["b -> c", "A1 -> c"]);
  });

  it("is drawn with its words whole, whatever they are", () => {
    const heading = '7. A "long" title & one that goes on <for ever>';
    const svg = mapSvg([{ ...chapter("a"), heading, facts: "1 min", href: "a.ipynb" }]);
    const lines = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line]) => line);
    assert.deepEqual(lines, [
      "7. A &quot;long&quot; title &amp; one",
      "that goes on &lt;for ever&gt;",
      "1 min",
    ]);
    assert.match(svg, /data-chapter="a"/);
  });
});

describe("a link in a document", () => {
  const file = (path: string) => ({ path, isThere: true });
  const state = {
    chapters: [
      { name: "01-groups", lesson: file("01-groups.ipynb"), sheet: file("01-groups.exercises.ipynb") },
    ],
  } as unknown as Parameters<typeof linked>[1];

  for (const [href, found] of [
    [
      "../notebooks/01-groups.ipynb#definition",
      { kind: "course", target: { ...file("01-groups.ipynb"), cell: "definition" } },
    ],
    [
      "../exercises/01-groups.ipynb#leftCosets",
      { kind: "course", target: { ...file("01-groups.exercises.ipynb"), exercise: "leftCosets" } },
    ],
    ["../notebooks/01-groups.ipynb", { kind: "course", target: file("01-groups.ipynb") }],
    ["../notebooks/99-none.ipynb", { kind: "none" }],
    ["../data/README.md", { kind: "none" }],
    ["GLOSSARY.md", { kind: "document", name: "GLOSSARY" }],
    ["https://www.example.org", undefined],
  ] as const)
    it(`leads where it says: ${href}`, () => assert.deepEqual(linked(href, state), found));
});
