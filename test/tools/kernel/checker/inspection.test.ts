import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { Inspection } from "../../../../tools/kernel/session.js";
import { type Cells, cells, marked } from "./cells.js";

const documented = `/**
 * Doubles a number, see {@link g} and {@link https://example.org the page}.
 *
 * @param x what is doubled
 * @param how - the way
 * @returns twice \`x\`
 * @throws RangeError if x is infinite
 * @example
 * twice(2); // 4
 */
function twice(x: number, how?: "slow" | "fast"): number { return 2 * x; }
/** The seed. */
const g = 1;
class Tree {
  /** In metres. */
  height = 1;
  constructor(readonly age: number) {}
}`;

describe("inspection", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    writeFileSync(
      join(notebook.folder, "helper.ts"),
      "/** Says so. */\nexport const say = (text: string): void => {};\n",
    );
    notebook.run(documented, 'import { random } from "noether"; import { say } from "./helper";');
  });
  after(() => notebook.close());
  const at = (text: string): Inspection | undefined => notebook.inspect(...marked(text));

  it("gives the declaration and the documentation of a name of an earlier cell, anywhere in the name", () => {
    for (const text of ["twice|", "tw|ice", "|twice", "1 + twice|;"]) {
      assert.match(
        at(text)?.signature ?? "",
        /^function twice\(x: number, how\?: "slow" \| "fast"\): number$/,
        text,
      );
    }
    assert.equal(
      at("twice|")?.documentation,
      [
        "Doubles a number, see `g` and [the page](https://example.org).",
        "- `x`: what is doubled\n- `how`: the way",
        "*Returns* twice `x`",
        "*Throws* RangeError if x is infinite",
        "Example:\n\n```ts\ntwice(2); // 4\n```",
      ].join("\n\n"),
    );
  });

  it("gives the same for names of this cell, of noether, of local files and of libraries", () => {
    assert.equal(
      at(`${documented.replaceAll("twice", "thrice")}\nthrice|`)?.documentation.slice(0, 17),
      "Doubles a number,",
    );
    assert.equal(at("random|")?.signature, "function random(seed: number): Random (+1 overload)");
    assert.match(at("random|")?.documentation ?? "", /`seed`: any integer[\s\S]*```ts\n/);
    assert.match(at('import { irreps| } from "noether"')?.documentation ?? "", /direct sum of irreps/);
    assert.equal(at("say|")?.documentation, "Says so.");
    assert.match(at("new Tree(1).height|")?.documentation ?? "", /In metres/);
    assert.match(at("console.log|")?.documentation ?? "", /stdout/);
    assert.match(at("[1].map|")?.documentation ?? "", /array/);
    assert.deepEqual(at("g|"), { signature: "const g: 1", documentation: "The seed." });
  });

  it("says in a call which parameter comes next", () => {
    const first = at("twice(|");
    assert.equal(first?.signature, 'twice(x: number, how?: "slow" | "fast"): number');
    assert.match(first?.documentation ?? "", /^\*\*`x: number`\*\*: what is doubled\n\nDoubles a number/);
    assert.match(at("twice(1, |)")?.documentation ?? "", /^\*\*`how\?: "slow" \| "fast"`\*\*: the way/);
    assert.match(at("twice(1|)")?.documentation ?? "", /^\*\*`x: number`\*\*/);
    assert.match(at("new Tree(|")?.documentation ?? "", /^\*\*`age: number`\*\*/);
    assert.match(at("Math.max(1, 2, |")?.documentation ?? "", /^\*\*`\.\.\.values: number\[\]`\*\*/);
    assert.match(at("twice(random(|")?.documentation ?? "", /^\*\*`seed: number`\*\*/);
  });

  it("says for a call with several signatures which one it shows", () => {
    assert.match(at("setTimeout(|")?.documentation ?? "", /\d of \d signatures$/);
  });

  it("has nothing to say about operators, literals, comments and unknown names", () => {
    for (const text of ["1 +| 2", "'a|'", "// twice|", "nowhere|", "|", "(|", "twice(2)|"]) {
      assert.equal(at(text), undefined, text);
    }
  });

  it("gives a name that is only a type, as a cell of its own, with the members of an interface", () => {
    notebook.run(
      "/** One of two. */\ntype Way = 'slow' | 'fast';\n/** A house. */\ninterface House<T> { /** In metres. */ width: T; open(): void }",
    );
    assert.deepEqual(at("Way|"), { signature: 'type Way = "slow" | "fast"', documentation: "One of two." });
    assert.deepEqual(at("House|"), {
      signature: "interface House<T> {\n  width: T;\n  open(): void;\n}",
      documentation: "A house.",
    });
    assert.match(at("Partial|")?.signature ?? "", /^type Partial<T> = /);
    assert.equal(at("NoSuchType|"), undefined);
    assert.equal(at("// Way|"), undefined, "a comment is no name");
  });

  const members =
    "class Door { /** Lets in. */ open(): void {} /** In metres. */ height = 2; /** How many. */ static count = 0 }\n" +
    "interface Key { /** Its teeth. */ teeth: number }\n" +
    "enum Colour { /** As a rose. */ red = 1, /** As a leaf. */ green }\n" +
    "const wall = { /** Of bricks. */ bricks: 1, /** Builds. */ build() { return 2 }, inner: { /** Within. */ deep: 1 } };\n" +
    "namespace City { /** Its people. */ export const people = 1; /** Grows. */ export function grow(): void {} }\n" +
    "const door = new Door(), key: Key = { teeth: 3 }; // { /** no documentation\n" +
    'const text = "{ /** nor this";';
  for (const layout of ["on one line", "on lines of their own"] as const) {
    it(`keeps the documentation of members that are ${layout}`, () => {
      notebook.run(layout === "on one line" ? members : members.replace(/ (?=\/\*\* [A-Z])/g, "\n  "));
      const documentation = (text: string): string | undefined => at(text)?.documentation;
      assert.equal(documentation("door.open|()"), "Lets in.");
      assert.equal(documentation("door.height|"), "In metres.");
      assert.equal(documentation("Door.count|"), "How many.");
      assert.equal(documentation("key.teeth|"), "Its teeth.");
      assert.equal(documentation("Colour.red|"), "As a rose.");
      assert.equal(documentation("Colour.green|"), "As a leaf.");
      assert.equal(documentation("wall.bricks|"), "Of bricks.");
      assert.equal(documentation("wall.build|()"), "Builds.");
      assert.equal(documentation("wall.inner.deep|"), "Within.");
      assert.equal(documentation("City.people|"), "Its people.");
      assert.equal(documentation("City.grow|()"), "Grows.");
      assert.match(at("text|")?.signature ?? "", /"\{ \/\*\* nor this"/);
    });
  }
});
