import assert from "node:assert/strict";
import { callsIn, namesIn } from "../../../../tools/web/course/names.js";

const declared = (source: string): readonly string[] => [...namesIn(source).declared];

describe("the names in a cell", () => {
  for (const [source, names] of [
    ["export function convolve(f: number[], g: number[]): number[] { const n = 3; return f; }", ["convolve"]],
    ["async function* rows() {}\nclass A { b = 1; }\nabstract class C {}", ["rows", "A", "C"]],
    ["const a = 1, b = (x: number) => { const c = x; return c; };", ["a", "b"]],
    ["let { x, y: [z] } = place;\nconst [first, ...rest] = list;", ["x", "y", "z", "first", "rest"]],
    ["type Card = 'A' | 'B';\ninterface Pair { left: number }\nenum E { P, Q }", ["Card", "Pair", "E"]],
    [
      'import {\n  convolveImage as filtered,\n  type Image,\n} from "noether";',
      ["convolveImage", "as", "filtered", "Image"],
    ],
    ['import * as path from "node:path";\nimport mathjs from "mathjs";', ["as", "path", "mathjs"]],
    [`// const hidden = 1\n/* function hidden() {} */ const text = \`const hidden = \${1}\`;`, ["text"]],
    ["if (true) { const inner = 1; }\nfor (const each of list) { each; }", []],
    ["const größe = 2;", ["größe"]],
    ["", []],
    [")]} const odd = 1", ["odd"]],
  ] as const)
    it(`are, of ${JSON.stringify(source)}, ${names.join(", ") || "none"}`, () => {
      // "as" and a property's name may be among them: one name too many does no harm.
      const found = declared(source).filter((name) => name !== "type");
      assert.deepEqual(
        found.filter((name) => !names.includes(name as never)),
        [],
      );
      assert.deepEqual(
        names.filter((name) => !["as", "y", "convolveImage"].includes(name) && !found.includes(name)),
        [],
      );
    });

  it("are not changed by a line that goes on with the one before", () => {
    const { changed } = namesIn(
      "const energy = (v: number[]) =>\n  v.reduce((s, x) => s + x, 0) +\n  x.slice(1).length;\nconst a =\n  b.c;\ni++\nlist.push(1)",
    );
    assert.deepEqual([...changed], ["list"]);
  });

  it("are changed at the top level alone", () => {
    const { changed } = namesIn(
      "table.push(1);\ntotal += 2;\nlist[0] = 3;\nf(x) == 3;\n{ inner = 1; }\ny => y;",
    );
    assert.deepEqual([...changed], ["table", "total", "list"]);
  });

  it("are mentioned also in what a template fills in, but not in texts and comments", () => {
    const { mentioned } = namesIn(`const a = \`\${b}\`; // c\nprint("d", 'e');`);
    assert.deepEqual([...mentioned], ["const", "a", "b", "print"]);
  });
});

describe("the calls of the course's functions", () => {
  it("are found with their exercise, outside of comments and texts", () => {
    const source = `// await check("no", no);
await check("convolve", convolve);
await hint('turnKernel'); /* await solution("no") */
const words = "check('no')"; course.check("no"); precheck("no");
await check ( \`ringSums\`, ringSums)`;
    assert.deepEqual(callsIn(source), [
      { call: "check", exercise: "convolve" },
      { call: "hint", exercise: "turnKernel" },
      { call: "check", exercise: "ringSums" },
    ]);
  });
});
