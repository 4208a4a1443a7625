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

describe("inspection", function () {
  this.timeout(30_000);
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

  it("tells the declaration and the documentation of a name of an earlier cell, anywhere in the name", () => {
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

  it("tells the same of names of this cell, of noether, of local files and of libraries", () => {
    assert.equal(
      at(`${documented.replaceAll("twice", "thrice")}\nthrice|`)?.documentation.slice(0, 17),
      "Doubles a number,",
    );
    assert.equal(at("random|")?.signature, "function random(seed: number): Random");
    assert.match(at("random|")?.documentation ?? "", /`seed`: any integer[\s\S]*```ts\n/);
    assert.match(at('import { irreps| } from "noether"')?.documentation ?? "", /direct sum of irreps/);
    assert.equal(at("say|")?.documentation, "Says so.");
    assert.match(at("new Tree(1).height|")?.documentation ?? "", /In metres/);
    assert.match(at("console.log|")?.documentation ?? "", /stdout/);
    assert.match(at("[1].map|")?.documentation ?? "", /array/);
    assert.deepEqual(at("g|"), { signature: "const g: 1", documentation: "The seed." });
  });

  it("tells in a call which parameter is due", () => {
    const first = at("twice(|");
    assert.equal(first?.signature, 'twice(x: number, how?: "slow" | "fast"): number');
    assert.match(first?.documentation ?? "", /^\*\*`x: number`\*\*: what is doubled\n\nDoubles a number/);
    assert.match(at("twice(1, |)")?.documentation ?? "", /^\*\*`how\?: "slow" \| "fast"`\*\*: the way/);
    assert.match(at("twice(1|)")?.documentation ?? "", /^\*\*`x: number`\*\*/);
    assert.match(at("new Tree(|")?.documentation ?? "", /^\*\*`age: number`\*\*/);
    assert.match(at("Math.max(1, 2, |")?.documentation ?? "", /^\*\*`\.\.\.values: number\[\]`\*\*/);
    assert.match(at("twice(random(|")?.documentation ?? "", /^\*\*`seed: number`\*\*/);
  });

  it("says of a call with several signatures which one it shows", () => {
    assert.match(at("setTimeout(|")?.documentation ?? "", /\d of \d signatures$/);
  });

  it("has nothing to say of operators, literals, comments and unknown names", () => {
    for (const text of ["1 +| 2", "'a|'", "// twice|", "nowhere|", "|", "(|", "twice(2)|"]) {
      assert.equal(at(text), undefined, text);
    }
  });
});
